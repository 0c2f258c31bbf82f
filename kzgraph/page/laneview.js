// The timeline as it stands in the page: its layout and elements, and who has the focus in it.

import { byId } from "./dom.js";

export const view = { host: null, width: 0, layout: null, svg: null, rows: null, range: null, all: false, quiet: false };

/** Give the bar of a number, if it is drawn. */
export function barOf(number) {
  return [...view.rows.querySelectorAll(".bar")].find((bar) => Number(bar.dataset.number) === number);
}

/** Give the item of the layout that a bar draws. */
export function itemOf(bar) {
  return view.layout.byNumber.get(Number(bar.dataset.number));
}

/** Give the number of the bar that has the focus, or -1. */
export function focusedNumber() {
  const bar = view.svg?.contains(document.activeElement) ? document.activeElement.closest(".bar") : null;
  return bar ? Number(bar.dataset.number) : -1;
}

/** Give the focus to the bar of a number, as it had it before it was drawn anew. */
export function refocus(number) {
  view.quiet = true;
  barOf(number)?.focus({ preventScroll: true });
  view.quiet = false;
}

/** Give the day under the pointer, or "" beside the lanes. */
export function dayUnder(event) {
  const box = view.svg.getBoundingClientRect();
  const x = ((event.clientX - box.left) * view.width) / box.width;
  return x < view.layout.scale.left - 4 || x > view.layout.scale.right + 4 ? "" : view.layout.scale.dayAt(x);
}

/** Give how much of the window's top the time bar covers. */
export function covered() {
  const { position, top } = getComputedStyle(byId("days"));
  return position === "sticky" ? byId("days").offsetHeight + (parseFloat(top) || 0) : 0;
}

/** Tell whether the timeline is what the page shows. */
export function onScreen() {
  return Boolean(view.svg?.isConnected);
}
