// The search itself: takes the index in, folds, finds, ranks. Runs in a worker of its own; in the page where a site is
// opened from a folder, which has no workers. A question comes in as { n, q, of }, an answer goes out, and goes
// out again as more of the index arrives; { n, from, to } asks for the rows of the latest answer.
(() => {
  "use strict";
  const inPage = typeof document === "object", here = globalThis;
  const home = inPage ? prongsai.root : new URL("../../../", location).href;
  const { STEPS, fold } = here.prongsaiFolding;

  // What has arrived: pages, and parts of texts, the titles first.
  let head, parts, pages, waiting, lost, again, asked, answer, brought;
  const read = (lines, pagesOf) => {
    const text = fold(lines), starts = [0];
    for (let at = 0; (at = text.indexOf("\n", at) + 1);) starts.push(at);
    return { lines: lines.split("\n"), text, starts: [...starts, text.length + 1], pagesOf };
  };
  const number = text => parseInt(text, 36);
  here.prongsaiIndex = data => {
    if (data.t) {
      head = data;
      pages = [];
      const pagesOf = [];
      for (const [agency, year, kind, rows] of data.g) {
        const [slug = "-", short] = data.a[agency] ?? [], own = short && slug ? `${slug}/` : "", start = year ? `${own}${year}/` : own;
        const group = { slug, short, year, kind, of: [slug, `${year || "-"}`, `${kind}`], says: fold(`${short ?? ""} ${year}`) };
        for (const row of rows.split("\n")) {
          const [end, known] = row.split(" "), title = known ? number(known) : pagesOf.length;
          (pagesOf[title] ??= []).push(pages.length);
          pages.push({ address: start + end, title, group });
        }
      }
      parts = [read(data.t, pagesOf)];
      waiting = [...data.p];
    } else if (data.v === head.v) {
      parts.push(read(more.texts(data.b), more.standing(data.r)));
    } else if (again) lost++;
    else start(again = `?${data.v}`); // the browser kept older titles: once more, past its memory
  };

  // The first place in each text of a part.
  const scan = ({ text, starts }, what, hit) => {
    for (let at = 0, block = 0; at < text.length; at = starts[block + 1]) {
      let long = what.length;
      if (what.exec) {
        what.lastIndex = at;
        const found = what.exec(text);
        if (!found) return;
        const before = found.slice(1).find(one => one !== undefined)?.length ?? 0;
        at = found.index + before;
        long = found[0].length - before;
      } else if ((at = text.indexOf(what, at)) < 0) return;
      while (starts[block + 1] <= at) block++;
      hit(block, at - starts[block], long, starts[block + 1] - starts[block] - 1);
    }
  };
  // Titles above texts; a text that says nothing else, or begins with it, above one that mentions it.
  const find = (alternatives, found = new Map()) => {
    parts.forEach((part, number) => {
      for (const what of alternatives) scan(part, what, (block, at, long, size) => {
        const whole = long === size ? 2 : at ? 0 : 1, score = (number ? 0 : 100) + whole * 10;
        for (const page of part.pagesOf[block]) {
          const hit = found.get(page) ?? { score: -1, told: -1 };
          if (score > hit.score) hit.score = score;
          const line = part.lines[block], tells = size < 30 || line.includes("//") ? 1 : 2 + (size < 400);
          if (number && tells > hit.told) { hit.told = tells; hit.line = line; }
          found.set(page, hit);
        }
      });
    });
    return found;
  };

  // What words.js brings: it is not waited for when titles are looked through.
  const more = here.prongsaiWords = {
    find, fold, scan, number, STEPS, parts: () => parts, pages: () => pages,
    bring: name => brought ??= !load(`assets/prongsai/search/${name}.js`, () => { more.corrected ??= () => ""; solve(); }),
    look: text => ({ found: find(text ? [text] : []), used: [text] }), marked: text => [text], place: () => "",
  };

  // An answer: pages in their order, and how many there are of whom, of which year and of what kind.
  const wanted = (group, but) => asked.of.every((value, i) => i === but || !value || value === group.of[i]);
  const solve = () => {
    const all = !waiting.length, { found, others = new Map(), wait, ...told } = more.look(fold(asked.q), all, asked.wide);
    const facets = asked.of.map((_, i) => {
      const counts = {};
      for (const page of found.keys()) {
        const { group } = pages[page];
        if (wanted(group, i)) counts[group.of[i]] = (counts[group.of[i]] ?? 0) + 1;
      }
      return counts;
    });
    // Of one agency and year together, of one kind together: each where its best result stands.
    const best = new Map(), last = head.k.length - 1;
    const hits = [...found].filter(([page]) => wanted(pages[page].group)).map(([page, { score, line }]) => {
      const { group } = pages[page], name = `${group.slug} ${group.year}`;
      if (group.kind === last) score -= 500;
      for (const key of [group, name]) best.set(key, Math.max(best.get(key) ?? -999, score));
      return { page, group, line, score, name };
    });
    const names = [...best.keys()];
    for (const hit of hits) {
      const { group, name, score, page } = hit;
      hit.rank = [best.get(name), group.slug === asked.own, group.year, -names.indexOf(name), best.get(group), -group.kind, score, -page];
    }
    hits.sort(({ rank: a }, { rank: b }) => {
      const i = a.findIndex((one, j) => one !== b[j]);
      return b[i] - a[i];
    });
    answer = { n: asked.n, hits, used: told.used };
    const besides = [...others.keys()].filter(page => wanted(pages[page].group)).length;
    tell({ ...told, used: 0, others: besides, n: asked.n, done: all && !wait, lost, facets, total: hits.length, agencies: head.a, kinds: head.k });
  };
  const rows = ({ n, from, to }) => n === answer?.n && tell({
    n, from, rows: answer.hits.slice(from, to).map(({ page, group, line }) => ({
      address: pages[page].address, of: group.of, short: group.short, place: more.place(line),
      title: more.marked(parts[0].lines[pages[page].title], answer.used), text: line && more.marked(line, answer.used, 150),
    })),
  });

  // Parts come one after the other, so that a question in between is answered with what is there.
  const load = (address, next) => {
    if (inPage) {
      const script = document.createElement("script");
      script.src = home + address;
      script.onload = next;
      script.onerror = () => { lost++; next(); };
      document.head.append(script);
      return;
    }
    try { importScripts(home + address); } catch { lost++; }
    setTimeout(next);
  };
  const step = mine => {
    if (mine !== waiting) return; // titles have come once more
    if (asked) solve();
    if (mine.length) load(`search/${mine[0]}.js`, () => { mine.shift(); step(mine); });
  };
  const start = (fresh = "") => {
    lost = 0;
    load(`search/titles.js${fresh}`, () => {
      if (!head) return give();
      if (asked) solve();
      setTimeout(load, 0, "assets/prongsai/search/words.js", () => step(waiting));
    });
  };
  const ask = question => {
    if (question.to) return rows(question);
    asked = question;
    if (head) solve();
    else if (lost) start("?");
  };
  // Nothing came: told to who asked, and asked for again with the next question.
  const give = () => asked && tell({ n: asked.n, lost, done: true, total: 0, facets: [] });
  const port = inPage ? prongsai.engine = { postMessage: data => setTimeout(ask, 0, data) } : here;
  const tell = data => inPage ? port.onmessage({ data }) : postMessage(data);
  if (!inPage) onmessage = ({ data }) => ask(data);
  start();
})();
