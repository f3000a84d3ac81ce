// The way into the search: opens and closes its box, by mouse, by touch, by `/` or Ctrl+K. What it searches with is
// asked for when someone is about to search, and not before.
(() => {
  "use strict";
  const shared = window.prongsai, toggle = document.getElementById("__search"), box = document.querySelector(".md-search");
  if (!shared?.root || !toggle || !box) return;
  const field = box.querySelector("input"), opener = document.querySelector("[data-opens=search]");
  const own = document.querySelector(".p-search input"), wide = matchMedia("(min-width: 60em)");
  let loading, before;

  const script = name => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${shared.root}assets/prongsai/search/${name}.js`;
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });
  const load = () => loading ??= (async () => {
    try {
      if (shared.folder) throw 0;
      shared.engine = new Worker(`${shared.root}assets/prongsai/search/engine.js`);
    } catch { await script("engine"); }
    await script("panel");
    if (own) await script("page");
  })().catch(() => {
    loading = null;
    for (const told of document.querySelectorAll(".md-search-result__meta")) told.textContent = "โหลดการค้นหาไม่ได้ กรุณาลองใหม่";
  });

  // On a small screen the box covers the page, so that nothing behind it can be reached.
  const show = open => {
    toggle.checked = open;
    opener?.setAttribute("aria-expanded", open);
    for (let node = box; node !== document.body; node = node.parentElement) {
      for (const other of node.parentElement.children) if (other !== node) other.inert = open && !wide.matches;
    }
    if (open) load();
  };
  const open = () => {
    if (document.activeElement !== field) before = document.activeElement;
    show(true);
    field.focus();
    field.select();
  };
  const close = () => {
    show(false);
    const back = before && before !== document.body ? before : wide.matches ? null : opener;
    if (back) back.focus();
    else field.blur();
    before = null;
  };
  shared.close = close;
  toggle.addEventListener("change", () => toggle.checked ? open() : close());
  field.addEventListener("focus", () => { if (!toggle.checked) show(true); });
  box.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (wide.matches && toggle.checked && next && !box.contains(next)) show(false);
  });
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input:not([type=checkbox]),textarea,select,[contenteditable]");
    if (event.key === "Escape" && toggle.checked) {
      event.preventDefault();
      close();
    } else if ((event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
      || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey)) {
      event.preventDefault();
      if (own) own.focus();
      else open();
    }
  });
  opener?.addEventListener("click", open);
  // The address a result led to also named the text to be shown: once it is, the plain one is what can be kept.
  addEventListener("load", () => setTimeout(() => {
    if (performance.getEntriesByType("navigation")[0]?.name.includes(":~:")) history.replaceState(history.state, "", location.href);
  }, 1000));
  if (own) {
    own.addEventListener("focus", load);
    if (new URLSearchParams(location.search).get("q")) load();
  }
})();
