// Leads on from an address that moved, to the same place (#…) within the page. Without scripts the page leads on itself.
(function () {
  var link = document.querySelector("[data-new-address]");
  var target = new URL(link.href);
  if (location.hash) target.hash = location.hash;
  location.replace(target.href);
})();
