// What the search makes of a word that stands nowhere: fetched only then.
(() => {
  "use strict";
  const core = globalThis.prongsaiWords, { find, meant, scan, parts } = core;

  // One slip of the hand: letters left out, doubled, swapped or taken for a like one. The lighter the slip and the more
  // of the word the site has, the better; a number is never mended.
  const LIKE = ["ดตฎฏ", "นณ", "สศษซ", "ขคฆ", "ถทธฐฑฒ", "ชฌ", "ยญ", "พภผ", "รล", "ใไ", "เแ"];
  const MARKS = /^[็-๎ัิ-ู]*$/;
  const slip = (a, b, edge) => {
    let start = 0, end = 0;
    while (start < a.length && a[start] === b[start]) start++;
    while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
    const x = a.slice(start, a.length - end), y = b.slice(start, b.length - end);
    if (x.length > 1 || y.length > 1) return x === y[1] + y[0] && !y[2] ? 1 : 0;
    if (MARKS.test(x + y) || (x && y && LIKE.some(signs => signs.includes(x) && signs.includes(y)))) return 1;
    return y || (edge ? end : start) ? 2 : 3; // a letter too many at either end tells little
  };
  // With one slip, one half of a word is right: it is looked for, and what stands beside it compared.
  const digits = text => text.replace(/\D/g, "");
  const mended = text => {
    const found = new Map(), half = text.length >> 1;
    if (text.replace(/[ .-]/g, "").length < 4) return;
    const note = (word, cost, times = 1) => {
      if (word !== word.trim() || digits(word) !== digits(text)) return;
      const known = found.get(word) ?? { word, cost, times: 0 };
      known.times += times;
      found.set(word, known);
    };
    for (const cut of [half, half + 1]) for (const after of [true, false]) {
      const [part, rest] = after ? [text.slice(0, cut), text.slice(cut)] : [text.slice(cut), text.slice(0, cut)];
      for (const { text: all } of parts()) for (let at = -1; part && (at = all.indexOf(part, at + 1)) >= 0;) {
        for (let long = rest.length - 1; long <= rest.length + 1; long++) {
          const other = all.slice(...(after ? [at + part.length, at + part.length + long] : [Math.max(0, at - long), at]));
          const cost = !other.includes("\n") && slip(rest, other, after);
          if (cost) note(after ? part + other : other + part, cost);
        }
      }
    }
    for (const [a, b] of [["รร", "ัน"], ["รร", "ั"], ["ทร", "ซ"]]) for (const [from, to] of [[a, b], [b, a]]) {
      const word = text.replace(from, to);
      if (word !== text) note(word, 1, find([word]).size || -1);
    }
    const worth = ({ cost, times }) => times / 8 ** cost;
    return [...found.values()].filter(({ times }) => times > 0).sort((a, b) => worth(b) - worth(a))[0]?.word;
  };
  // The whole first, then word by word: a word that stands nowhere is the one with the slip.
  const corrected = text => mended(text) || (text.includes(" ")
    ? text.split(" ").map(word => find(meant(word)).size ? word : mended(word) || word).join(" ") : "");

  // Words that were typed as one and stand apart: cut where most texts, or else most pages, have all the pieces.
  const cuts = word => [...word].flatMap((sign, at) => at > 2 && at < word.length - 2 && !/[ะ-ฺ็-๎]/.test(sign)
    && !/[เ-ไ]/.test(word[at - 1]) ? [[word.slice(0, at), word.slice(at)]] : []);
  const lines = piece => {
    const found = new Set();
    parts().forEach((part, number) => scan(part, piece, block => found.add(`${number}:${block}`)));
    return found;
  };
  const pages = piece => new Set(find([piece]).keys());
  const parted = word => {
    const two = cuts(word), three = two.flatMap(([left, rest]) => cuts(rest).map(both => [left, ...both]));
    for (const [ways, holding] of [[two, lines], [three, lines], [two, pages]]) {
      const known = {}, held = piece => known[piece] ??= holding(piece);
      let best, most = 0;
      for (const pieces of ways) {
        let all = held(pieces[0]);
        for (const piece of pieces.slice(1)) if (all.size) all = new Set([...all].filter(one => held(piece).has(one)));
        if (all.size > most) { most = all.size; best = pieces; }
      }
      if (best) return best.join(" ");
    }
    return word;
  };
  core.corrected = corrected;
  core.apart = text => text.split(" ").map(word => find(meant(word)).size ? word : parted(word)).join(" ");
})();
