// A search field proposes pages while one types (the combobox pattern of the ARIA authoring practices): arrows choose, Enter goes,
// Escape closes. Without this script, or without an answer, the field is a field of a form.

const pause = 150;
const shortest = 2;

for (const input of document.querySelectorAll("input[data-suggest]")) enhance(input);

function enhance(input) {
  const list = document.createElement("ul");
  const said = document.createElement("span");
  const kept = new Map();
  let waiting = 0;
  let asking = null;
  let chosen = -1;
  list.className = "suggestions";
  list.id = input.id + "-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  said.className = "sr-only";
  said.setAttribute("role", "status");
  input.after(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]])
    input.setAttribute(name, value);

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  input.addEventListener("blur", () => setTimeout(close, 150)); // a click on the list comes first
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) choose((chosen + move + list.children.length + (chosen < 0 && move < 0 ? 1 : 0)) % list.children.length);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].click();
    else return;
    event.preventDefault();
  });

  async function ask() {
    const typed = input.value.trim().toLowerCase();
    asking?.abort();
    if (typed.length < shortest) return close();
    if (!kept.has(typed)) {
      asking = new AbortController();
      try {
        const response = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
        if (!response.ok) return close();
        kept.set(typed, await response.json());
      } catch {
        return; // a newer question, or offline
      }
    }
    show(kept.get(typed));
  }

  function show(found) {
    chosen = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    said.textContent = input.dataset.suggestCount.replace("{0}", found.length);
  }

  function option(suggestion, index) {
    const line = document.createElement("li");
    line.id = `${list.id}-${index}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.textContent = suggestion.text;
    line.addEventListener("click", () => location.assign(suggestion.url));
    return line;
  }

  function choose(index) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = index;
    list.children[chosen].setAttribute("aria-selected", "true");
    list.children[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
