// The table: every holding and tie of the day, in words.

import { claimsOf, marks, sayDay, thing } from "./data.js";
import { button, make, plural } from "./dom.js";
import { shown } from "./facets.js";
import { change, state } from "./state.js";
import { link } from "./wording.js";

const MOST = 400;
const HOLDINGS = ["Post", "Holder", "Certainty", "When", "Evidence"];
const TIES = ["Who", "Tie", "Whom", "Certainty", "When", "Evidence"];
const IN_LINES = ["Certainty", "When", "Evidence"];

/** Draw the two tables of the day. */
export function drawTable(host) {
  const { holdings, ties } = shown();
  const held = `Who held which post or title on ${sayDay(state.day)}: ${plural(holdings.length, "line")}.`;
  const tied = `Kinship, succession, membership and other ties on ${sayDay(state.day)}, or without a stated date: ${plural(ties.length, "line")}.`;
  host.replaceChildren(table(held, HOLDINGS, holdings, holdingRow), table(tied, TIES, ties, tieRow));
}

/** Give a table of lines; of very many, the first, and a button for more. */
function table(caption, columns, lines, tell) {
  const head = make("thead", {}, make("tr", {}, columns.map((column) => make("th", { scope: "col" }, column))));
  const ground = make("tbody");
  const more = button("", () => show(ground.children.length + MOST), { class: "more" });
  const show = (count) => {
    ground.append(...lines.slice(ground.children.length, count).map((line) => row(...tell(line), columns)));
    more.hidden = ground.children.length === lines.length;
    more.textContent = `Show more of the ${lines.length} lines`;
  };
  show(MOST);
  return make("div", { class: "scroll" }, make("table", {}, make("caption", {}, caption), head, ground), more);
}

function row(fact, cells, columns) {
  const made = make("tr", { class: fact && fact.fact === state.selected ? "chosen" : "" }, cells.map((cell, place) => {
    const kind = IN_LINES.includes(columns[place]) ? "lines" : "";
    return make(place ? "td" : "th", { scope: place ? "" : "row", "data-label": columns[place] }, make("div", { class: kind }, cell));
  }));
  if (fact) made.addEventListener("click", (event) => !event.target.closest("button") && !String(getSelection()) && choose(fact.fact));
  return made;
}

function holdingRow({ fact, post, holder, certainty }) {
  const capacity = fact?.capacity ? ` (${fact.capacity})` : "";
  const who = holder ? opens(holder) : "not stated";
  return [fact, [[opens(post), capacity], who, [certainty, ...(fact ? marks(fact) : [])].join("\n"), fact?.when ?? "", fact ? evidence(fact) : ""]];
}

function tieRow({ fact, certainty }) {
  return [fact, [opens(fact.from), fact.kind, opens(fact.to), [certainty, ...marks(fact)].join("\n"), fact.when, evidence(fact)]];
}

/** Make a button with the name of a thing that opens it. */
function opens(id) {
  return link(id, state.day, choose, { title: thing(id).kind, "data-opens": id });
}

function choose(id) {
  change({ selected: id });
}

/** Give the fact as a button that opens what the documents say, and the documents with how many places. */
function evidence(fact) {
  const told = (claimsOf.get(fact.fact) ?? []).map((claim) => `${claim.source}, ${plural((claim.places ?? []).length, "place")}`);
  return [button(make("code", {}, fact.fact), () => choose(fact.fact), { class: "link", "data-opens": fact.fact }), "\n", told.join("\n")];
}
