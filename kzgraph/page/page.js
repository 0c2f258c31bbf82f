// The page: its views, its panels and its keys. Each is drawn anew from the state when that changes.

import { colourOf, data, factsOf, initials, label, language, sayDay, thing } from "./data.js";
import { drawDays, showDay, stop } from "./days.js";
import { tell, tellTitle } from "./details.js";
import { button, byId, make, plural } from "./dom.js";
import { drawElections } from "./election.js";
import { drawFacets, filtered, shown } from "./facets.js";
import { finder } from "./finder.js";
import { lanesPicture } from "./lanepicture.js";
import { drawLanes } from "./lanes.js";
import { drawMap, mapBoxes, mapScene } from "./map.js";
import { drawParties } from "./parties.js";
import { asksForPath, drawPath, tellPaths } from "./pathpanel.js";
import { VIEWS, change, onChange, readLink, state } from "./state.js";
import { drawSurroundings } from "./surroundings.js";
import { drawTable } from "./table.js";
import { tellDay } from "./today.js";
import { drawTools, showTheme } from "./tools.js";

const TITLES = { map: "Map", timeline: "Timeline", table: "Table", parties: "Parties", election: "Election", surroundings: "Surroundings" };
const draw = {
  map: drawMap,
  timeline: drawLanes,
  table: drawTable,
  parties: once(() => drawParties(data, choose)),
  election: once(() => drawElections(data, choose, { label, language, initials, colourOf })),
  surroundings: drawAround,
};
const TIMELESS = ["parties", "election"];
const returnTo = { element: null };

/** Give a view that is made when it is first shown, and draws itself anew where it must. */
function once(make) {
  let made = null;
  return (host) => {
    made ??= make();
    if (!host.contains(made)) host.replaceChildren(made);
  };
}

/** Draw what surrounds an actor: the one in the state, or else the one selected, or who holds most. */
function drawAround(host) {
  const actor = state.focus.actor || (factsOf.has(state.selected) ? state.selected : mostTied());
  const adjust = (wanted) => change({ focus: { ...state.focus, actor, ...wanted } });
  drawSurroundings(host, { ...state.focus, actor, day: state.day, selected: state.selected }, choose, adjust);
}

function mostTied() {
  const people = [...factsOf.keys()].filter((id) => thing(id).cls === "Person");
  return people.reduce((most, id) => (factsOf.get(id).length > (factsOf.get(most)?.length ?? 0) ? id : most), "") || [...factsOf.keys()][0];
}

