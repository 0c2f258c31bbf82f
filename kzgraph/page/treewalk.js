// Walking a tree by keys: one tab stop, up and down in the order of reading, right into a branch, left out of it.

import { makeStop } from "./keys.js";

/** Give the items of a tree one tab stop between them, and the arrow keys; Home and End lead to the first and last. */
export function walkTree(picture, branches, items) {
  makeStop(items[0], items);
  picture.addEventListener("focusin", (event) => makeStop(event.target, items));
  picture.addEventListener("keydown", (event) => {
    const place = items.indexOf(document.activeElement);
    const next = place < 0 ? -1 : step(event.key, branches, place);
    if (next < 0) return;
    event.preventDefault();
    items[next]?.focus();
  });
}

function step(key, branches, place) {
  const branch = branches[place];
  const steps = {
    ArrowDown: () => Math.min(place + 1, branches.length - 1),
    ArrowUp: () => Math.max(place - 1, 0),
    ArrowRight: () => (branch.branches.length ? branches.indexOf(branch.branches[0]) : place),
    ArrowLeft: () => (branch.parent ? branches.indexOf(branch.parent) : place),
    Home: () => 0,
    End: () => branches.length - 1,
  };
  return Object.hasOwn(steps, key) ? steps[key]() : -1;
}
