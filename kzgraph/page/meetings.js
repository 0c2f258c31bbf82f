// How facts lie to each other in time: together on a day, or one after the other.

import { factsById, pieceOn } from "./data.js";

const SUREST_FIRST = ["certainly", "possibly", "not stated", "no"];
const DAY = 864e5;

/** Give the place of a certainty from the surest, 0, to no. */
export function rank(certainty) {
  return SUREST_FIRST.indexOf(certainty);
}

/** Find what is known of a fact: a tenure or tie of the page, or a deed of the paths. */
export function findFact(data, id) {
  return factsById.get(id)?.[0] ?? data.paths.facts[id];
}

/** Say whether there was a day, or this day was one, on which one fact of each group held. */
export function holdTogether(data, groups, day) {
  if (!groups.length) return "not stated";
  const all = groups.map((facts) => facts.map((fact) => findFact(data, fact).verdicts));
  return best((day ? [day] : listTurns(all)).map((each) => judge(all, each)));
}

/** Say how two hops lie in time: { at, order }, order 1 or -1 where the first or the second certainly came before. */
export function meet(data, before, after, exclusive, day) {
  if (!before.length || !after.length) return { at: "", order: 0 };
  const precede = (earlier, later) => earlier.every((one) => later.every((other) => precedes(data.paths, one, other, exclusive)));
  if (precede(before, after)) return { at: "no", order: 1 };
  if (precede(after, before)) return { at: "no", order: -1 };
  return { at: holdTogether(data, [before, after], day), order: 0 };
}

/** Count the days on which a fact of each group certainly held: { days, exact }; exact where no other day is possible. */
export function countDays(data, groups) {
  const all = groups.map((facts) => facts.map((fact) => findFact(data, fact).verdicts));
  const turns = listTurns(all);
  const told = turns.map((day) => judge(all, day));
  const lengths = turns.map((day, place) => (told[place] === "certainly" ? Date.parse(turns[place + 1]) - Date.parse(day) : 0));
  return { days: lengths.reduce((sum, each) => sum + each, 0) / DAY, exact: told.every((each) => each === "certainly" || each === "no") };
}

function precedes({ turns }, first, second, exclusive) {
  if (!Object.hasOwn(turns, first) || !Object.hasOwn(turns, second)) return false;
  const [start] = turns[second];
  const [, begun, end] = turns[first];
  return start !== "" && ((end !== "" && end <= start) || (exclusive && begun !== "" && begun <= start));
}

function listTurns(groups) {
  return [...new Set(groups.flat(2).map(([since]) => since))].sort();
}

function judge(groups, day) {
  return SUREST_FIRST[Math.max(...groups.map((facts) => Math.min(...facts.map((pieces) => rank(pieceOn(pieces, day))))))];
}

function best(certainties) {
  return SUREST_FIRST[Math.min(...certainties.map(rank))];
}
