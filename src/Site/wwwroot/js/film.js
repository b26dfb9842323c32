// A chapter plays in the page. Without this script its link opens the file at that moment.
for (const chapters of document.querySelectorAll("[data-film]")) {
  const film = document.getElementById(chapters.dataset.film);
  chapters.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !film) return;
    event.preventDefault();
    film.currentTime = Number(new URLSearchParams(link.hash.slice(1)).get("t"));
    film.play();
  });
}
