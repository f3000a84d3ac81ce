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
  const font = (weight, range, letters) => new FontFace("Sarabun", Uint8Array.from(atob(letters), one => one.charCodeAt(0)),
    { weight, unicodeRange: range }).load().then(face => document.fonts.add(face));
  // A number in the site's kind of digits, as its pages show them.
  const thai = document.querySelector("meta[name=prongsai-digits]")?.content === "thai";
  const figures = text => thai ? `${text}`.replace(/\d/g, digit => "๐๑๒๓๔๕๖๗๘๙"[digit]) : `${text}`;
  window.prongsai = { ...window.prongsai, root, folder, href, remember, font, figures };

  // A folder has no server that would open index.html by itself, and browsers take no fonts from it.
  if (folder) {
    const fonts = document.createElement("script");
    fonts.src = `${root}assets/prongsai/fonts/fonts.js`;
    document.head.append(fonts);
    for (const link of document.querySelectorAll("a[href]")) {
      if (link.href.startsWith(root) && !link.getAttribute("href").startsWith("#")) link.href = href(link.href);
    }
    for (const form of document.querySelectorAll("form[action]")) form.action = href(form.action);
  }

  // The drawer and the search open by a hidden box, which the theme's styles follow; a button works it for everyone.
  const opens = name => {
    const box = document.getElementById(`__${name}`), button = document.querySelector(`[data-opens=${name}]`);
    if (!box || !button) return null;
    const show = open => { box.checked = open; box.dispatchEvent(new Event("change")); };
    box.addEventListener("change", () => button.setAttribute("aria-expanded", box.checked));
    button.addEventListener("click", () => show(!box.checked));
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !box.checked) return;
      show(false);
      button.focus();
    });
    return { box, show };
  };
  opens("search");
  const drawer = opens("drawer"), side = document.querySelector(".md-sidebar--primary");
  if (drawer && side) {
    drawer.box.addEventListener("change", () => {
      if (drawer.box.checked) side.querySelector("a")?.focus({ preventScroll: true });
    });
    side.addEventListener("focusout", ({ relatedTarget }) => {
      if (drawer.box.checked && relatedTarget && !side.contains(relatedTarget)) drawer.show(false);
    });
  }

  // Pictures below are fetched when they come into sight; where there is room for them, before someone prints.
  addEventListener("load", () => {
    if (navigator.connection?.saveData || !matchMedia("(min-width: 60em)").matches) return;
    for (const picture of document.querySelectorAll("img[loading=lazy]")) picture.loading = "eager";
  });

  // On paper: where the page was read, if it does not know its own address, and on which day, if it declares none.
  const style = document.documentElement.style, kept = document.querySelector(".p-print-only code")?.textContent;
  if (kept) {
    const today = figures(new Date().toLocaleDateString("th-TH-u-ca-buddhist-nu-latn", { dateStyle: "long" }));
    const foot = getComputedStyle(document.documentElement).getPropertyValue("--p-foot").trim().slice(1, -1);
    const read = kept[0] === "/" && !folder ? foot.replace(kept, location.origin + location.pathname) : foot;
    style.setProperty("--p-foot", JSON.stringify(foot.includes(" · ") ? read : `${read} · พิมพ์เมื่อ ${today}`));
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
