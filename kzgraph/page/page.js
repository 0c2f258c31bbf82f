// The page: everything is drawn from the state, and drawn anew when that changes.

import { drawDays, showDay, stop } from "./days.js";
import { sayDay } from "./data.js";
import { button, byId, make, plural } from "./dom.js";
import { drawFacets, filtered, shown } from "./facets.js";
import { finder } from "./finder.js";
import { mapBoxes, mapScene } from "./map.js";
import { closeDetails, keepFocus, markOpener, openDetails, showPanel, startPanel } from "./panel.js";
import { drawPath } from "./pathpanel.js";
import { change, onChange, readLink, state } from "./state.js";
import { drawTools, showTheme } from "./tools.js";
import { choose, sayHeading, views } from "./views.js";

/** Draw the tabs, one for each view. */
function drawTabs() {
  const tabs = Object.entries(views).map(([view, { title }]) =>
    button(title, () => change({ view }), { role: "tab", id: `tab-${view}`, "aria-controls": "panel" }));
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
  byId("facets").hidden = !views[state.view].filtered;
  byId("panel").setAttribute("aria-labelledby", `tab-${state.view}`);
}

/** Show what the view is about: in the heading, in the title of the window, and in a sentence with its counts. */
function showHeading() {
  const [words, day] = views[state.view].heading();
  byId("heading").replaceChildren(words, day ? make("time", { id: "day", datetime: day }, sayDay(day)) : "");
  document.title = `${sayHeading()} · kzgraph`;
  byId("lead").textContent = sayLead();
}

function sayLead() {
  const { dated, filtered: filters } = views[state.view];
  if (!dated) return "Of all times: neither the day nor the filters act on this view.";
  if (!filters) return "Ties by tenure, membership and relation; the filters do not act on this view.";
  const { holdings } = shown();
  const count = (certainty) => holdings.filter((row) => row.certainty === certainty && row.fact).length;
  const vacant = holdings.filter((row) => !row.fact).length;
  const undated = count("not stated") ? [`${count("not stated")} undated`] : [];
  const sure = [`${plural(count("certainly"), "holding")} certain`, `${count("possibly")} possible`, ...undated];
  const told = [...sure, `${plural(vacant, "post")} without a named holder`, ...(filtered() ? ["under the filters"] : [])];
  const together = state.filters.source.length ? " How certain each is, all documents say together." : "";
  return `${sayDay(state.day)}: ${told.join(", ")}.${together}`;
}

function redraw(changed) {
  const focused = document.activeElement;
  if (changed.has("selected") && state.selected) markOpener(focused);
  if (changed.has("day")) showDay();
  if (changed.has("theme")) showTheme();
  if (changed.has("day") || changed.has("filters")) drawFacets(byId("facets"));
  if (changed.has("day") || changed.has("path")) drawPath(byId("path"));
  showTabs();
  showHeading();
  views[state.view].draw(byId("panel"), changed);
  if (!state.selected || changed.has("selected") || changed.has("day")) showPanel();
  if (changed.has("selected") && state.selected) openDetails();
  if (changed.has("day") || changed.has("filters")) byId("status").textContent = sayLead();
  keepFocus(focused);
  document.documentElement.dataset.drawn = state.day;
}

/** Read the link, and say what of it this page does not have. */
function followLink() {
  const unknown = readLink();
  byId("notice").hidden = !unknown.length;
  byId("notice").textContent = `The link asks for what this page does not have, and that is left out: ${unknown.join(", ")}.`;
}

function listenToKeys(event) {
  const typing = event.target.closest?.("input:not([type=range], [type=checkbox]), textarea, select");
  if (event.key === "Escape" && !typing) closeDetails();
  if (event.key === "Escape") stop();
}

/** Lead past what stands before the views; the link's own target would take the place of the state in the address. */
function skip(event) {
  event.preventDefault();
  byId("views").focus();
}

startPanel();
byId("side").open = innerWidth > 1180;
drawTools(byId("tools"));
drawDays(byId("days"));
const spoken = { label: "Search by any spelling, in any script", hint: "Search: any spelling, any script" };
byId("search").replaceChildren(finder(choose, { ...spoken, quiet: true, slash: true }));
drawTabs();
followLink();
onChange(redraw);
redraw(new Set(["day", "view", "filters", "path", "theme", "selected"]));
addEventListener("hashchange", followLink);
addEventListener("keydown", listenToKeys);
document.querySelector(".skip").addEventListener("click", skip);
for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) {
  matchMedia(query).addEventListener("change", () => redraw(new Set(["theme"])));
}

// For tests, and for whoever opens the console: what is shown can be asked and changed.
globalThis.kzgraph = { state, change, shown, mapBoxes, mapScene };
document.documentElement.dataset.ready = "";
