// Briefs: parties of which one event is told, side by side, each with its event beside its name.

import { shape } from "./dom.js";
import { RADIUS, kindOfLine, makeLine, makeLines, makeStep } from "./partymarks.js";
import { arrangeName, drawName } from "./partynames.js";
import { letterStep } from "./partyrails.js";

const [STEM, WORDS, BETWEEN, ROW, LINE] = [34, 170, 28, 22, 17];

/** Arrange lanes of one event in columns; gives their height and `draw(x, y)`, or null where not two fit side by side. */
export function arrangeBriefs(lanes, art, room) {
  const names = lanes.map((lane) => arrangeName(lane.items.find((item) => item.step === undefined).name, lane, art));
  const stem = Math.max(...names.map((part) => part.width)) + STEM;
  const count = Math.min(lanes.length, Math.floor((room + BETWEEN) / (stem + RADIUS + 8 + WORDS + BETWEEN)));
  if (count < 2) return null;
  const width = (room - BETWEEN * (count - 1)) / count;
  const cells = lanes.map((lane, number) => {
    const fact = lane.items.find((item) => item.step)?.step ?? lane.apart[0];
    const lines = letterStep(art.steps[fact], art, width - stem - RADIUS - 8, false, false);
    return { lane, fact, part: names[number], lines, height: Math.max(2 * names[number].above, lines.length * LINE + 8) };
  });
  let height = 0;
  for (let first = 0; first < cells.length; first += count) {
    const row = cells.slice(first, first + count);
    const tall = Math.max(...row.map((cell) => cell.height));
    row.forEach((cell, number) => Object.assign(cell, { x: number * (width + BETWEEN), y: height + tall / 2 }));
    height += tall + ROW;
  }
  return { height: height - ROW, draw: (x, y) => cells.map((cell) => drawCell(cell, art, x + cell.x, y + cell.y, stem)) };
}

function drawCell({ lane, fact, part, lines, height }, art, x, y, stem) {
  const [step, mark] = [art.steps[fact], { x: x + stem, y }];
  const line = makeLine({ x: x + part.width, y }, mark, lane.apart.length ? "dotted" : kindOfLine(step));
  const words = makeLines(lines, mark.x + RADIUS + 8, y - ((lines.length - 1) * LINE) / 2 + 4.5, LINE, "start");
  const width = RADIUS * 2 + 16 + Math.max(...lines.map((each) => each.width));
  const box = { x: mark.x - RADIUS - 4, y: y - height / 2, width, height };
  const items = [drawName(part, lane, x, y), makeStep(fact, step, box, mark, words)];
  return shape("g", { class: art.colourOf(lane.party) }, line, items);
}
