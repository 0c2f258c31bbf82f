// What is tied to what, in words: actors, bodies and titles; a post ties its holder to its body.

import { facts, label, post, verdict } from "./data.js";
import { rank } from "./meetings.js";
import { CERTAINTY, sayWhen } from "./wording.js";

/** Join what is tied on a day, or at any time: by id, its neighbours with the ties to each, surest first. */
export function joinNeighbours({ actor, day, ever }) {
  const around = new Map();
  for (const fact of facts) {
    const certainty = ever ? findSurest(fact.verdicts) : verdict(fact, day);
    const body = fact.tenure && fact.to !== actor ? post(fact.to)?.body : "";
    if (certainty !== "no") join(around, fact.from, body || fact.to, { fact, certainty });
  }
  const own = post(actor)?.body;
  if (own) join(around, actor, own, { fact: null, certainty: "certainly" });
  for (const ties of around.values()) ties.forEach((known) => known.sort((one, other) => rank(one.certainty) - rank(other.certainty)));
  return around;
}

/** Count the steps from an actor to all that is at most so many away. */
export function measureSteps(around, actor, depth) {
  const steps = new Map([[actor, 0]]);
  for (const [id, far] of steps) {
    if (far === depth) continue;
    for (const next of around.get(id)?.keys() ?? []) if (!steps.has(next)) steps.set(next, far + 1);
  }
  return steps;
}

/** Say how a thing is tied to the one before it: in full, or, of one sure tie, so that its name can follow. */
export function sayTies(before, id, ties, day) {
  const short = ties.length === 1 && ties[0].certainty === "certainly" && !ties[0].fact?.capacity;
  if (short) return sayTie(before, id, ties[0], day, true);
  const doubt = ({ certainty }) => (certainty === "certainly" ? "" : ` (${CERTAINTY[certainty]})`);
  return [...new Set(ties.map((tie) => sayTie(before, id, tie, day, false) + doubt(tie)))].join("; ");
}

/** Say when ties held, as far as it is stated. */
export function sayTimes(ties) {
  return [...new Set(ties.map(({ fact }) => fact && sayWhen(fact)))].filter(Boolean).join(" · ");
}

function sayTie(before, id, { fact, out }, day, short) {
  if (!fact) return out ? "post in" : "post in it";
  if (!fact.tenure) return out && short ? fact.kind : `${fact.kind} ${label(out ? id : before, day)}`;
  const capacity = fact.capacity ? ` (${fact.capacity})` : "";
  if (fact.to === id) return `holds${capacity}`;
  if (fact.to === before) return `held by${capacity}`;
  const held = label(fact.to, day);
  return (out && short ? leaveOut(held, label(id, day)) : held) + capacity;
}

/** Leave the name of a body out at the end of that of its post. */
function leaveOut(held, body) {
  return held.endsWith(` ${body}`) ? held.slice(0, -body.length - 1).replace(/ the$/, "") : held;
}

function findSurest(pieces) {
  return pieces.map(([, certainty]) => certainty).reduce((one, other) => (rank(other) < rank(one) ? other : one));
}

function join(around, from, to, tie) {
  if (from === to) return;
  for (const [one, other, out] of [[from, to, true], [to, from, false]]) {
    if (!around.has(one)) around.set(one, new Map());
    if (!around.get(one).has(other)) around.get(one).set(other, []);
    around.get(one).get(other).push({ ...tie, out });
  }
}
