// The search on a page of its own: what is asked stands in the address, so that it can be sent to someone, and the way
// back goes through it.
(() => {
  "use strict";
  const page = document.querySelector(".p-search"), form = page.querySelector("form"), NAMES = ["agency", "year", "kind"];
  let quiet = true;
  const { ask, field, selects } = window.prongsai.panel(form, page.querySelector(".md-search-result"), (q, of, settled) => {
    if (quiet) return;
    const all = new URLSearchParams([["q", q], ...NAMES.map((name, i) => [name, of[i]])].filter(([, value]) => value));
    history[settled ? "pushState" : "replaceState"](null, "", `${location.pathname}${`${all}` ? `?${all}` : ""}`);
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
  const typed = field.value;
  restore();
  if (typed && typed !== field.value) {
    field.value = typed;
    ask();
  }
})();
