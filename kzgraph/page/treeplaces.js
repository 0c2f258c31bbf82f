// Where the branches of a tree stand: a column for each step, or one below the other, indented, where there is no room.

import { font, wrap } from "./text.js";

const LINE = 19;
const HEAD = 17;
const PAD = 7;
const GLYPH = 38;
const MARGIN = 34;
const NARROWEST = 150;
const WIDEST = 300;
const INDENT = 24;

/**
 * Place a tree in a width: { height, columns }. Each branch is given x, y, width, tall, and its words as heads, lines
 * and notes; `paper` says what a branch is called and what is noted below.
 */
export function placeTree(root, width, depth, paper) {
  const gap = width > 1000 ? 64 : 50;
  const room = Math.floor((width - gap * depth - MARGIN) / (depth + 1));
  const columns = room >= NARROWEST;
  const column = Math.min(room, WIDEST);
  const end = (x) => (columns ? x + column : width - MARGIN);
  letter(root, "", { ...paper, stride: columns ? column + gap : INDENT, end });
  return { height: place(root, 6, columns) + 4, columns };
}

/** Break the words of a branch into lines; those that stand above the branch before it are not said again. */
function letter(branch, above, paper) {
  branch.x = 2 + branch.level * paper.stride;
  branch.width = paper.end(branch.x) - branch.x;
  const within = branch.width - GLYPH - 10;
  const fit = (text, face, width, most) => (text ? wrap(text, face, width, most) : []);
  branch.heads = branch.words === above ? [] : fit(branch.words, font(13), branch.width, 3);
  branch.over = branch.heads.length ? branch.heads.length * HEAD + 4 : 0;
  branch.lines = fit(paper.call(branch), font(15, branch.level ? 400 : 600), within, 3);
  branch.notes = fit(paper.note(branch), font(13), within, 2);
  branch.tall = Math.max(1, branch.lines.length) * LINE + branch.notes.length * HEAD + 2 * PAD;
  branch.branches.forEach((own, number) => letter(own, number ? branch.branches[number - 1].words : "", paper));
}

/** Place a branch and its own below a height; gives the height at which all of them end. */
function place(branch, top, columns) {
  branch.y = top + branch.over;
  const below = branch.y + branch.tall + 6;
  const [first] = branch.branches;
  let next = columns ? Math.max(top, branch.y - (first?.over ?? 0)) : below + 2;
  for (const own of branch.branches) next = place(own, next + (own.over && own !== first ? 6 : 0), columns);
  return Math.max(next, below);
}
