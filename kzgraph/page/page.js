// The page: its views, its panels and its keys. Each is drawn anew from the state when that changes.

import { factsById, label, sayDay } from "./data.js";
import { drawDays, showDay, stop } from "./days.js";
import { button, byId, name, plural } from "./dom.js";
import { drawFacets, filtered, shown } from "./facets.js";
import { drawMap, mapBoxes, mapScene } from "./map.js";
import { VIEWS, change, onChange, readLink, state } from "./state.js";
import { drawTable } from "./table.js";
import { tellDay } from "./today.js";
import { drawTools, showTheme } from "./tools.js";

const TITLES = { map: "Map", timeline: "Timeline", table: "Table", parties: "Parties", election: "Election", surroundings: "Surroundings" };
const draw = { map: drawMap, table: drawTable };
const returnTo = { element: null };

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
  for (const id of ["png", "svg"]) byId(id).disabled = state.view === "table";
}

/** Say in a sentence what is certain, possible and unknown on the day. */
function sayLead() {
  const { holdings } = shown();
  const count = (certainty) => holdings.filter((row) => row.certainty === certainty && row.fact).length;
  const vacant = holdings.filter((row) => !row.fact).length;
  const told = [`${plural(count("certainly"), "holding")} certain`, `${count("possibly")} possible`, ...(count("not stated") ? [`${count("not stated")} undated`] : []), `${plural(vacant, "post")} without a named holder`];
  return `${sayDay(state.day)}: ${told.join(", ")}${filtered() ? ", under the filters" : ""}.`;
}

function showDetails() {
  const id = state.selected;
  const title = id ? (factsById.has(id) ? "Fact" : name(label(id, state.day))) : "On this day";
  byId("details-title").replaceChildren(title);
  byId("close").hidden = !id;
  byId("told").replaceChildren(...(id ? [] : tellDay()));
  document.documentElement.classList.toggle("chosen", Boolean(id));
}

function redraw(changed) {
  if (changed.has("day")) showDay();
  if (changed.has("theme")) showTheme();
  if (changed.has("day") || changed.has("filters")) drawFacets(byId("facets"));
  showTabs();
  byId("lead").textContent = sayLead();
  draw[state.view](byId("panel"), changed);
  showDetails();
  if (changed.has("selected") && state.selected) openDetails();
  if (changed.has("day") || changed.has("filters")) byId("status").textContent = sayLead();
  document.documentElement.dataset.drawn = state.day;
}

function openDetails() {
  if (document.activeElement?.closest("#details")) return;
  returnTo.element = document.activeElement;
  byId("details-title").focus({ preventScroll: true });
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
drawTools(byId("tools"), () => ({ title: TITLES[state.view], picture: byId("panel").querySelector("svg.picture") }));
drawDays(byId("days"));
drawTabs();
readLink();
onChange(redraw);
redraw(new Set(["day", "view", "filters", "theme", "selected"]));
addEventListener("hashchange", readLink);
addEventListener("keydown", listenToKeys);
for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(query).addEventListener("change", () => redraw(new Set(["theme"])));
globalThis.kzgraph = { state, change, shown, mapBoxes, mapScene };
document.documentElement.dataset.ready = "";
