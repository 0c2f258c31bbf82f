// The keyboard in the timeline: arrows walk along a lane and between lanes, Home and End to its ends.

import { nearest } from "./keys.js";

const STEPS = {
  ArrowRight: ({ lane, at }) => lane.items[at + 1],
  ArrowLeft: ({ lane, at }) => lane.items[at - 1],
  ArrowDown: ({ taken, place, from }) => findNearest(taken[place + 1], from, 1),
  ArrowUp: ({ taken, place, from }) => findNearest(taken[place - 1], from, -1),
  Home: ({ lane, taken, far }) => (far ? taken[0] : lane).items[0],
  End: ({ lane, taken, far }) => (far ? taken.at(-1) : lane).items.at(-1),
};

/** Give the item that a key leads to from another: null where there is none that way, undefined for a key that is not ours. */
export function walk(layout, from, event) {
  if (!Object.hasOwn(STEPS, event.key)) return undefined;
  const { lane } = from;
  const taken = layout.lanes.filter((each) => each.items.length);
  const told = { lane, taken, from, at: lane.items.indexOf(from), place: taken.indexOf(lane), far: event.ctrlKey };
  return STEPS[event.key](told) ?? null;
}

/** Give the item of a lane below or above that stands nearest. */
function findNearest(lane, from, down) {
  const placeOf = (item) => ({ item, x: item.text, y: item.top });
  return lane && nearest(lane.items.map(placeOf), placeOf(from), 0, down)?.item;
}
