// Pictures to take away: what a view shows as one SVG or PNG, with its day and its documents in it.

import { data } from "./data.js";
import { byId, make, shape } from "./dom.js";
import { flatten } from "./flatten.js";
import { filtered } from "./facets.js";
import { drawCards, mapScene } from "./map.js";
import { drawLine, drawNode, readColours, vectorPen } from "./marks.js";
import { state } from "./state.js";
import { font, wrap } from "./text.js";
import { sayHeading, views } from "./views.js";

const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const MARGIN = 24;
const LONGEST = 16000;
const SHARP = 2;

/** Save what the view shows as one picture: an element of the page, a picture that is not in it, or the map. */
export async function save(kind) {
  const element = views[state.view].picture();
  const drawing = frame(!element ? drawMapPicture() : element.isConnected ? flatten(element) : flattenLoose(element));
  const text = new XMLSerializer().serializeToString(drawing).replace(UNWRITABLE, "");
  const vector = new Blob([text], { type: "image/svg+xml" });
  const name = `kzgraph-${state.view}-${state.day}.${kind}`;
  const content = kind === "svg" ? vector : await rasterise(vector, drawing);
  if (content) download(content, name);
  else byId("status").textContent = "The picture is too large for a PNG; save it as SVG.";
}

function drawMapPicture() {
  const { plan, nodes, lines } = mapScene();
  const host = shape("svg", { width: plan.width, height: plan.height });
  const colours = readColours();
  drawCards(vectorPen(host, colours), plan);
  for (const line of lines) {
    titled(host, `${line.fact}, ${line.certainty}`, (part) => drawLine(vectorPen(part, colours), line, line.d, { lit: line.lit }));
  }
  for (const node of nodes) {
    titled(host, node.lines.map((line) => line.text).join(" "), (part) => drawNode(vectorPen(part, colours), node, node.x, node.y));
  }
  return host;
}

/** Flatten a picture that is not in the page: it is there for as long as its looks are read. */
function flattenLoose(picture) {
  const stage = make("div", { class: "lanes offstage" }, picture);
  document.body.append(stage);
  const drawing = flatten(stage);
  stage.remove();
  return drawing;
}

function titled(host, title, draw) {
  const part = shape("g", {}, shape("title", {}, title));
  draw(part);
  host.append(part);
}

/** Put a picture under a heading and above the documents that it rests on. */
function frame(picture) {
  const colours = readColours();
  const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
  const room = Math.max(width, 420);
  const told = wrap(`Rests on: ${sayDocuments()}. ${sayLeftOut()}What no document says is not stated. kzgraph, facts under CC BY 4.0.`, font(11), room, 9);
  const total = { width: room + 2 * MARGIN, height: height + 78 + 15 * told.length + MARGIN };
  const drawing = shape("svg", { xmlns: "http://www.w3.org/2000/svg", ...total, viewBox: `0 0 ${total.width} ${total.height}` });
  const pen = vectorPen(drawing, colours);
  pen.path(`M0,0H${total.width}V${total.height}H0Z`, { fill: "paper" });
  pen.text(sayHeading(), MARGIN, 32, { face: font(20, 650), colour: "ink" });
  const filters = views[state.view].filtered && filtered() ? ", under filters" : "";
  const marks = state.view === "map" ? " · filled: certainly; dashed: possibly; dotted: when is not stated; colour and letters: the party" : "";
  pen.text(`${views[state.view].title}${filters}${marks}`, MARGIN, 54, { face: font(12), colour: "soft" });
  picture.setAttribute("x", MARGIN);
  picture.setAttribute("y", 70);
  drawing.append(picture);
  told.forEach((line, at) => pen.text(line, MARGIN, height + 92 + 15 * at, { face: font(11), colour: "soft" }));
  return drawing;
}

function sayLeftOut() {
  const later = Object.keys(data.later);
  return later.length ? `Left out, as published later: ${later.join(", ")}. ` : "";
}

/** Name the documents that what is shown rests on. */
function sayDocuments() {
  const used = new Set(views[state.view].sources?.() ?? Object.keys(data.sources));
  const known = Object.entries(data.sources).filter(([slug]) => used.has(slug));
  return known.map(([slug, { title, publisher }]) => `${title} (${publisher || slug})`).join("; ") || "no document";
}

async function rasterise(vector, drawing) {
  const [width, height] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)));
  const image = new Image();
  image.src = URL.createObjectURL(vector);
  await image.decode();
  const sharp = Math.min(SHARP, LONGEST / Math.max(width, height));
  const canvas = make("canvas", { width: Math.ceil(width * sharp), height: Math.ceil(height * sharp) });
  const context = canvas.getContext("2d");
  context.scale(sharp, sharp);
  context.drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function download(content, name) {
  const link = make("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
