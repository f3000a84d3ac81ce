// What the frame of every page does with a script: the drawer by keyboard, light or dark by choice, and the ways of a
// site that is opened from a folder instead of a server. Other parts find the root of the site and its ways here.
(() => {
  const root = new URL("../../", document.currentScript.src).href, folder = location.protocol === "file:";
  const href = way => {
    if (!folder) return way;
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(way);
    return (path.endsWith("/") || /(^|\/)\.{1,2}$/.test(path) ? path.replace(/\/?$/, "/index.html") : path) + rest;
  };
  const remember = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(`prongsai.${name}`);
      localStorage.setItem(`prongsai.${name}`, value);
    } catch { /* a reader may forbid it; the choice then lasts as long as the page */ }
    return value ?? null;
  };
  window.prongsai = { ...window.prongsai, root, folder, href, remember };

  // A folder has no server that would open index.html by itself.
  if (folder) {
    for (const link of document.querySelectorAll("a[href]")) {
      if (link.href.startsWith(root) && !link.getAttribute("href").startsWith("#")) link.href = href(link.href);
    }
    for (const form of document.querySelectorAll("form[action]")) form.action = href(form.action);
  }

  // The drawer: a label for the mouse, a button for everyone.
  const drawer = document.getElementById("__drawer"), opener = document.querySelector("[data-opens=drawer]");
  const side = document.querySelector(".md-sidebar--primary");
  if (drawer && opener && side) {
    const show = open => {
      drawer.checked = open;
      opener.setAttribute("aria-expanded", open);
      if (open) side.querySelector("a")?.focus({ preventScroll: true });
    };
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
    opener.tabIndex = 0;
    drawer.addEventListener("change", () => show(drawer.checked));
    opener.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show(!drawer.checked);
    });
    const close = () => { show(false); opener.focus(); };
    document.addEventListener("keydown", event => { if (event.key === "Escape" && drawer.checked) close(); });
    side.addEventListener("focusout", event => {
      if (drawer.checked && event.relatedTarget && !side.contains(event.relatedTarget)) show(false);
    });
  }

  // Light or dark: as the device says until the reader chooses. The page itself set it before it was painted.
  const slot = document.querySelector("[data-slot=scheme]"), page = document.documentElement;
  if (slot) {
    const button = document.createElement("button"), dark = () => page.dataset.mdColorScheme === "slate";
    const tell = () => button.setAttribute("aria-pressed", dark());
    button.type = "button";
    button.className = "p-choice-button";
    button.textContent = "◐";
    button.setAttribute("aria-label", "พื้นมืด");
    button.title = "สลับพื้นสว่างและพื้นมืด";
    button.addEventListener("click", () => {
      page.dataset.mdColorScheme = dark() ? "default" : "slate";
      remember("scheme", page.dataset.mdColorScheme);
      tell();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
      if (remember("scheme") === null) page.dataset.mdColorScheme = matches ? "slate" : "default";
      tell();
    });
    tell();
    slot.replaceWith(button);
  }
})();
