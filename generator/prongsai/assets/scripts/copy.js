// A button beside every text that is there to be copied ([data-copy] says what it is). Without this script the text
// is selected by hand.
(() => {
  const select = text => {
    const range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      return true;
    } catch { // a site without https has no clipboard
      select(text);
      return document.execCommand("copy");
    }
  };
  for (const text of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button"), told = document.createElement("span");
    button.type = "button";
    button.className = "p-copy";
    button.textContent = "คัดลอก";
    button.setAttribute("aria-label", `คัดลอก ${text.dataset.copy}`);
    told.className = "p-copied";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      told.textContent = "";
      told.textContent = await copy(text) ? "คัดลอกแล้ว" : "เลือกข้อความไว้แล้ว กรุณากด Ctrl+C";
    });
    text.after(" ", button, " ", told);
  }
})();
