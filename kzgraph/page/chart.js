// What pictures drawn from figures have in common: a size that follows the page, parts to click, text that fits.

import { make, shape } from "./dom.js";

const NARROWEST = 240;
const FONT = "system-ui, sans-serif";
const pen = document.createElement("canvas").getContext("2d");

/** Make a box whose picture is drawn for the width that it has, and again whenever that changes. */
export function fitted(draw) {
  const box = make("div", { class: "fitted" });
  let known = 0;
  const redraw = (width) => {
    if (!width || width === known) return;
    known = width;
    box.replaceChildren(draw(Math.max(width, NARROWEST)));
  };
  redraw(NARROWEST);
  new ResizeObserver(([entry]) => redraw(Math.floor(entry.contentRect.width))).observe(box);
  return box;
}

/** Make the picture itself; it is a group of parts with a name of its own. */
export function picture(label, width, height, ...children) {
  const box = `0 0 ${width} ${height}`;
  return shape("svg", { viewBox: box, width, height, role: "group", "aria-label": label }, shape("title", {}, label), children);
}

/** Make a part of a picture that does something on a click, Enter or the space bar; a label says what it is. */
export function part(label, action, ...children) {
  const made = shape("g", { class: "part", role: "button", tabindex: "0", "aria-label": label }, shape("title", {}, label), children);
  made.addEventListener("click", action);
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  });
  return made;
}

/** Give the width of a text in letters of a size. */
export function measure(text, size, weight = 400) {
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

/** Cut a text to a width, with an ellipsis where something is left out. */
export function cut(text, width, size, weight = 400) {
  const letters = [...text];
  if (measure(text, size, weight) <= width) return text;
  let [low, high] = [0, letters.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (measure(`${letters.slice(0, middle).join("")}…`, size, weight) <= width) low = middle;
    else high = middle;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}
