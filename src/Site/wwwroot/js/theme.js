// The reader's choice of a light or dark page. Without a choice, or without this script, the system's preference decides.
// The page asks for this module with blocking="render", so that nothing is painted in the wrong theme.
const root = document.documentElement;
const KEY = "theme";
const chosen = read();
if (chosen) root.dataset.theme = chosen;

document.addEventListener("DOMContentLoaded", start);
if (document.readyState !== "loading") start();

function start() {
  const button = document.getElementById("theme-switch");
  if (!button || !button.hidden) return;
  button.hidden = false;
  show(button);
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    write(root.dataset.theme);
    show(button);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(button));
}

function show(button) {
  const dark = isDark();
  for (const part of button.querySelectorAll("[data-when]")) part.toggleAttribute("hidden", (part.dataset.when === "dark") !== dark);
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function read() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "light" || theme === "dark" ? theme : null;
  } catch {
    return null; // storage refused: the choice lasts for the page
  }
}

function write(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the same
  }
}
