// Thai or Arabic digits, as the reader likes, remembered on the device. Quotations, addresses, codes and whatever is to
// be copied or typed keep theirs, as display.py has it; going back shows every text exactly as it came.
(() => {
  const { remember = () => null } = window.prongsai ?? {};
  const usual = document.querySelector("meta[name=prongsai-digits]")?.content ?? "arabic";
  const KEPT = "code,pre,kbd,samp,q,script,style,textarea,option:not([value]),[data-copy],[translate=no],[lang=en],.p-url,.p-hash";
  const QUOTING = ".p-note,.p-where,.p-also"; // prose about a document: what stands between “ ” is the document's
  const THAI = "๐๑๒๓๔๕๖๗๘๙", QUOTED = /^[^“”]*”|“[^”]*(?:”|$)/;
  const TOKEN = /\(ในเอกสาร: [^)]*\)|[A-Za-z][A-Za-z0-9+.-]*:\/\/\S+|[A-Za-z0-9@_.:/?=&%#~+-]+|[๐-๙]+/;
  const plain = new RegExp(TOKEN, "g"), quoting = new RegExp(`${QUOTED.source}|${TOKEN.source}`, "g");
  const known = new WeakMap();
  let choice = remember("digits") ?? usual;

  const convert = token => {
    if (/[A-Za-z@“”(]/.test(token)) return token;
    return choice === "thai" ? token.replace(/\d/g, digit => THAI[digit]) : token.replace(/[๐-๙]/g, digit => THAI.indexOf(digit));
  };
  const show = text => {
    let [came, shown] = known.get(text) ?? [];
    if (text.data !== shown) came = text.data; // new, or changed by others since
    const wanted = choice === usual ? came : came.replace(text.parentElement.closest(QUOTING) ? quoting : plain, convert);
    if (wanted !== came || shown !== undefined) known.set(text, [came, wanted]);
    if (text.data !== wanted) text.data = wanted;
  };
  const digits = (node = document.body) => {
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = node.nodeType === Node.TEXT_NODE ? node : walk.nextNode(); text; text = walk.nextNode()) {
      if (/[\d๐-๙]/.test(text.data) && text.parentElement && !text.parentElement.closest(KEPT)) show(text);
    }
  };
  // What other scripts add later comes with the site's own digits.
  const later = new MutationObserver(changes => {
    for (const { addedNodes } of changes) addedNodes.forEach(node => { if (node.isConnected) digits(node); });
  });
  const apply = () => {
    later.disconnect();
    digits();
    digits(document.querySelector("title"));
    if (choice !== usual) later.observe(document.body, { childList: true, subtree: true });
  };
  window.prongsai = { ...window.prongsai, digits };
  if (choice !== usual) apply();

  const slot = document.querySelector("[data-slot=digits]");
  if (!slot) return;
  const button = document.createElement("button"), tell = () => button.setAttribute("aria-pressed", choice === "thai");
  button.type = "button";
  button.className = "p-choice-button";
  button.textContent = "๑๒๓";
  button.translate = false;
  button.setAttribute("aria-label", "เลขไทย ๑๒๓");
  button.title = "สลับเลขไทยและเลขอารบิก";
  button.addEventListener("click", () => {
    choice = choice === "thai" ? "arabic" : "thai";
    remember("digits", choice);
    apply();
    tell();
  });
  tell();
  slot.replaceWith(button);
})();
