// Walking the picture of parties by keys: one tab stop, arrows to the nearest item, Enter to choose.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Let the items of a picture be walked and chosen; the tab stop is the one that was it before, with its focus if it had it. */
export function walkItems(picture, choose, current, focused) {
  const items = [...picture.querySelectorAll(".lineage-item")];
  if (!items.length) return;
  const stop = items.find((item) => current && isSame(item, current)) ?? items[0];
  stop.setAttribute("tabindex", "0");
  if (focused) stop.focus({ preventScroll: true });
  picture.addEventListener("click", (event) => {
    const item = event.target.closest(".lineage-item");
    if (item) moveTo(item, items);
    if (item) choose(item.dataset.id);
  });
  picture.addEventListener("keydown", (event) => {
    const item = event.target.closest(".lineage-item");
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") choose(item.dataset.id);
    else if (!step(event.key, item, items)) return;
    event.preventDefault();
  });
}

function isSame(item, other) {
  return item.dataset.id === other.dataset.id && item.getAttribute("aria-label") === other.getAttribute("aria-label");
}

/** Move as a key says; gives whether it is one of ours. */
function step(key, item, items) {
  const ends = { Home: items[0], End: items.at(-1) };
  const next = ends[key] ?? (DIRECTIONS[key] && findNearest(item, items, DIRECTIONS[key]));
  if (next) moveTo(next, items);
  return key in ends || key in DIRECTIONS;
}

function moveTo(item, items) {
  for (const each of items) each.setAttribute("tabindex", each === item ? "0" : "-1");
  item.focus();
}

/** Find the nearest item in a direction; what lies aside counts double. */
function findNearest(item, items, [dx, dy]) {
  const from = middle(item);
  const ranked = items.filter((each) => each !== item).map((each) => {
    const to = middle(each);
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    return { each, far: along > 2 ? along + 2 * aside : Infinity };
  });
  return ranked.filter(({ far }) => far < Infinity).sort((a, b) => a.far - b.far)[0]?.each;
}

function middle(item) {
  const box = item.querySelector(".lineage-hit").getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + Math.min(box.height / 2, 14) };
}
