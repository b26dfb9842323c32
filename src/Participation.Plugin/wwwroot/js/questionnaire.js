// What a script adds to a questionnaire: ranks that cannot be given twice by oversight, a kiosk that goes back to its start.
// Everything else is decided by the server at each page.

for (const ranks of document.querySelectorAll(".ranks")) {
  ranks.addEventListener("change", ({ target }) => {
    // The last choice made is the one meant: another that had this rank gives it up.
    for (const other of ranks.querySelectorAll("select"))
      if (other !== target && target.value && other.value === target.value) other.value = "";
  });
}

const kiosk = document.querySelector("[data-kiosk], [data-kiosk-done]");
if (kiosk) {
  const start = document.querySelector("nav.crumbs a, .kiosk a.button").href;
  const patience = kiosk.matches("[data-kiosk-done]") ? 15_000 : 120_000;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    // Replaced, so that the next person's "back" does not show what was typed.
    timer = setTimeout(() => location.replace(start), patience);
  };
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, wait, { passive: true });
  wait();
}
