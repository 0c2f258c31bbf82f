// A part of the page as one SVG that stands by itself: its pictures with their looks, its words where they stand.

import { shape } from "./dom.js";

const LOOKS = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity", "opacity"],
  ...["font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order"],
  ...["direction", "unicode-bidi", "visibility", "display"],
];
const UNSEEN = "noscript, script, style, .picture-less, details:not([open]) > :not(summary)";
const CLEAR = "rgba(0, 0, 0, 0)";

/** Give an element of the page, as it looks now, as an SVG of its size. */
export function flatten(element) {
  const corner = element.getBoundingClientRect();
  const drawing = shape("svg", { width: Math.ceil(corner.width), height: Math.ceil(element.scrollHeight) });
  draw(element, drawing, corner);
  return drawing;
}

function draw(element, drawing, corner) {
  if (element.matches(UNSEEN) || !element.getClientRects().length) return;
  if (element.localName === "svg") {
    drawing.append(copy(element, corner));
    return;
  }
  drawBox(element, drawing, corner);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE) draw(child, drawing, corner);
    else if (child.nodeType === Node.TEXT_NODE) drawWords(child, drawing, corner);
  }
}

/** Draw the ground and the rim of an element, where it has any. */
function drawBox(element, drawing, corner) {
  const { backgroundColor, borderTopColor, borderTopWidth, borderLeftWidth, borderRadius } = getComputedStyle(element);
  const rim = parseFloat(borderTopWidth) && parseFloat(borderLeftWidth) ? borderTopColor : "none";
  if (backgroundColor === CLEAR && rim === "none") return;
  const { left, top, width, height } = element.getBoundingClientRect();
  drawing.append(shape("rect", {
    x: left - corner.left, y: top - corner.top, width, height, rx: parseFloat(borderRadius) || 0,
    fill: backgroundColor === CLEAR ? "none" : backgroundColor, stroke: rim,
  }));
}

/** Write the words of a text, each line where it stands. */
function drawWords(node, drawing, corner) {
  const looks = getComputedStyle(node.parentElement);
  const range = document.createRange();
  const lines = [];
  for (const { index, 0: word } of node.data.matchAll(/(?:[^\s-]+-?|-)\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const [box] = range.getClientRects();
    if (!box?.width) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < 3) line.text += word.replace(/\s+/g, " ");
    else lines.push({ box, text: word.replace(/\s+/g, " ") });
  }
  for (const { box, text } of lines) {
    const place = { x: box.left - corner.left, y: box.top - corner.top + box.height * 0.78 };
    const face = { "font-family": looks.fontFamily, "font-size": looks.fontSize, "font-weight": looks.fontWeight, "font-style": looks.fontStyle };
    drawing.append(shape("text", { ...place, ...face, fill: looks.color }, text));
  }
}

/** Copy a picture with the looks that the style sheet gives it. */
function copy(picture, corner) {
  const made = picture.cloneNode(true);
  const parts = [[picture, made], ...[...picture.querySelectorAll("*")].map((each, place) => [each, made.querySelectorAll("*")[place]])];
  for (const [from, to] of parts) {
    const looks = getComputedStyle(from);
    for (const look of LOOKS) to.setAttribute(look, looks.getPropertyValue(look));
    for (const attribute of ["class", "style", "tabindex", "role"]) to.removeAttribute(attribute);
  }
  const { left, top, width, height } = picture.getBoundingClientRect();
  for (const [key, value] of Object.entries({ x: left - corner.left, y: top - corner.top, width, height })) made.setAttribute(key, value);
  return made;
}
