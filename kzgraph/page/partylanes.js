// Lanes: the lives of parties from left to right, each a line with names and events on it.

import { shape } from "./dom.js";
import { RADIUS, kindOfLine, makeLine, makeLines, makeStep } from "./partymarks.js";
import { arrangeName, drawName } from "./partynames.js";
import { captionStep, isShown } from "./partywords.js";
import { measure, wrap } from "./text.js";

const [GAP, BEND, ROW, APART] = [20, 52, 18, 14];
const CAPTION = { width: 124, line: 16 };

/** Arrange a lane, its gaps wider by `extra`; gives its width, its reach above and below its line, and `draw(x, y)`. */
export function arrangeLane(lane, art, extra = 0) {
  const gap = GAP + extra;
  const parts = [];
  for (const item of lane.items) parts.push(arrangePart(item, lane, art, extra));
  for (const fact of lane.apart) parts.push({ ...arrangePart({ step: fact }, lane, art, extra), apart: true });
  let end = -gap;
  for (const part of parts) {
    const first = part === parts[0];
    const before = part.inputs?.length ? stackInputs(part, first) : 0;
    part.x = Math.max(end + gap + (part.apart ? APART : 0), before);
    end = part.x + part.width;
  }
  const [above, below] = [Math.max(...parts.map((part) => part.above)), Math.max(...parts.map((part) => part.below))];
  const reach = raiseInputs(parts, above);
  const block = { width: end, above: Math.max(above, reach.above), below: Math.max(below, reach.below) };
  return { ...block, parts, draw: (x, y) => drawLane(lane, parts, art, x, y) };
}

/** Arrange a lane so that it fills a width, its gaps as wide as that needs and no wider than looks well. */
export function fitLane(lane, art, room, most = 90) {
  const [tight, looser] = [arrangeLane(lane, art), arrangeLane(lane, art, 1)];
  const slope = looser.width - tight.width;
  const extra = slope > 0 ? Math.max(0, Math.min(most, (room - tight.width) / slope)) : 0;
  return extra ? arrangeLane(lane, art, extra) : tight;
}

function arrangePart(item, lane, art, extra) {
  if (item.step === undefined) return arrangeName(item.name, lane, art);
  const step = art.steps[item.step];
  const lines = captionStep(step, isShown(step, item)).flatMap(({ role, text }) =>
    wrap(text, art.fonts[role], CAPTION.width, 5).map((line) => ({ role, text: line })));
  const width = Math.max(28, ...lines.map((line) => measure(line.text, art.fonts[line.role])));
  const inputs = (item.inputs ?? []).map((input) => arrangeLane(input, art, extra));
  return { fact: item.step, step, lines, width, above: RADIUS + 4, below: RADIUS + 8 + lines.length * CAPTION.line, inputs };
}

/** Put what merged one above another; gives where the line that they join can begin. */
function stackInputs(part, first) {
  let y = 0;
  for (const input of part.inputs) {
    input.y = y + input.above;
    y = input.y + input.below + ROW;
  }
  part.height = y - ROW;
  part.level = first;
  return Math.max(...part.inputs.map((input) => input.width)) + BEND;
}

/** Put what merged level with the line that it began, or above the line that it joined later; gives how far it reaches. */
function raiseInputs(parts, above) {
  const reach = { above: 0, below: 0 };
  let top = above + ROW;
  for (const part of parts.filter((each) => each.inputs?.length)) {
    const middle = (part.inputs[0].y + part.inputs.at(-1).y) / 2;
    const shift = part.level ? -middle : -top - part.height;
    if (!part.level) top += part.height + ROW;
    for (const input of part.inputs) {
      input.y += shift;
      reach.above = Math.max(reach.above, input.above - input.y);
      reach.below = Math.max(reach.below, input.below + input.y);
    }
  }
  return reach;
}

function drawLane(lane, parts, art, x, y) {
  const middle = (part) => x + part.x + part.width / 2;
  const lines = parts.slice(1).map((part, number) => {
    const kind = part.apart ? "dotted" : kindOfLine(part.step, parts[number].step);
    return makeLine({ x: middle(parts[number]), y }, { x: middle(part), y }, kind);
  });
  const inner = parts.flatMap((part) => (part.inputs ?? []).map((input) => {
    const [last, kind, joint] = [input.parts.at(-1), kindOfLine(part.step), { x: x + part.x - 6, y }];
    const from = { x: x + last.x + last.width / 2, y: y + input.y };
    return [makeLine(from, joint, kind), makeLine(joint, { x: middle(part), y }, kind), input.draw(x, y + input.y)];
  }));
  const items = parts.map((part) => (part.step ? drawStep(part, middle(part), y) : drawName(part, lane, x + part.x, y)));
  return shape("g", { class: art.colourOf(lane.party) }, inner, lines, items);
}

function drawStep(part, x, y) {
  const box = { x: x - part.width / 2 - 4, y: y - RADIUS - 4, width: part.width + 8, height: part.below + RADIUS + 6 };
  return makeStep(part.fact, part.step, box, { x, y }, makeLines(part.lines, x, y + RADIUS + 18, CAPTION.line));
}