/** Draw the tabs, one for each view that there is. */
function drawTabs() {
  const tabs = VIEWS.filter((view) => draw[view]).map((view) =>
    button(TITLES[view], () => change({ view }), { role: "tab", id: `tab-${view}`, "aria-controls": "panel" }));
  byId("tabs").replaceChildren(...tabs);
  byId("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
}

function showTabs() {
  for (const tab of byId("tabs").children) {
    const chosen = tab.id === `tab-${state.view}`;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
  }
  byId("facets").hidden = TIMELESS.includes(state.view);
  byId("panel").setAttribute("aria-labelledby", `tab-${state.view}`);
}

/** Say in a sentence what is certain, possible and unknown on the day. */
function sayLead() {
  if (TIMELESS.includes(state.view)) return "Of all times: neither the day nor the filters act on this view.";
  const { holdings } = shown();
  const count = (certainty) => holdings.filter((row) => row.certainty === certainty && row.fact).length;
  const vacant = holdings.filter((row) => !row.fact).length;
  const told = [`${plural(count("certainly"), "holding")} certain`, `${count("possibly")} possible`, ...(count("not stated") ? [`${count("not stated")} undated`] : []), `${plural(vacant, "post")} without a named holder`];
  return `${sayDay(state.day)}: ${told.join(", ")}${filtered() ? ", under the filters" : ""}.`;
}

function showDetails() {
  const id = state.selected;
  byId("details-title").replaceChildren(...(id ? tellTitle(id, state.day, choose) : [asksForPath() ? "Path between two actors" : "On this day"]));
  byId("close").hidden = !id;
  byId("told").replaceChildren(...(id ? [leadOn(id), tell(id, state.day, choose)] : asksForPath() ? tellPaths(choose) : tellDay()));
  document.documentElement.classList.toggle("chosen", Boolean(id));
}

/** Give the ways on from a thing: its surroundings, a path from it. */
function leadOn(id) {
  if (!factsOf.has(id)) return "";
  return make("p", { class: "ways" },
    button("Surroundings", () => change({ view: "surroundings", focus: { ...state.focus, actor: id } })),
    button("Path from here", () => {
      byId("side").open = byId("path").open = true;
      change({ path: { ...state.path, from: id } });
      byId("path").querySelectorAll("input")[1].focus();
    }));
}

function choose(id) {
  change({ selected: id });
}

/** Give what a picture of the view is made of; null for the map, which draws its own. */
function pictureOf() {
  if (state.view === "map") return null;
  return state.view === "timeline" ? lanesPicture() : byId("panel").firstElementChild;
}

function redraw(changed) {
  if (changed.has("day")) showDay();
  if (changed.has("theme")) showTheme();
  if (changed.has("day") || changed.has("filters")) drawFacets(byId("facets"));
  if (changed.has("day") || changed.has("path")) drawPath(byId("path"));
  showTabs();
  byId("lead").textContent = sayLead();
  draw[state.view](byId("panel"), changed);
  if (!state.selected || changed.has("selected") || changed.has("day")) showDetails();
  if (changed.has("selected") && state.selected) openDetails();
  if (changed.has("day") || changed.has("filters")) byId("status").textContent = sayLead();
  document.documentElement.dataset.drawn = state.day;
}

function openDetails() {
  const opener = document.activeElement;
  if (opener?.closest("#details")) return;
  returnTo.element = opener;
  byId("details-title").focus({ preventScroll: true });
  if (opener && opener !== document.body) keepInSight((opener.closest("tr") ?? opener).getBoundingClientRect());
}

/** Where the details lie over the page, scroll what was chosen into what is left above them. */
function keepInSight({ top, bottom }) {
  const details = byId("details");
  if (getComputedStyle(details).position !== "fixed") return;
  const [start, end] = [byId("days").getBoundingClientRect().bottom, innerHeight - details.offsetHeight - 12];
  if (bottom > end || top < start) scrollBy({ top: bottom - Math.max(end, start + bottom - top), behavior: "instant" });
}

function closeDetails() {
  if (!state.selected) return;
  change({ selected: "" });
  returnTo.element?.focus({ preventScroll: true });
}

function listenToKeys(event) {
  const typing = event.target.closest?.("input:not([type=range], [type=checkbox]), textarea, select");
  if (event.key === "Escape" && !typing) closeDetails();
  if (event.key === "Escape") stop();
}

byId("details").querySelector(".head").append(button("×", closeDetails, { id: "close", "aria-label": "Close details", hidden: true }));
byId("side").open = innerWidth > 1180;
drawTools(byId("tools"), () => ({ title: TITLES[state.view], element: pictureOf() }));
drawDays(byId("days"));
byId("search").replaceChildren(finder(choose, { label: "Search by any spelling, in any script", quiet: true, hint: "Search: any spelling, any script", slash: true }));
drawTabs();
readLink();
onChange(redraw);
redraw(new Set(["day", "view", "filters", "path", "theme", "selected"]));
addEventListener("hashchange", readLink);
addEventListener("keydown", listenToKeys);
for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) matchMedia(query).addEventListener("change", () => redraw(new Set(["theme"])));
globalThis.kzgraph = { state, change, shown, mapBoxes, mapScene };
document.documentElement.dataset.ready = "";
