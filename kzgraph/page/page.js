// The page: its views, its panels and its keys. Each is drawn anew from the state when that changes.

import { sayDay } from "./data.js";
import { drawDays, showDay } from "./days.js";
import { button, byId, plural } from "./dom.js";
import { drawFacets, filtered, shown } from "./facets.js";
import { drawLanes } from "./lanes.js";
import { VIEWS, change, onChange, readLink, state } from "./state.js";
import { drawTable } from "./table.js";

const TITLES = { map: "Map", timeline: "Timeline", table: "Table", parties: "Parties", election: "Election", surroundings: "Surroundings" };
const draw = { timeline: drawLanes, table: drawTable };

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
  byId("panel").setAttribute("aria-labelledby", `tab-${state.view}`);
}

/** Say in a sentence what is certain, possible and unknown on the day, and on how many documents that rests. */
function sayLead() {
  const { holdings } = shown();
  const count = (certainty) => holdings.filter((row) => row.certainty === certainty && row.fact).length;
  const vacant = holdings.filter((row) => !row.fact).length;
  const told = [`${plural(count("certainly"), "holding")} certain`, `${count("possibly")} possible`, `${plural(vacant, "post")} without a named holder`];
  return `${sayDay(state.day)}: ${told.join(", ")}${filtered() ? ", under the filters" : ""}.`;
}

function redraw(changed) {
  const all = changed.has("day") || changed.has("filters");
  if (changed.has("day")) showDay();
  if (changed.has("theme")) document.documentElement.dataset.theme = state.theme;
  if (all) drawFacets(byId("facets"));
  showTabs();
  byId("lead").textContent = sayLead();
  (draw[state.view] ?? drawTable)(byId("panel"), changed);
  byId("status").textContent = sayLead();
  document.documentElement.dataset.drawn = state.day;
}

drawDays(byId("days"));
drawTabs();
onChange(redraw);
readLink();
redraw(new Set(["day", "view", "filters", "theme"]));
addEventListener("hashchange", readLink);
globalThis.kzgraph = { state, change };
document.documentElement.dataset.ready = "";
