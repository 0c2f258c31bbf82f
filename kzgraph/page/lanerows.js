// The lanes of the timeline: one for each post or title by body, and below them one for each kind of tie to somebody.

import { body, data, facts, label, post } from "./data.js";
import { passes, passesEver } from "./facets.js";
import { state } from "./state.js";

const KINDS = ["state", "party", "other"];

/** List the groups, each with its lanes of facts, of all that passes the filters at any time. */
export function listGroups() {
  const passing = facts.filter(passesEver);
  const held = new Map(Object.keys(data.posts).map((id) => [id, []]));
  const tied = new Map();
  for (const fact of passing) {
    const [lanes, key] = fact.tenure ? [held, fact.to] : [tied, JSON.stringify([fact.kind, fact.to])];
    if (lanes.has(key)) lanes.get(key).push(fact);
    else lanes.set(key, [fact]);
  }
  const groups = [...groupPosts(held), { id: "ties", body: "", title: "Ties", lanes: [...tied].map(tieLane).sort(byPlace) }];
  return groups.filter((each) => each.lanes.length);
}

/** Give where a body stands among all: those of the state first, then parties, then others. */
function rank(id) {
  const kind = KINDS.indexOf(body(id)?.kind);
  return [kind < 0 ? KINDS.length : kind, body(id)?.place ?? 0, label(id), id];
}

function groupPosts(held) {
  const groups = new Map();
  for (const [id, own] of held) {
    if (!own.length && !vacant(id)) continue;
    const of = post(id)?.body ?? "";
    const lane = { key: `post ${id}`, thing: id, kind: "", facts: own, place: [post(id)?.office ? 0 : 1, label(id), id] };
    if (groups.has(of)) groups.get(of).lanes.push(lane);
    else groups.set(of, { id: `body ${of}`, body: of, title: of ? "" : "Titles", lanes: [lane], place: rank(of) });
  }
  for (const group of groups.values()) group.lanes.sort(byPlace);
  return [...groups.values()].sort(byPlace);
}

/** Tell whether a post is one of which no document names a holder; what the filters have emptied is none. */
function vacant(id) {
  return Boolean(post(id)?.body) && !facts.some((fact) => fact.tenure && fact.to === id)
    && passes({ fact: null, post: id, holder: "", certainty: "not stated" }, state.day);
}

function tieLane([key, own]) {
  const { kind, to, member } = own[0];
  const place = [member ? 0 : 1, ...rank(to), kind];
  return { key: `tie ${key}`, thing: to, kind, facts: own, place };
}

function byPlace(one, other) {
  const at = one.place.findIndex((value, number) => value !== other.place[number]);
  return at < 0 ? 0 : one.place[at] < other.place[at] ? -1 : 1;
}
