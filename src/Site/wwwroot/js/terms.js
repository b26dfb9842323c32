// A word of the glossary is a link to its definition. Here the definition opens beside it instead: Escape, a click elsewhere or
// the word again closes it, and the reader is back on the word.
const words = document.querySelectorAll("a.term[data-definition]");
let open = null;

if ("popover" in HTMLElement.prototype) for (const word of words) enhance(word);

function enhance(word) {
  word.removeAttribute("title");
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  word.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab, as with any link
    event.preventDefault();
    toggle(word);
  });
  word.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle(word);
  });
}

function toggle(word) {
  const mine = open?.word === word;
  open?.box.hidePopover();
  if (!mine) show(word);
}

function show(word) {
  const box = document.createElement("span");
  box.className = "definition";
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", word.dataset.term);
  const name = document.createElement("strong");
  const page = document.createElement("a");
  page.href = word.href;
  page.textContent = word.dataset.term;
  name.append(page);
  box.append(name, word.dataset.definition);
  word.after(box);
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    word.setAttribute("aria-expanded", "false");
    if (open?.box === box) open = null;
    const inside = box.contains(document.activeElement) || document.activeElement === document.body;
    box.remove();
    if (inside) word.focus();
  });
  word.setAttribute("aria-expanded", "true");
  box.showPopover({ source: word });
  open = { word, box };
  box.focus();
}
