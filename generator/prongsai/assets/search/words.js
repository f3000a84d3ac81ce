// What the search knows of words: codes, short and long forms, words apart, slips of the hand; it marks what was found,
// and unpacks the texts. Comes after the titles, which can be looked through without it.
(() => {
  "use strict";
  const core = globalThis.prongsaiWords, { find, fold, scan, number, STEPS } = core;
  let same = [];

  // bzip2, as https://en.wikipedia.org/wiki/Bzip2 has it: Huffman, move to front, Burrows–Wheeler, runs.
  const unpack = text => {
    const input = atob(text), out = [];
    let at = 4, kept = 0, left = 0;
    const bits = count => {
      let value = 0;
      while (count--) {
        if (!left--) { kept = input.charCodeAt(at++); left = 7; }
        value = value * 2 + (kept >> left & 1);
      }
      return value;
    };
    while (bits(24) === 0x314159) {
      bits(57);
      const origin = bits(24), used = bits(16), front = [], choice = [], tables = [], order = [];
      for (let i = 0; i < 16; i++) if (used >> 15 - i & 1) {
        const row = bits(16);
        for (let j = 0; j < 16; j++) if (row >> 15 - j & 1) front.push(i * 16 + j);
      }
      const kinds = bits(3), turns = bits(15), size = front.length + 2;
      for (let i = 0; i < kinds; i++) order.push(i);
      for (let i = 0, j; i < turns; i++) {
        for (j = 0; bits(1);) j++;
        order.unshift(...order.splice(j, 1));
        choice.push(order[0]);
      }
      for (let i = 0, length; i < kinds; i++) {
        const lengths = [], limits = [], signs = [];
        for (length = bits(5); lengths.length < size; lengths.push(length)) while (bits(1)) length += bits(1) ? -1 : 1;
        for (let long = 1, code = 0; long < 21; long++, code *= 2) {
          lengths.forEach((one, sign) => { if (one === long) { signs.push(sign); code++; } });
          limits[long] = [code, signs.length - code];
        }
        tables.push({ limits, signs });
      }
      const block = [], counts = new Int32Array(257);
      for (let done = 0, run = 0, weight = 1; ; done++) {
        const { limits, signs } = tables[choice[done / 50 | 0]];
        let long = 1, code = bits(1);
        while (code >= limits[long][0]) { code = code * 2 + bits(1); long++; }
        const sign = signs[limits[long][1] + code];
        if (sign < 2) { run += weight << sign; weight *= 2; continue; }
        for (; run; run--) block.push(front[0]);
        weight = 1;
        if (sign > size - 2) break;
        front.unshift(...front.splice(sign - 1, 1));
        block.push(front[0]);
      }
      for (const byte of block) counts[byte + 1]++;
      for (let i = 0; i < 256; i++) counts[i + 1] += counts[i];
      const next = new Int32Array(block.length);
      block.forEach((byte, i) => { next[counts[byte]++] = i; });
      for (let i = 0, way = next[origin], same = 0, last = -1; i < block.length; i++, way = next[way]) {
        const byte = block[way];
        if (same === 4) { for (let j = byte; j--;) out.push(last); same = 0; last = -1; continue; }
        same = byte === last ? same + 1 : 1;
        out.push(last = byte);
      }
    }
    return JSON.parse(new TextDecoder("windows-874").decode(new Uint8Array(out)));
  };
  // Texts, one a line; what stands beside a name may be given by the place of the same text.
  const texts = packed => {
    const [text, synonyms] = unpack(packed), lines = text.split("\n");
    same = [...same, ...synonyms.map(forms => forms.map(words => words.map(fold)))];
    return lines.map(line => line.replace(/\t(\t.+)/, (_, at) => `\t${lines[number(at)]}`)).join("\n");
  };

  // The same for a short text, with the place each letter had before.
  const trace = text => {
    let map = [...Array(text.length + 1).keys()];
    for (const [what, by] of STEPS) {
      const places = [];
      let now = "", end = 0;
      for (const found of text.matchAll(what)) {
        const put = `${by(...found)}`, start = found.index, same = put.length === found[0].length;
        now += text.slice(end, start) + put;
        places.push(...map.slice(end, start));
        for (let i = 0; i < put.length; i++) places.push(map[start + (same ? i : Math.min(i, found[0].length - 1))]);
        end = start + found[0].length;
      }
      text = now + text.slice(end);
      map = [...places, ...map.slice(end)];
    }
    return [text, map];
  };

  // What to look for: strings, and expressions where a spelling varies.
  const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const SIGNS = { o: "โอ", i: "ไอ", e: "อี" };
  const coded = (sign, number) => new RegExp(
    `(^|[^a-z0-9])${sign}[ .]?0?${number}(?!\\d)|(^|[^a-z0-9ก-๙]|ข้อ|ที่)${SIGNS[sign]}[ .-]?0?${number}(?!\\d)` +
    (sign === "o" && number > 9 ? `|(^|[^0-9a-z.,/:-])0${number}(?![0-9a-z])(?![.,/:-]\\d)` : ""), "gm");
  const latin = sign => Object.keys(SIGNS).find(one => SIGNS[one] === sign) ?? sign;
  const readCode = text => {
    const found = /^(ข้อ(?:ที่)? ?)?(?:(o|โอ|i|ไอ|e|อี)[ .-]?0?|0(?=\d\d$))?([1-9]\d?)$/.exec(text);
    if (!found || !(found[1] || found[2] || text[0] === "0")) return null;
    const plain = found[1] && !found[2] ? [new RegExp(`()ข้อ(?:ที่)? ?${found[3]}(?!\\d)`, "g")] : [];
    return [coded(latin(found[2] ?? "o"), found[3]), ...plain];
  };
  // A short form as it may be typed: without its dots where a word begins, of two letters only where one ends as well.
  const typed = one => {
    if (/[a-z]/.test(one)) return new RegExp(`(^|[^a-z0-9])()${one}(?![a-z0-9])`);
    const signs = one.match(/[^.][็-๎ัิ-ู]*/g), end = signs.length > 2 ? " ?" : "(?: |$|(?=\\d))";
    const loose = signs.length > 1 ? `|(^| )${signs.join("\\.? ?")}\\.?${end}` : "";
    return new RegExp(`${signs.length > 1 ? "()" : "(^| )()"}${escaped(one)} ?${loose}`);
  };
  // Its long forms in its place, and the other ways to write it, apart from what stands beside it or not.
  const written = (text, [short, long]) => short.flatMap(one => {
    const what = typed(one), found = what.exec(text);
    if (!found) return [];
    const forms = [...long, ...short].flatMap(form => {
      const put = text.replace(what, `$1$2${form}`);
      return [put, put.replace(` ${form}`, form), text.replace(what, `$1$2${form} `).trim()];
    });
    const bare = one.replaceAll(".", ""), alone = bare !== one && bare.length > 2 && found[0].length === text.length;
    return [...forms, ...alone ? [new RegExp(`(^|[^ก-๎])${bare}(?![ก-๎])`, "gm")] : []];
  });
  const shortened = (text, [short, long]) => long.flatMap(full =>
    text.includes(full) ? short.map(one => text.replace(full, one)) : []);
  // `E-Service`, `eservice`, `e service`: the hyphen is gone on both sides, a space may be in either.
  // A space may also stand behind the dot of a short form.
  const spelled = text => {
    if (text.exec) return text;
    const plain = escaped(text), between = "(?: ?- ?| )?";
    const free = plain.replace(/([a-z])(?: ?- ?| )?(?=([a-z]{3}))/g,
      (all, sign, rest, at) => /[a-z0-9]/.test(plain[at - 1] ?? "") ? all : sign + between)
      .replace(/([ก-ฮ][็-๎ัิ-ู]*\\\.) ?(?=.)/g, "$1 ?");
    return free === plain ? text : new RegExp(`()${free}`, "g");
  };
  const meant = text => {
    const code = readCode(text);
    if (code) return code;
    const plain = named => text.replace(/(^| )(ข้อ(?:ที่)? ?)?(o|โอ|i|ไอ|e|อี)[ .-]?0?([1-9]\d?)(?= |$)/g,
      (_, gap, name = "", sign, number) => gap + (named ? name : "") + latin(sign) + number);
    const all = new Set([text, plain(true), plain(false)]);
    for (const forms of same) for (const one of [...all]) if (!one.exec) written(one, forms).forEach(other => all.add(other));
    return [...all].map(spelled);
  };

  // What nobody means who types it: signs around, and the dot between entries of a line.
  const trimmed = text => text.replace(/ ?· ?/g, " ").replace(/^[-"' ()[\]{}#,;:!?…]+|[-"' ()[\]{}#,;:!?…]+$/g, "");
  const words = text => [...new Set(text.split(" "))].filter(one => one.length > 1 || /\d/.test(one));
  const numeral = word => /^\d+$/.test(word);
  const belongs = (word, { group: { says } }) => numeral(word) ? says.split(" ").includes(word) : says.includes(word);
  const belonging = word => {
    const found = new Map();
    core.pages().forEach((one, page) => { if (belongs(word, one)) found.set(page, { score: 0, told: -1 }); });
    return found;
  };
  // All words, wherever they stand on a page or in the name and year of who it belongs to; best where the title has some
  // and the others say whose and when, or where one text has all.
  const scattered = text => {
    const forms = word => numeral(word) ? [new RegExp(`(^|[^\\d.,]|[^\\d][.,])${word}(?!\\d)`, "gm")] : meant(word);
    const asked = words(text), each = asked.map(word => find(forms(word), belonging(word))), all = new Map();
    if (each.length > 1) for (const page of each[0].keys()) {
      const hits = each.map(one => one.get(page));
      if (!hits.every(Boolean)) continue;
      const best = hits.reduce((a, b) => b.told > a.told ? b : a);
      const titled = hits.filter((hit, i) => hit.score > 99 || belongs(asked[i], core.pages()[page])).length;
      const score = hits.filter(({ line }) => line && line === best.line).length + (titled === hits.length ? 50 : 0) - 100;
      all.set(page, { line: best.line, score });
    }
    return all;
  };
  // The same with other spaces, with words shortened, with commas in a number, and with its words apart. Nothing is near
  // a code.
  const near = text => {
    if (readCode(text)) return new Map();
    const others = same.flatMap(forms => shortened(text, forms));
    if (/[ .\da-z]/.test(text)) others.push(new RegExp(`()${[...text.replaceAll(" ", "")].map(escaped).join(" ?")}`, "g"));
    if (/^\d{4,}$/.test(text)) others.push(text.replace(/\B(?=(\d{3})+$)/g, ","));
    return new Map([...scattered(text), ...find(others)]);
  };

  // A text with what was found in it: every second piece is a hit.
  const marked = (text, used, limit = text.length) => {
    const [folded, map] = trace(text), spans = [], part = { text: folded, starts: [0, folded.length + 1] };
    for (const what of used) scan(part, what, (_, at, long) => {
      for (; at >= 0; at = what.exec ? -1 : folded.indexOf(what, at + long)) spans.push([map[at], map[at + long]]);
    });
    spans.sort((a, b) => a[0] - b[0]);
    const whole = /[\sก-ฮเ-ไa-z0-9]/i, first = spans[0]?.[0] ?? 0;
    let from = text.length > limit && first > 50 ? first - 40 : 0, to = Math.min(text.length, from + limit);
    while (from && from < first && !whole.test(text[from])) from++;
    while (to < text.length && !whole.test(text[to])) to++;
    const pieces = [from ? "…" : ""];
    let at = from;
    for (const [start, end] of spans) if (start >= at && end <= to) {
      pieces[pieces.length - 1] += text.slice(at, start);
      pieces.push(text.slice(start, end), "");
      at = end;
    }
    pieces[pieces.length - 1] += text.slice(at, to) + (to < text.length ? "…" : "");
    return pieces;
  };
  // The browser finds a text again by itself, also one that goes on in the cell beside it:
  // https://wicg.github.io/scroll-to-text-fragment/
  const place = line => line?.length < 200
    ? `#:~:text=${line.split("\t").map(text => encodeURIComponent(text).replaceAll("-", "%2D"))}` : "";
  // The pages each text of a part stands on: for every run of them how many it shares with the run before, and the
  // further ones, each from the one before.
  const standing = packed => {
    let pages = [];
    return unpack(packed).split(" ").flatMap(run => {
      const [ways, times] = run.split(":"), [shared, ...apart] = ways.split(",").map(number);
      pages = pages.slice(0, shared);
      for (const way of apart) pages.push((pages.at(-1) ?? 0) + way);
      return Array(number(times)).fill(pages);
    });
  };
  // What is meant first; what is near when there is nothing else, or when it is wanted; what was slipped last of all.
  const look = (asked, done, wide) => {
    let text = trimmed(asked), used = meant(text), found = new Map(), others = found, fixed;
    if (text.length < 2) return { found, used };
    found = find(used);
    if (!found.size && text.endsWith(".")) found = find(used = meant(text = text.replace(/\.+$/, "")));
    if (done) others = near(text);
    if (done && !found.size && !others.size && !readCode(text)) {
      if (!core.corrected) return { found, used, wait: core.bring("slips") };
      if ((fixed = core.corrected(text))) {
        found = find(used = meant(fixed));
        if (!found.size) others = near(fixed);
      }
      if (!found.size && !others.size) {
        fixed = "";
        others = scattered(text = core.apart(text));
      }
    }
    for (const page of found.keys()) others.delete(page);
    const only = !found.size && others.size > 0;
    if (!only && !wide) return { found, used, fixed, others };
    return { found: new Map([...others, ...found]), used: [...used, ...words(fixed || text).flatMap(meant)], fixed, near: only };
  };
  Object.assign(core, { texts, standing, meant, look, marked, place });
})();
