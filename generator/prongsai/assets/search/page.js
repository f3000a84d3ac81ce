// The search on a page of its own: what is asked stands in the address, so that it can be sent to someone, and the way
// back goes through it.
(() => {
  "use strict";
  const page = document.querySelector(".p-search"), form = page.querySelector("form"), { panel, asking, NAMES } = window.prongsai;
  let quiet = true;
  const { ask, field, selects } = panel(form, page.querySelector(".md-search-result"), (q, of, settled) => {
    if (quiet) return;
    history[settled ? "pushState" : "replaceState"](null, "", location.pathname + asking(q, of));
  });
  const restore = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    selects.forEach((select, i) => {
      const value = asked.get(NAMES[i]) ?? "";
      if (value) select.append(new Option(value, value));
      select.value = value;
    });
    quiet = true;
    ask();
    quiet = false;
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    ask(true);
  });
  addEventListener("popstate", restore);
  // Who comes back from a result stands where it was listed, as soon as it is listed again.
  const list = page.querySelector("ol"), { y } = history.state ?? {};
  list.addEventListener("click", () => history.replaceState({ y: scrollY }, ""));
  if (y) new MutationObserver((_, watch) => {
    if (list.getAttribute("aria-busy") !== "false") return;
    watch.disconnect();
    scrollTo(0, y);
  }).observe(list, { attributes: true });
  const typed = field.value;
  restore();
  if (typed && typed !== field.value) {
    field.value = typed;
    ask();
  }
})();
