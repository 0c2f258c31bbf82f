// Seats as a parliament: a dot for each, in rows that form half a circle, party by party from the left.

import { part, picture } from "./chart.js";
import { shape } from "./dom.js";

const INNER = 0.46;
const MOST = 1500;
const [SIDE, TOP, FOOT] = [40, 44, 24];
const LARGEST = 500;

/** Tell whether so many seats can be drawn one by one. */
export function canDraw(blocs) {
  const total = count(blocs);
  return total > 0 && total <= MOST;
}

/**
 * Draw blocs of seats `{seats, kind, sign, label, action}` for a width; `kind` is the class of their dots, `sign` stands
 * beside them. `middle` is a number and its words.
 */
export function drawHemicycle(label, blocs, middle, width) {
  const wide = Math.min(width, LARGEST);
  const outer = wide / 2 - SIDE;
  const centre = { x: wide / 2, y: TOP + outer };
  const { seats, size } = seat(count(blocs), outer);
  const angles = spread(middles(blocs, seats), 34 / (outer + 26));
  let taken = 0;
  const drawn = blocs.map((bloc, place) => {
    const own = seats.slice(taken, (taken += bloc.seats));
    const dots = own.map(({ angle, radius }) => dot(at(centre, angle, radius), size, bloc.kind));
    return part(bloc.label, bloc.action, dots, angles[place] === null ? "" : sign(bloc, at(centre, angles[place], outer + size + reach(angles[place]))));
  });
  return picture(label, wide, TOP + outer + FOOT, inscribe(centre, middle, outer * INNER), drawn);
}

function count(blocs) {
  return blocs.reduce((sum, bloc) => sum + bloc.seats, 0);
}

/** Give the places of seats, from the left to the right, and the size of a dot. */
function seat(total, outer) {
  let rows = 1;
  while (capacity(rows) < total) rows += 1;
  const radii = rowsOf(rows);
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  let [reached, given] = [0, 0];
  const seats = radii.flatMap((radius) => {
    reached += (total * radius) / whole;
    const here = Math.round(reached) - given;
    given += here;
    return Array.from({ length: here }, (_, place) => ({ angle: here > 1 ? Math.PI * (1 - place / (here - 1)) : Math.PI / 2, radius: radius * outer }));
  });
  seats.sort((one, other) => other.angle - one.angle || other.radius - one.radius);
  return { seats, size: Math.min(gap(rows) * outer * 0.41, 12) };
}

function rowsOf(rows) {
  return Array.from({ length: rows }, (_, row) => 1 - row * gap(rows)).reverse();
}

function gap(rows) {
  return (1 - INNER) / Math.max(rows - 1, 1.5);
}

function capacity(rows) {
  return rowsOf(rows).reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / gap(rows)) + 1, 0);
}

/** Give the angle in the middle of each bloc. */
function middles(blocs, seats) {
  let taken = 0;
  return blocs.map((bloc) => {
    const [first, last] = [seats[taken], seats[taken + bloc.seats - 1]];
    taken += bloc.seats;
    return (first.angle + last.angle) / 2;
  });
}

/** Move angles apart, so that no sign stands on another; null where there is no room for all. */
function spread(angles, least) {
  if (least * (angles.length - 1) > Math.PI) return angles.map(() => null);
  const apart = [...angles];
  for (let place = 1; place < apart.length; place += 1) apart[place] = Math.min(apart[place], apart[place - 1] - least);
  apart[apart.length - 1] = Math.max(apart.at(-1), 0);
  for (let place = apart.length - 2; place >= 0; place -= 1) apart[place] = Math.max(apart[place], apart[place + 1] + least);
  return apart;
}

function reach(angle) {
  return 6 + Math.abs(Math.cos(angle)) * 13 + Math.sin(angle) * 16;
}

function at(centre, angle, radius) {
  return { x: round(centre.x + Math.cos(angle) * radius), y: round(centre.y - Math.sin(angle) * radius) };
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function dot({ x, y }, size, kind) {
  return shape("circle", { cx: x, cy: y, r: round(size), class: `seat ${kind}` });
}

function sign(bloc, { x, y }) {
  return [shape("text", { x, y, class: "number" }, bloc.seats), shape("text", { x, y: y + 14, class: "sign" }, bloc.sign)];
}

function inscribe({ x, y }, [number, words], room) {
  const size = round(Math.min(34, room / 2, (2.2 * room) / number.length));
  return [shape("text", { x, y: y - 13, class: "total", "font-size": size }, number), shape("text", { x, y: y + 4, class: "sign" }, words)];
}
