// The surroundings of an actor as a tree: each thing under the first that ties it, by kind, great groups folded.

import { label, thing } from "./data.js";
import { joinNeighbours, measureSteps, sayTies } from "./neighbours.js";

const MOST = 8;
const FIRST = 6;
const NEXT = 50;

/**
 * Grow the tree: { root, crossings }. A branch has id, level, parent, words, certainty, ties and branches; one with
 * `folded` stands for so many that are not shown. Crossings are the ties between branches that the tree leaves out.
 */
export function growTree(view, unfolded) {
  const around = joinNeighbours(view);
  const steps = measureSteps(around, view.actor, view.depth);
  const root = { id: view.actor, level: 0, parent: null, words: "", certainty: "certainly", ties: [], branches: [] };
  const placed = new Map([[view.actor, root]]);
  const taken = new Set(placed.keys());
  for (let level = [root]; level.length;) {
    for (const branch of level) branch.branches = growBranches(branch, { ...view, around, steps, taken, unfolded });
    level = level.flatMap((branch) => branch.branches).filter((branch) => !branch.folded);
    for (const branch of level) placed.set(branch.id, branch);
  }
  return { root, crossings: listCrossings(placed, around) };
}

/** Show more of a folded group from now on. */
export function unfold(unfolded, { key, shown }) {
  unfolded.set(key, shown + NEXT);
}

function growBranches(parent, { around, steps, taken, unfolded, day }) {
  const groups = new Map();
  for (const [id, ties] of around.get(parent.id) ?? []) {
    if (steps.get(id) !== parent.level + 1 || taken.has(id)) continue;
    taken.add(id);
    const branch = { id, level: parent.level + 1, parent, ties, certainty: ties[0].certainty, words: sayTies(parent.id, id, ties, day), branches: [] };
    const kind = thing(id).kind || "other";
    groups.set(kind, [...(groups.get(kind) ?? []), branch]);
  }
  const inOrder = [...groups].sort(([one], [other]) => compare([one], [other]));
  return inOrder.flatMap(([kind, branches]) => fold(parent, kind, branches, unfolded, day));
}

function fold(parent, kind, branches, unfolded, day) {
  const key = `${parent.level} ${parent.id} ${kind}`;
  const sorted = branches.map((branch) => [[branch.words, label(branch.id, day), branch.id], branch])
    .sort(([one], [other]) => compare(one, other)).map(([, branch]) => branch);
  const shown = sorted.length > MOST ? Math.max(FIRST, unfolded.get(key) ?? 0) : sorted.length;
  const left = sorted.length - shown;
  const rest = { id: "", level: parent.level + 1, parent, ties: [], words: "", branches: [], folded: left, key, kind, shown };
  return left > 0 ? [...sorted.slice(0, shown), rest] : sorted;
}

function listCrossings(placed, around) {
  const crossings = [];
  for (const [id, branch] of placed) {
    for (const [next, ties] of around.get(id) ?? []) {
      const other = placed.get(next);
      if (!other || other.parent === branch || branch.parent === other) continue;
      const first = branch.level < other.level || (branch.level === other.level && id < next);
      if (first) crossings.push({ from: branch, to: other, ties, certainty: ties[0].certainty });
    }
  }
  return crossings;
}

function compare(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place < 0 ? 0 : one[place] < other[place] ? -1 : 1;
}
