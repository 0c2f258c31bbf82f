// The side panel: the thing or fact that is selected, a path, or the day; and where the focus goes with it.

import { factsOf } from "./data.js";
import { tell, tellTitle } from "./details.js";
import { button, byId, make } from "./dom.js";
import { asksForPath, tellPaths } from "./pathpanel.js";
import { change, state } from "./state.js";
import { tellDay } from "./today.js";
import { choose } from "./views.js";

const opener = { element: null, key: "" };

/** Make the button that closes the panel's thing. */
export function startPanel() {
  byId("details").querySelector(".head").append(button("×", closeDetails, { id: "close", "aria-label": "Close details", hidden: true }));
}

/** Show what is selected, or the path asked for, or else the day. */
export function showPanel() {
  const id = state.selected;
  byId("details-title").replaceChildren(...(id ? tellTitle(id, state.day, choose) : [asksForPath() ? "Path between two actors" : "On this day"]));
  byId("close").hidden = !id;
  byId("told").replaceChildren(...(id ? [leadOn(id), tell(id, state.day, choose)] : asksForPath() ? tellPaths(choose) : tellDay()));
  document.documentElement.classList.toggle("chosen", Boolean(id));
}

/** Remember from where the details are opened, while that still stands in the page. */
export function markOpener(element) {
  if (!element || element === document.body || element.closest("#details")) return;
  opener.element = element;
  opener.key = element.dataset.opens ?? "";
  opener.box = (element.closest("tr") ?? element).getBoundingClientRect();
}

/** Lead the focus to the details, and keep in sight from where they were opened. */
export function openDetails() {
  if (document.activeElement?.closest("#details")) return;
  byId("details-title").focus({ preventScroll: true });
  if (opener.box) keepInSight(opener.box);
}

/** Close the details; the focus goes back to where they were opened, or what stands there now. */
export function closeDetails() {
  if (!state.selected) return;
  const { element, key } = opener;
  change({ selected: "" });
  const again = [...byId("panel").querySelectorAll("[data-opens]")].find((each) => key && each.dataset.opens === key);
  (element?.isConnected ? element : again ?? byId("panel")).focus({ preventScroll: true });
}

/** Give the focus a place near where it was, if what had it has been drawn anew. */
export function keepFocus(element) {
  if (!element || element.isConnected || document.activeElement !== document.body) return;
  const part = ["details", "facets"].find((id) => homes.get(element) === id);
  if (part === "details") byId("details-title").focus({ preventScroll: true });
  else if (part === "facets") byId("facets").querySelector("summary").focus({ preventScroll: true });
}

const homes = new WeakMap();
addEventListener("focusin", ({ target }) => homes.set(target, target.closest("#details, #facets")?.id));

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

/** Where the details lie over the page, scroll what was chosen into what is left above them. */
function keepInSight({ top, bottom }) {
  const details = byId("details");
  if (getComputedStyle(details).position !== "fixed") return;
  const [start, end] = [Math.max(0, byId("days").getBoundingClientRect().bottom), innerHeight - details.offsetHeight - 12];
  if (bottom > end || top < start) scrollBy({ top: bottom - Math.max(end, start + bottom - top), behavior: "instant" });
}
