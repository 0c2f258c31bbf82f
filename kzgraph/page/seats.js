// Who needs which place on the map, for all days at once, so that on a step in time only people move.

import { data, body, factsOf, group, post, thing } from "./data.js";

const LAST = "~";
const MOST_AT_ONCE = 24;

/** The actors who ever hold several posts at once, each with a place of its own at the head of the map. */
export const apex = seatApex();

const unposted = seatUnposted();

/** The members of each party who need a place because they have no post at some time. */
export const members = unposted.members;

/** All others of whom a tie is told and no post. */
export const others = unposted.others;

/** The bodies that have something to show, with the posts in each; "" has the titles. */
export const homes = readHomes();

/** Give the runs of days on which a fact may hold, undated ones always: pairs of a first day and the day after the last. */
function alive(fact) {
  const runs = [];
  fact.verdicts.forEach(([day, verdict], place) => {
    if (verdict === "no") return;
    const end = fact.verdicts[place + 1]?.[0] ?? LAST;
    if (runs.length && runs.at(-1)[1] === day) runs.at(-1)[1] = end;
    else runs.push([day, end]);
  });
  return runs;
}

/** Tell whether some day of the first runs is in none of the others. */
function outlasts(runs, others) {
  const sorted = [...others].sort();
  return runs.some(([first, end]) => {
    let at = first;
    for (const [from, to] of sorted) if (from <= at && to > at) at = to;
    return at < end;
  });
}

function seatApex() {
  const times = [...factsOf.keys()].map((actor) => [actor, severalOf(actor)]).filter(([, several]) => several);
  times.sort(([one, a], [other, b]) => b.most - a.most || (a.first < b.first ? -1 : a.first > b.first ? 1 : one < other ? -1 : 1));
  const free = [];
  const seats = new Map();
  for (const [actor, { first, end }] of times) {
    let seat = free.findIndex((runs) => runs.every(([from, to]) => end <= from || to <= first));
    if (seat < 0) seat = free.push([]) - 1;
    if (seat < MOST_AT_ONCE) seats.set(actor, seat);
    free[seat].push([first, end]);
  }
  return seats;
}

/** Give from when to when somebody holds several posts at once, and how many at most; null where never. */
function severalOf(actor) {
  const held = factsOf.get(actor).filter((fact) => fact.tenure && fact.from === actor && fact.verdicts.every(([, verdict]) => verdict !== "not stated"));
  if (new Set(held.map((fact) => fact.to)).size < 2) return null;
  const turns = [...new Set(held.flatMap((fact) => alive(fact).flat()))].sort();
  const counts = turns.map((day) => new Set(held.filter((fact) => alive(fact).some(([from, to]) => from <= day && day < to)).map((fact) => fact.to)).size);
  const several = turns.filter((_, place) => counts[place] > 1);
  if (!several.length) return null;
  return { most: Math.max(...counts), first: several[0], end: turns[turns.indexOf(several.at(-1)) + 1] ?? LAST };
}

function seatUnposted() {
  const [joins, others] = [[], []];
  const homely = new Set(Object.values(data.posts).map((each) => each.body));
  const wholes = new Set(Object.values(data.bodies).map((each) => each.part));
  for (const [id, own] of factsOf) {
    if (post(id) || homely.has(id) || wholes.has(id)) continue;
    const posted = own.filter((fact) => fact.tenure && fact.from === id).flatMap(alive);
    const joined = own.filter((fact) => fact.member && fact.from === id);
    const tied = own.filter((fact) => !fact.tenure && !(fact.member && fact.to === id)).flatMap(alive);
    for (const fact of joined) {
      if (homely.has(fact.to) && outlasts(alive(fact), posted)) joins.push([fact.to, id]);
    }
    const joinedHome = joined.filter((fact) => homely.has(fact.to)).flatMap(alive);
    if (outlasts(tied, [...posted, ...joinedHome])) others.push(id);
  }
  const members = [...group(joins, ([party]) => [party])].map(([party, own]) => [party, own.map(([, id]) => id)]);
  return { members: new Map(members), others: others.sort((one, other) => (ofKind(one) - ofKind(other)) || (one < other ? -1 : 1)) };
}

/** Put people first, then parties and movements, then all else. */
function ofKind(id) {
  const { cls } = thing(id);
  return cls === "Person" ? 0 : cls === "Unnamed" ? 1 : ["Party", "Movement"].includes(cls) ? 2 : 3;
}

function readHomes() {
  const posts = group(Object.keys(data.posts), (id) => [data.posts[id].body]);
  const wholes = new Set(Object.values(data.bodies).map((each) => each.part).filter(Boolean));
  const witnesses = (id) => Math.max(0, ...(factsOf.get(id) ?? []).map((fact) => fact.sources.length));
  const offices = (one, other) => data.posts[other].office - data.posts[one].office;
  const order = (one, other) => offices(one, other) || witnesses(other) - witnesses(one) || (one < other ? -1 : 1);
  for (const held of posts.values()) held.sort(order);
  const kinds = ["state", "party", "other"];
  const shown = Object.keys(data.bodies).filter((id) => posts.has(id) || wholes.has(id) || members.has(id));
  shown.sort((one, other) => kinds.indexOf(body(one).kind) - kinds.indexOf(body(other).kind) || body(one).place - body(other).place);
  return { order: shown, posts };
}
