// Leads on from an address that moved, to the same place (#…) within the page. Without scripts the page leads on itself.
(() => {
  const link = document.querySelector("[data-new-address]"), target = new URL(link.href);
  if (location.hash) target.hash = location.hash;
  // In a folder no server opens index.html by itself.
  if (location.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
  link.href = target.href;
  location.replace(target.href);
})();
