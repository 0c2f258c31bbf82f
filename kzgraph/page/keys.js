// Keys in a picture: one tab stop among its items, arrows to the nearest one, Enter or Space to press it.

/** The directions of the arrow keys, across and down. */
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const BESIDE = 4;

/** Find the stop that is nearest to a point in a direction, each having x and y; what lies aside counts double; null for none. */
export function nearest(stops, from, dx, dy) {
  let [best, least] = [null, Infinity];
  for (const stop of stops) {
    const along = (stop.x - from.x) * dx + (stop.y - from.y) * dy;
    const aside = Math.abs((stop.x - from.x) * dy) + Math.abs((stop.y - from.y) * dx);
    if (along > BESIDE && along + 2 * aside < least) [best, least] = [stop, along + 2 * aside];
  }
  return best;
}

/** Make one of some items the only tab stop among them. */
export function makeStop(item, items) {
  for (const each of items) each.setAttribute("tabindex", each === item ? "0" : "-1");
}

/** Call a function with the item of a selector that is pressed in an element: by a click, by Enter or by Space. */
export function onPress(host, selector, act) {
  const press = (event) => {
    const item = event.target.closest(selector);
    if (item) act(item);
    return Boolean(item);
  };
  host.addEventListener("click", press);
  host.addEventListener("keydown", (event) => {
    if (["Enter", " "].includes(event.key) && !isCommand(event) && press(event)) event.preventDefault();
  });
}

/** Tell whether a key is pressed together with one that makes it a command of the browser. */
export function isCommand(event) {
  return event.altKey || event.ctrlKey || event.metaKey;
}
