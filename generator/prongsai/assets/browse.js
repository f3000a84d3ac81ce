// The filter of all measures. What is chosen stands in the address, so that a list can be sent to someone and the back
// button goes back through it. Data are asked for when the form is used, or when the address already says what is wanted.
(() => {
  "use strict";
  const box = document.querySelector("[data-browse]"), shared = window.prongsai;
  if (!box || !shared?.root) return;
  const form = box.querySelector("form"), words = form.elements.q, more = box.querySelector("[data-more]");
  const told = box.querySelector("[role=status]"), found = box.querySelector("[data-found]");
  const list = found.querySelector("ul"), reset = form.querySelector("[type=reset]"), fold = form.querySelector("details");
  const chosenTold = fold.querySelector("summary span"), fields = [...form.querySelectorAll("select")], STEP = 25, LIKE = .6;

  // Data files call `prongsai.take`; what is not ours goes to whoever took before.
  const taken = {}, asked = {}, others = shared.take;
  shared.take = (name, value) => {
    if (name.startsWith("measures/")) taken[name] = value;
    else others?.(name, value);
  };
  const load = name => asked[name] ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${shared.root}measures/${name}.js`;
    script.onload = () => done(taken[`measures/${name}`]);
    script.onerror = () => { delete asked[name]; script.remove(); fail(new Error(name)); };
    document.head.append(script);
  });

  const number = count => shared.figures(count.toLocaleString("en-US"));

  let data, ready, turn = 0, typing = false;
  // Where the choices of a field stand in a row; a row may have several.
  const choices = {};
  const prepare = () => ready ??= load("list").then(whole => {
    data = whole;
    const years = [...new Set(whole.rows.map(row => row[1]))];
    Object.assign(choices, {
      agency: [whole.agencies, row => [row[0]]],
      year: [years.map(year => [String(year), number(year).replace(/,/g, "")]), row => [years.indexOf(row[1])]],
      topic: [whole.topics, row => [row[2]]],
      indicator: [whole.indicators, row => row[3]],
      unit: [whole.units, row => row[4]],
      state: [whole.states, row => row[5]],
    });
    for (const field of fields) {
      const [known, places] = choices[field.name], counts = known.map(() => 0);
      for (const row of whole.rows) for (const place of places(row)) counts[place] += 1;
      field.append(...known.map(([id, title], place) => new Option(`${title} (${number(counts[place])})`, id)));
    }
  }).catch(error => { ready = undefined; throw error; });

  const element = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  };
  const line = (row, [id, title, hint, owners, report, evidence, said, ended]) => {
    const [slug, short, fictional] = data.agencies[row[0]];
    const way = `${shared.root}${slug && slug + "/"}${row[1]}/measures/${id}/`;
    const link = (text, fragment = "") => {
      const made = element("a", "", text);
      made.href = shared.href(way + fragment);
      return made;
    };
    const owner = slug && short + (fictional ? " (หน่วยงานสมมติ)" : "") + " · ";
    const whose = `${owner}ปี ${number(row[1]).replace(/,/g, "")}`;
    const reached = element("span", "p-reached");
    for (const place of row[5]) {
      const [state, word] = data.states[place], over = state === "overdue";
      reached.append(element("span", `p-state p-state--${over ? "late" : data.looks[state] ?? "none"}`, word), " ");
      if (over) reached.append(element("span", "p-where", `สิ้นสุด ${ended}`), " ");
    }
    if (report) reached.append(element("span", "p-where", `รายงานล่าสุด: ${report}`), " ");
    if (evidence) reached.append(link(`หลักฐาน ${number(evidence)} รายการ`, "#progress"));
    else if (report) reached.append(element("span", "p-where", "ยังไม่มีหลักฐานในเว็บไซต์นี้"));
    return element("li", "", link(title), element("span", "p-where", owners ? `${whose} · ${owners}` : whose),
      ...(hint ? [element("span", "p-said", hint)] : []), reached, ...(said ? [element("span", "p-said", said)] : []));
  };

  const wanted = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value) chosen.set(field.name, field.value);
    if (words.value.trim()) chosen.set("q", words.value.trim());
    return chosen;
  };
  const parts = async (name, places) => {
    const numbers = [...new Set(places.map(place => Math.floor(place / data.chunk) + 1))];
    const loaded = new Map(await Promise.all(numbers.map(async one => [one, await load(`${name}-${one}`)])));
    return place => loaded.get(Math.floor(place / data.chunk) + 1)[place % data.chunk];
  };
  // How much of a word stands in a text, by its stretches of four letters: Thai writes words together, so that กล่องรับเรื่อง
  // and ตู้รับเรื่อง have most of theirs in common. A short word is there or not.
  const alike = (word, text) => {
    const stretches = Array.from({ length: Math.max(1, word.length - 3) }, (_, at) => word.slice(at, at + 4));
    return stretches.filter(one => text.includes(one)).length / stretches.length;
  };
  const matching = async chosen => {
    let places = [...data.rows.keys()];
    for (const { name, value } of fields) {
      if (!value) continue;
      const [known, of] = choices[name], place = known.findIndex(([id]) => id === value);
      places = places.filter(one => of(data.rows[one]).includes(place));
    }
    const looked = globalThis.prongsaiFolding.fold(chosen.get("q") ?? "").split(" ").filter(Boolean);
    if (!looked.length || !places.length) return { places, near: false };
    const text = await parts("words", places);
    const whole = places.filter(place => looked.every(word => text(place).includes(word)));
    if (whole.length) return { places: whole, near: false };
    const likeness = new Map(places.map(place => [place, Math.min(...looked.map(word => alike(word, text(place))))]));
    places = places.filter(place => likeness.get(place) >= LIKE);
    return { places: places.sort((one, other) => likeness.get(other) - likeness.get(one)), near: true };
  };
  const show = async (places, from, mine) => {
    const next = places.slice(from, from + STEP), text = await parts("list", next);
    if (mine !== turn) return;
    if (!from) list.replaceChildren();
    const lines = next.map(place => line(data.rows[place], text(place))), left = places.length - from - next.length;
    list.append(...lines);
    more.hidden = left <= 0;
    more.textContent = `แสดงอีก ${number(Math.min(left, STEP))} จาก ${number(left)} รายการ`;
    more.onclick = () => show(places, from + STEP, mine).catch(failed);
    if (from) lines[0].querySelector("a").focus();
  };
  const summary = (places, near) => {
    if (!places.length) return "ไม่พบมาตรการตามที่เลือก ลองลดเงื่อนไขหรือใช้คำที่สั้นลง";
    const counts = data.states.map(() => 0);
    for (const place of places) for (const state of data.rows[place][5]) counts[state] += 1;
    const states = data.states.map(([, word], at) => counts[at] ? ` · ${word} ${number(counts[at])}` : "").join("");
    const over = data.today && counts[data.states.findIndex(([id]) => id === "overdue")] ? ` (ณ วันที่ ${data.today})` : "";
    const way = near ? "ไม่พบคำนี้ตรงตัว มาตรการที่ใกล้เคียง" : "พบ";
    return `${way} ${number(places.length)} จาก ${number(data.rows.length)} มาตรการ${states}${over}`;
  };
  const failed = () => {
    browse(true);
    told.textContent = "โหลดรายการไม่สำเร็จ กรุณาลองใหม่ หรือเลือกจากรายการด้านล่าง";
  };
  // The plain lists below make room for what is found.
  const browse = plain => {
    found.hidden = plain;
    for (let below = box.nextElementSibling; below; below = below.nextElementSibling) below.hidden = !plain;
  };
  const apply = async keep => {
    const chosen = wanted(), mine = turn += 1, asks = [...chosen].length > 0;
    reset.hidden = !asks;
    const count = fields.filter(field => field.value).length;
    chosenTold.textContent = count ? ` (เลือกไว้ ${number(count)})` : "";
    keep?.(chosen);
    if (!asks) {
      told.textContent = "";
      browse(true);
      return;
    }
    try {
      await prepare();
      const { places, near } = await matching(chosen);
      if (mine !== turn) return;
      await show(places, 0, mine);
      if (mine !== turn) return;
      told.textContent = summary(places, near);
      browse(false);
    } catch {
      if (mine === turn) failed();
    }
  };
  const remember = way => chosen => {
    const query = chosen.toString();
    try {
      history[way](null, "", query ? `?${query}` : location.pathname);
    } catch { /* a page opened from a folder may not be allowed to */ }
  };
  const read = async keep => {
    const asking = new URLSearchParams(location.search);
    if ([...asking].length) {
      try {
        await prepare();
      } catch {
        failed();
        return;
      }
    }
    for (const field of fields) {
      const value = asking.get(field.name) ?? "";
      field.value = [...field.options].some(one => one.value === value) ? value : "";
    }
    words.value = asking.get("q") ?? "";
    await apply(keep);
  };

  const early = () => { prepare().catch(() => { /* told when something is chosen */ }); };
  for (const sign of ["focusin", "pointerenter", "touchstart"]) form.addEventListener(sign, early, { passive: true });
  form.addEventListener("input", event => {
    // A word is one step of the history, not every letter of it.
    const again = event.target === words && typing;
    typing = event.target === words;
    apply(remember(again ? "replaceState" : "pushState"));
  });
  form.addEventListener("change", () => { typing = false; });
  form.addEventListener("submit", event => {
    event.preventDefault();
    apply();
  });
  form.addEventListener("reset", event => {
    event.preventDefault();
    for (const field of [...fields, words]) field.value = "";
    typing = false;
    apply(remember("pushState"));
    words.focus();
  });
  addEventListener("popstate", () => { typing = false; read(); });

  fold.open = matchMedia("(min-width: 45em)").matches;
  read(location.search ? remember("replaceState") : undefined);
})();
