// What a search shows, in the box of every page: how many pages, filters, and every page with the text around a hit.
(() => {
  "use strict";
  const shared = window.prongsai, { root, engine, href, figures: digits } = shared;
  const ALL = ["ทุกหน่วยงาน", "ทุกปี", "ทุกเรื่อง"], NAMES = shared.NAMES = ["agency", "year", "kind"];
  // A question and its filters, as an address has them.
  const asking = shared.asking = (q, of) => {
    const all = new URLSearchParams([["q", q], ...NAMES.map((name, i) => [name, of[i]])].filter(([, value]) => value)).toString();
    return all && `?${all}`;
  };
  const own = location.href.slice(root.length).split("/")[0];
  const make = (name, className, ...inside) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...inside);
    return element;
  };
  const button = (text, press) => {
    const made = make("button", "p-found__more", text);
    made.type = "button";
    made.onclick = press;
    return made;
  };
  const pieces = texts => texts.map((text, i) => i % 2 ? make("mark", "", text) : text);
  let turn = 0, now;
  engine.onmessage = ({ data }) => now?.(data);

  // A panel for a form and the place of its results; `changed` hears what is asked, `true` when it is settled.
  shared.panel = (form, output, changed) => {
    const field = form.elements.q, list = output.querySelector("ol"), meta = output.querySelector("p"), hint = meta.textContent;
    const filter = make("div", "p-found__filter"), foot = make("div", "p-found__foot"), told = make("p", "p-hidden");
    const selects = ALL.map(all => {
      const select = make("select", "", new Option(all, ""));
      select.setAttribute("aria-label", all);
      select.onchange = () => ask(true);
      select.hidden = true;
      filter.append(select);
      return select;
    });
    let n, wide, answer, shown, last, saying, fresh;
    told.setAttribute("role", "status");
    meta.after(told, filter);
    list.after(foot);

    const busy = still => list.setAttribute("aria-busy", still);
    const ask = settled => {
      const q = field.value.trim(), of = selects.map(({ value }) => value);
      n = ++turn;
      fresh = true;
      changed?.(q, of, settled);
      busy(q.length > 1);
      if (q.length < 2) return say({ facets: [], total: 0 }, hint);
      if (now !== hear) now?.({ n: 0 }); // the page may have two panels: the other one waits no longer
      now = hear;
      engine.postMessage({ n, q, of, wide, own });
    };
    const want = () => engine.postMessage({ n, from: shown, to: shown + (shown ? 100 : 20) });
    const say = ({ done, lost, fixed, near, total, others, facets, agencies, kinds }, hint) => {
      const q = field.value.trim(), of = selects.map(({ value }) => value);
      const none = `ไม่พบ “${q}”${of.some(Boolean) && !near && !fixed ? " ตามที่กรองไว้" : ""}`;
      if (lost && !kinds) hint = "โหลดดัชนีของการค้นหาไม่ได้ กรุณาลองใหม่";
      const text = hint ?? (fixed ? `${none} แสดงผลของ “${fixed}” ` : near ? `${none} ติดกัน แสดงที่มีทุกคำ ` : "")
        + (total ? `พบ ${digits(total)} หน้า` : done ? none : "") + (done ? "" : " กำลังค้น…") + (lost ? " (โหลดดัชนีได้ไม่ครบ)" : "");
      const all = make("a", "", "เปิดหน้าค้นหา");
      all.href = href(root + "search/") + asking(q, of);
      meta.replaceChildren(text, ...(changed ? [] : [" ", all]));
      clearTimeout(saying);
      saying = setTimeout(() => { if (told.textContent !== text) told.textContent = text; }, 500);
      foot.replaceChildren(...(others ? [button(`ดูอีก ${digits(others)} หน้าที่มีคำเหล่านี้แต่ไม่ติดกัน`, () => { wide = true; ask(); })] : []));
      facets.forEach((counts, i) => {
        const select = selects[i], { value } = select, name = key => kinds && i > 1 ? kinds[key] : key === "-" ? "ทั้งเว็บไซต์"
          : i ? digits(key) : agencies.find(([slug]) => slug === key)?.[1] ?? key;
        const keys = Object.keys({ ...counts, ...(value && { [value]: 0 }) });
        if (i === 1) keys.reverse();
        select.replaceChildren(new Option(ALL[i], ""), ...keys.map(key =>
          new Option(`${name(key)} (${digits(counts[key] ?? 0)})`, key, false, key === value)));
        select.hidden = keys.length < 2 && !value;
      });
      if (!total) list.replaceChildren();
    };
    const add = rows => {
      const held = !shown && list.contains(document.activeElement) && document.activeElement.href;
      if (!shown) {
        list.replaceChildren();
        last = {};
        if (fresh) output.parentElement.scrollTop = 0;
        fresh = false;
      }
      for (const { address, of: [slug, year, kind], short, title, text, place } of rows) {
        if (last.of !== slug + year) {
          const name = short ? short + (year === "-" ? "" : ` ปี ${digits(year)}`) : "ทั้งเว็บไซต์";
          last = { of: slug + year, group: make("li", "p-found", make("p", "p-found__head", name)) };
          list.append(last.group);
        }
        if (last.kind !== kind) {
          last.group.append(make("p", "p-found__kind", answer.kinds[kind]), last.list = make("ol", ""));
          last.kind = kind;
        }
        const link = make("a", "md-search-result__link", make("span", "p-found__title", ...pieces(title)));
        if (text) link.append(make("span", "p-found__text", ...pieces(text)));
        link.href = href(root + address) + place;
        last.list.append(make("li", "md-search-result__item", link));
      }
      if (held) ([...list.querySelectorAll("a")].find(({ href }) => href === held) ?? field).focus();
      shown += rows.length;
      if (shown >= answer.total) busy(!answer.done);
      else if (shown % 1000 < 900) want();
      else foot.prepend(button("แสดงต่อ", ({ target }) => { target.remove(); want(); }));
    };
    const hear = data => {
      if (!data.n) return busy(false);
      if (data.n !== n) return;
      if (data.rows) {
        if (data.from === shown) add(data.rows);
        return;
      }
      answer = data;
      shown = 0;
      say(data);
      if (data.total) want();
      else busy(!data.done);
    };

    field.addEventListener("input", () => { wide = false; ask(); });
    form.addEventListener("reset", () => setTimeout(() => {
      for (const select of selects) select.value = "";
      field.focus();
      ask();
    }));
    form.addEventListener("formdata", ({ formData }) => selects.forEach(({ value }, i) => value && formData.set(NAMES[i], value)));
    // A place on this very page: what is listed goes first, or the browser would find the text in the list.
    list.addEventListener("click", event => {
      const link = event.target.closest("a");
      if (link?.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey || changed) return;
      event.preventDefault();
      list.replaceChildren();
      shared.close();
      location.href = link.href;
    });
    field.addEventListener("focus", () => { if (field.value && !list.firstChild) ask(); });
    for (const part of [field, list]) part.addEventListener("keydown", event => {
      const links = [...list.querySelectorAll("a")], at = links.indexOf(event.target);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (to === undefined || to < -1 || !links.length) return;
      event.preventDefault();
      (links[Math.min(to, links.length - 1)] ?? field).focus();
    });
    if (field.value) ask();
    return { ask, field, selects };
  };
  const box = document.querySelector(".md-search");
  shared.panel(box.querySelector("form"), box.querySelector(".md-search-result"));
})();
