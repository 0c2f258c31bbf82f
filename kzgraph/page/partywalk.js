// Walking the picture of parties by keys: one tab stop, arrows to the nearest item, Enter to choose.

import { ARROWS, isCommand, makeStop, nearest, onPress } from "./keys.js";

const ITEM = ".lineage-item";

/** Let the items of a picture be walked and chosen; the tab stop is the one that was it before, with its focus if it had it. */
export function walkItems(picture, choose, current, focused) {
  const items = [...picture.querySelectorAll(ITEM)];
  if (!items.length) return;
  const stop = items.find((item) => current && isSame(item, current)) ?? items[0];
  makeStop(stop, items);
  if (focused) stop.focus({ preventScroll: true });
  onPress(picture, ITEM, (item) => {
    moveTo(item, items);
    choose(item.dataset.id);
  });
  picture.addEventListener("keydown", (event) => {
    const item = event.target.closest(ITEM);
    if (item && !isCommand(event) && step(event.key, item, items)) event.preventDefault();
  });
}

function isSame(item, other) {
  return item.dataset.id === other.dataset.id && item.getAttribute("aria-label") === other.getAttribute("aria-label");
}

/** Move as a key says; gives whether it is one of ours. */
function step(key, item, items) {
  const ends = { Home: items[0], End: items.at(-1) };
  const next = ends[key] ?? (ARROWS[key] && nearest(items.map(placeOf), placeOf(item), ...ARROWS[key])?.item);
  if (next) moveTo(next, items);
  return key in ends || key in ARROWS;
}

function moveTo(item, items) {
  makeStop(item, items);
  item.focus();
}

function placeOf(item) {
  const box = item.querySelector(".lineage-hit").getBoundingClientRect();
  return { item, x: box.left + box.width / 2, y: box.top + Math.min(box.height / 2, 14) };
}
