// The keyboard in the timeline: one tab stop in each lane; arrows walk along a lane and between lanes.

/** Give the item that a key leads to from another, or null. */
export function walk(layout, from, event) {
  const { lane } = from;
  const at = lane.items.indexOf(from);
  const taken = layout.lanes.filter((each) => each.items.length);
  const place = taken.indexOf(lane);
  if (event.key === "ArrowRight") return lane.items[at + 1] ?? null;
  if (event.key === "ArrowLeft") return lane.items[at - 1] ?? null;
  if (event.key === "ArrowDown") return nearest(taken[place + 1], from);
  if (event.key === "ArrowUp") return nearest(taken[place - 1], from);
  if (event.key === "Home") return (event.ctrlKey ? taken[0] : lane).items[0];
  if (event.key === "End") return (event.ctrlKey ? taken.at(-1) : lane).items.at(-1);
  return null;
}

/** Give the item of a lane that stands nearest to one of another lane. */
function nearest(lane, from) {
  const away = (item) => Math.abs(item.text - from.text);
  return lane ? lane.items.reduce((best, item) => (away(item) < away(best) ? item : best)) : null;
}
