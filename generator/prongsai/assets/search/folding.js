// A text as it is compared: the same steps as search/folding.py, in the same order. Stands before every script that
// looks through texts; a page may have two of those.
globalThis.prongsaiFolding ??= (() => {
  "use strict";
  const one = sign => () => sign;
  const letters = text => text.normalize().toLowerCase().normalize();
  const STEPS = [
    [/[\u00ad\u200b-\u200d\u2060\ufeff]/g, one("")],
    [/\P{M}\p{M}+|[^\0-@[-\u007f\u0e00-\u0e7f]/gu, letters],
    [/[๐-๙]/g, digit => digit.charCodeAt() - 0xe50],
    [/เเ/g, one("แ")],
    [/([ก-ฮ][่-๋]*)\u0e4d([่-๋]*)า/g, (_, a, b) => a + b + "ำ"],
    [/([ก-ฮ])ำ([่-๋]+)/g, (_, a, b) => a + b + "ำ"],
    [/[\u2010-\u2015\u2212]/g, one("-")],
    [/[\u201c-\u201f]/g, one('"')],
    [/[\u2018-\u201b]/g, one("'")],
    [/([a-z])-+(?=[a-z0-9])/g, (_, sign) => sign],
    [/(?:[^\S\n]|[\x1c-\x1f\x85])+/g, one(" ")],
    [/ ?ๆ/g, one("ๆ")],
  ];
  const fold = text => STEPS.reduce((now, [what, by], i) => i === 1 ? letters(now) : now.replace(what, by), text);
  return { STEPS, fold };
})();
