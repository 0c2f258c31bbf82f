// Rails: the lives of parties from above downwards, where there is no room from left to right.

import { shape } from "./dom.js";
import { RADIUS, kindOfLine, makeItem, makeLine, makeLines, makeStep } from "./partymarks.js";
import { drawGround, letterName } from "./partynames.js";
import { captionStep, isShown } from "./partywords.js";
import { measure, wrap } from "./text.js";

const [LEFT, STEP, ROW, MOST] = [14, 24, 12, 6];
const LINE = { name: 20, word: 17 };

/** Arrange a lane downwards in a width; gives how far it reaches below its top and `draw(x, y)`. */
export function arrangeRails(lane, art, room) {
  const rows = listRows(lane, art, 0);
  const start = LEFT + STEP * Math.max(...rows.map((row) => row.rail)) + RADIUS + 12;
  let y = 0;
  for (const row of rows) {
    row.lines = letterRow(row, art, room - start);
    row.y = y + 13;
    row.height = Math.max(26, row.lines.length * lineOf(row) + 6);
    y += row.height + ROW;
  }
  return { above: 0, below: y - ROW, draw: (left, top) => drawRows(rows, art, left, top, start, room) };
}

/** List the rows of a lane, below those of what merged into it; each knows the rows that a line leads from. */
function listRows(lane, art, rail) {
  const [rows, own] = [[], []];
  const add = (told) => {
    const row = { lane, rail: Math.min(rail, MOST), from: own.slice(-1), ...told };
    rows.push(row);
    own.push(row);
  };
  for (const item of lane.items) {
    if (item.step === undefined) {
      add({ name: item.name });
      continue;
    }
    const inputs = item.inputs.map((input, number) => listRows(input, art, rail + number + (own.length ? 1 : 0)));
    rows.push(...inputs.flat());
    const from = inputs.map((input) => input.findLast((row) => row.lane === input.lane));
    add({ fact: item.step, shown: isShown(art.steps[item.step], item), from: [...own.slice(-1), ...from] });
  }
  for (const fact of lane.apart) add({ fact, apart: true });
  return Object.assign(rows, { lane });
}

/** Letter a step in a width: what and when on one line where they are wanted so and fit, then who and how surely. */
export function letterStep(step, art, room, shown, joined = true) {
  const caption = captionStep(step, shown);
  const [what, when] = ["word", "when"].map((role) => caption.find((line) => line.role === role));
  const beside = `, ${when.text}`;
  const fits = joined && measure(what.text, art.fonts.word) + measure(beside, art.fonts.when) <= room;
  const rest = caption.filter((line) => line !== what && !(fits && line === when));
  const lines = [what, ...rest].flatMap(({ role, text }) =>
    wrap(text, art.fonts[role], room, 5).map((line) => ({ role, text: line })));
  if (fits) lines[0].beside = beside;
  for (const line of lines) {
    line.width = measure(line.text, art.fonts[line.role]) + measure(line.beside ?? "", art.fonts.when);
  }
  return lines;
}

function letterRow(row, art, room) {
  if (row.fact === undefined) return letterName(row.name, row.lane, art, room, 4);
  return letterStep(art.steps[row.fact], art, room, row.shown);
}

function lineOf(row) {
  return row.fact === undefined ? LINE.name : LINE.word;
}

function drawRows(rows, art, left, top, start, room) {
  const place = (row) => ({ x: left + LEFT + row.rail * STEP, y: top + row.y });
  const lines = rows.flatMap((row) => row.from.map((from) => {
    const kind = row.apart ? "dotted" : kindOfLine(art.steps[row.fact], from.lane === row.lane ? art.steps[from.fact] : null);
    return inLane(row.lane, art, makeLine(place(from), place(row), kind, true));
  }));
  const items = rows.map((row) => inLane(row.lane, art, drawRow(row, art, place(row), left, start, room)));
  return shape("g", {}, lines, items);
}

function drawRow(row, art, { x, y }, left, start, room) {
  const box = { x: x - 14, y: y - 14, width: left + room - x + 14, height: row.height };
  const words = makeLines(row.lines, left + start, y + 5, lineOf(row), "start");
  if (row.fact) return makeStep(row.fact, art.steps[row.fact], box, { x, y }, words);
  const station = { x: x - 8, y: y - 8, width: 16, height: 16, rx: 5 };
  return makeItem(row.lane.party, "party", row.name.trim() || "name not stated", box, drawGround(station), words);
}

function inLane(lane, art, element) {
  return shape("g", { class: art.colourOf(lane.party) }, element);
}
