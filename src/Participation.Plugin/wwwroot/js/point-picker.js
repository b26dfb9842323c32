// A click, or the arrow keys, choose a point on the communes' shapes and fill the two number fields beside them. The
// fields stay the truth: what is typed there moves the point.

const step = 4;
const bigStep = 24;

for (const picker of document.querySelectorAll("[data-point-picker]")) enhance(picker);

function enhance(picker) {
  const svg = picker.querySelector("svg.communes");
  const latitude = picker.querySelector("[data-latitude]");
  const longitude = picker.querySelector("[data-longitude]");
  const said = picker.querySelector("[data-said]");
  const view = svg.viewBox.baseVal;
  const map = projection(picker.dataset);

  for (const part of picker.querySelectorAll("[data-surface]")) part.hidden = false;

  svg.addEventListener("click", (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    choose(at.x, at.y);
  });
  svg.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!move) return;
    event.preventDefault();
    const length = event.shiftKey ? bigStep : step;
    const from = here() ?? { x: view.width / 2, y: view.height / 2 };
    choose(from.x + move[0] * length, from.y + move[1] * length);
  });
  for (const field of [latitude, longitude]) field.addEventListener("change", () => mark(here(), false));
  picker.querySelector("[data-clear]").addEventListener("click", () => {
    latitude.value = longitude.value = said.textContent = "";
    mark(null, false);
    svg.focus();
  });

  function here() {
    const [north, east] = [latitude, longitude].map((field) => Number.parseFloat(field.value.replace(",", ".")));
    return Number.isFinite(north) && Number.isFinite(east) ? map.toDrawing(north, east) : null;
  }

  function choose(x, y) {
    const at = { x: Math.min(Math.max(x, 0), view.width), y: Math.min(Math.max(y, 0), view.height) };
    const [north, east] = map.toDegrees(at.x, at.y);
    latitude.value = north.toFixed(5);
    longitude.value = east.toFixed(5);
    mark(at, true);
  }

  function mark(at, fillsCommune) {
    svg.querySelector(".point")?.remove();
    for (const shape of svg.querySelectorAll(".chosen")) shape.classList.remove("chosen");
    if (!at) return;
    const circle = document.createElementNS(svg.namespaceURI, "circle");
    for (const [name, value] of Object.entries({ class: "point", r: 7, cx: at.x, cy: at.y })) circle.setAttribute(name, value);
    svg.append(circle);
    const commune = communeAt(at);
    commune?.classList.add("chosen");
    said.textContent = commune ? said.dataset.inside.replace("{0}", commune.dataset.name) : said.dataset.outside;
    const select = picker.dataset.commune && document.getElementById(picker.dataset.commune);
    if (select && commune && fillsCommune) select.value = commune.dataset.insee;
  }

  function communeAt(at) {
    const point = svg.createSVGPoint();
    [point.x, point.y] = [at.x, at.y];
    return [...svg.querySelectorAll("[data-insee]")].find((shape) => shape.isPointInFill(point));
  }
}

// Web Mercator, from the drawing's top left corner.
function projection({ west, north, scale }) {
  const radians = Math.PI / 180;
  const stretched = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2)) / radians;
  const top = stretched(Number(north));
  return {
    toDrawing: (latitude, longitude) => ({ x: (longitude - west) * scale, y: (top - stretched(latitude)) * scale }),
    toDegrees: (x, y) => [
      (2 * Math.atan(Math.exp((top - y / scale) * radians)) - Math.PI / 2) / radians,
      Number(west) + x / scale,
    ],
  };
}
