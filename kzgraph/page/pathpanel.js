// The path between two actors: whom to ask about, and the chains of ties that lead from one to the other.

import { claimsOf, data, label, sayDay, verdict } from "./data.js";
import { button, make, plural } from "./dom.js";
import { finder, showFound } from "./finder.js";
import { findFact } from "./meetings.js";
import { findPaths, judgeChain, sayMeeting } from "./paths.js";
import { change, state } from "./state.js";
import { link } from "./wording.js";

const MOST = 5;
const LIMITS = "in four steps at most. Groups, posts of many and bodies to which many are tied are not gone through; "
  + "kzgraph path --through-all does.";
const parts = {};

/** Draw the two ends of the path that is asked for. */
export function drawPath(host) {
  if (!parts.from) start(host);
  for (const end of ["from", "to"]) showFound(parts[end], state.path[end]);
  parts.ever.checked = state.path.ever;
  parts.clear.hidden = !state.path.from && !state.path.to;
  host.open ||= Boolean(state.path.from || state.path.to);
}

/** Tell whether a path is asked for. */
export function asksForPath() {
  return Boolean(state.path.from && state.path.to);
}

/** List the facts of the paths that are shown, for the map to light. */
export function litFacts() {
  return new Set(chains().slice(0, MOST).flatMap((chain) => chain.flatMap((step) => step.facts ?? [])));
}

function start(host) {
  const take = (end) => (id) => change({ path: { ...state.path, [end]: id } });
  const box = (end, told) => finder(take(end), { label: told, hint: "any spelling, any script", cleared: () => take(end)("") });
  parts.from = box("from", "From");
  parts.to = box("to", "To");
  parts.ever = make("input", { type: "checkbox" });
  parts.ever.addEventListener("change", () => change({ path: { ...state.path, ever: parts.ever.checked } }));
  parts.clear = button("Clear", () => change({ path: { from: "", to: "", ever: false } }));
  host.append(parts.from, parts.to, make("label", { class: "check" }, parts.ever, "ties of any time, not only of the day"), parts.clear);
}

function chains() {
  const { from, to, ever } = state.path;
  return from && to && from !== to ? findPaths(data, from, to, ever ? "" : state.day) : [];
}

/** Tell the paths that there are, shortest first. */
export function tellPaths(choose) {
  const { from, to, ever } = state.path;
  if (from === to) return [make("p", { class: "hint" }, "They are one and the same; name two.")];
  const found = chains();
  const when = ever ? "at any time" : `on ${sayDay(state.day)}`;
  if (!found.length) return [make("p", { class: "hint" }, `No document tells of ties that lead from one to the other ${when}, ${LIMITS}`)];
  const told = `${plural(found.length, "path")} of ${plural(found[0].length - 1, "step")} ${when}${found.length > MOST ? `; the first ${MOST}` : ""}`;
  return [make("p", { class: "hint" }, told), ...found.slice(0, MOST).map((chain) => tellChain(chain, choose))];
}

/** Tell a chain: each thing on it, how it is tied to the next, and whether those ties were at one time. */
function tellChain(chain, choose) {
  const day = state.path.ever ? "" : state.day;
  const steps = chain.map(({ node }, place) => {
    const next = chain[place + 1];
    const meeting = place && next ? sayMeeting(data, chain, place + 1, day) : "";
    const facts = (next?.facts ?? []).map((fact) => make("li", {}, button(sayClaim(fact), () => choose(fact), { class: "link fact" }), sayVerdict(fact)));
    return make("li", {},
      link(node, state.day, choose),
      meeting ? make("span", { class: "hint meeting" }, ` (${meeting})`) : "",
      facts.length ? make("ul", {}, facts) : "");
  });
  return make("ol", { class: "chain", "data-at-once": judgeChain(data, chain, day) }, steps);
}

/** Say how certain a fact is on the day of the path; at any time there is no one day. */
function sayVerdict(id) {
  const certainty = state.path.ever ? "" : verdict(findFact(data, id), state.day);
  return certainty ? make("span", { class: "hint" }, ` (${certainty === "not stated" ? "when is not stated" : certainty})`) : "";
}

/** Say a fact as that source tells it which tells most. */
function sayClaim(id) {
  const told = claimsOf.get(id) ?? [];
  return (told.find((claim) => claim.source === data.paths.told[id]) ?? told[0])?.text ?? id;
}
