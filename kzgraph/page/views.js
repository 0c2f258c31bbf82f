// The views of the page: what each is called, what it says it shows, how it is drawn and what its picture is made of.

import { colourOf, data, facts, factsOf, initials, label, language, sayDay, thing } from "./data.js";
import { byId } from "./dom.js";
import { drawElections } from "./election.js";
import { passesEver, shown } from "./facets.js";
import { lanesPicture } from "./lanepicture.js";
import { drawLanes } from "./lanes.js";
import { drawMap } from "./map.js";
import { drawParties } from "./parties.js";
import { change, state } from "./state.js";
import { drawSurroundings } from "./surroundings.js";
import { drawTable } from "./table.js";

const onDay = (words) => () => [`${words} `, state.day];
const ofRows = () => Object.values(shown()).flat().flatMap((row) => row.fact?.sources ?? []);
const ofFacts = () => facts.filter(passesEver).flatMap((fact) => fact.sources);
const element = () => byId("panel");
const looks = { label, language, initials, colourOf };

/**
 * The views by their names in the link.  `heading` gives words and a day, if it is of one; `dated` and `filtered` say
 * whether day and filters act on it; `sources` what the documents are that it rests on, all where it has none;
 * `picture` gives an element or SVG to save, null for the map, which draws its own.
 */
export const views = {
  map: { title: "Map", heading: onDay("Who held power on"), dated: true, filtered: true, draw: drawMap, sources: ofRows, picture: () => null },
  timeline: {
    title: "Timeline", heading: onDay("Who held power before and after"), dated: true, filtered: true,
    draw: drawLanes, sources: ofFacts, picture: lanesPicture,
  },
  table: { title: "Table", heading: onDay("Who held power on"), dated: true, filtered: true, draw: drawTable, sources: ofRows, picture: element },
  parties: {
    title: "Parties", heading: () => ["Where parties came from, and what became of them"],
    draw: once(() => drawParties(data, choose)), picture: element,
  },
  election: {
    title: "Election", heading: () => ["What the documents report of elections"],
    draw: once(() => drawElections(data, choose, looks)), picture: element,
  },
  surroundings: { title: "Surroundings", heading: sayAround, dated: true, draw: drawAround, picture: element },
};

/** Choose a thing or fact: it is what the details tell of. */
export function choose(id) {
  change({ selected: id });
}

/** Give the heading of the view in words, its day too. */
export function sayHeading() {
  const [words, day] = views[state.view].heading();
  return day ? words + sayDay(day) : words;
}

/** Give a view that is made when it is first shown, and draws itself anew where it must. */
function once(make) {
  let made = null;
  return (host) => {
    made ??= make();
    if (!host.contains(made)) host.replaceChildren(made);
  };
}

function sayAround() {
  const words = `What surrounds ${label(actorAround(), state.day)} `;
  return state.focus.ever ? [`${words}at any time`] : [`${words}on `, state.day];
}

/** Draw what surrounds an actor. */
function drawAround(host) {
  const actor = actorAround();
  const adjust = (wanted) => change({ focus: { ...state.focus, actor, ...wanted } });
  drawSurroundings(host, { ...state.focus, actor, day: state.day, selected: state.selected }, choose, adjust);
}

/** Give the actor in the state, or else the one selected, or the person of whom most ties are told. */
function actorAround() {
  return state.focus.actor || (factsOf.has(state.selected) ? state.selected : mostTied());
}

function mostTied() {
  const people = [...factsOf.keys()].filter((id) => thing(id).cls === "Person");
  return people.reduce((most, id) => (factsOf.get(id).length > (factsOf.get(most)?.length ?? 0) ? id : most), "") || [...factsOf.keys()][0];
}
