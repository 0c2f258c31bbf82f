// How lines run: out of a card to the left, down the gutter before its column, across above the cards.

const LANE = 4;
const ROUND = 6;

/** Give each link its corners; links of one `bus` share a lane, so that they run as one until they part. */
export function route(links, plan) {
  const lanes = new Map();
  const lane = (column, bus) => {
    if (!lanes.has(column)) lanes.set(column, []);
    const taken = lanes.get(column);
    if (!taken.includes(bus)) taken.push(bus);
    return taken.indexOf(bus);
  };
  const most = Math.floor((plan.gutter - 14) / LANE);
  const gutter = (column, bus) => column * plan.column + plan.gutter - 12 - LANE * (lane(column, bus) % most);
  return links.map((link) => {
    const [from, to] = [link.start, link.end];
    const [one, other] = [columnOf(from, plan), columnOf(to, plan)];
    const [x1, x2] = [gutter(one, link.bus), gutter(other, link.bus)];
    const across = plan.band + LANE * (lane("band", link.bus) % 6);
    const middle = one === other ? [] : [[x1, across], [x2, across]];
    return { ...link, points: [[from.x, from.y], [x1, from.y], ...middle, [x2, to.y], [to.x, to.y]] };
  });
}

/** Give the corners of a line as a path with rounded turns, in the letters of SVG. */
export function trace(points) {
  const parts = [`M${points[0].map(short)}`];
  for (let at = 1; at < points.length - 1; at += 1) {
    const [before, corner, after] = [points[at - 1], points[at], points[at + 1]];
    const near = Math.min(ROUND, distance(before, corner) / 2, distance(corner, after) / 2);
    parts.push(`L${toward(corner, before, near).map(short)}`, `Q${corner.map(short)} ${toward(corner, after, near).map(short)}`);
  }
  return [...parts, `L${points.at(-1).map(short)}`].join("");
}

/** Find the line that runs nearest to a point, within some pixels; undefined where none does. */
export function lineAt(lines, x, y, within = 6) {
  const away = (line) => Math.min(...line.points.slice(1).map((end, at) => fromSegment(line.points[at], end, x, y)));
  return lines.map((line) => [away(line), line]).filter(([far]) => far <= within).sort(([one], [other]) => one - other)[0]?.[1];
}

function columnOf({ x }, plan) {
  return Math.min(plan.columns - 1, Math.max(0, Math.floor(x / plan.column)));
}

function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}

function toward([x1, y1], [x2, y2], by) {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  return [x1 + ((x2 - x1) * by) / length, y1 + ((y2 - y1) * by) / length];
}

function fromSegment([x1, y1], [x2, y2], x, y) {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) : 0;
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
}

function short(number) {
  return Math.round(number * 10) / 10;
}
