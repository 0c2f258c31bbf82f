// Chains of ties between two things, as `kzgraph path` finds them: on a day, or at any time.

import { label } from "./data.js";
import { plural } from "./dom.js";
import { joinTies } from "./links.js";
import { countDays, holdTogether, meet, rank } from "./meetings.js";

/**
 * Find the shortest chains between two things on a day or, with "", at any time: lists of { node, facts, meets },
 * the first where it starts; `facts` lead to the node, `meets` says how they lie in time to those before them.
 */
export function findPaths(data, from, to, day) {
  const ends = [from, to].map((id) => data.paths.nodes.indexOf(id));
  if (from === to || ends.includes(-1)) return [];
  const around = joinTies(data, ends, day);
  const things = { posts: new Set(data.paths.posts.map(([post]) => post)), crowds: new Set(data.paths.crowds) };
  const found = new Map();
  for (const nodes of walk(around, ends, data.paths)) {
    const chain = makeChain(data, around, things, nodes, day);
    if (new Set(chain.rests).size < chain.rests.length) continue;
    const same = chain.rests.join("\n");
    if (!found.has(same) || compare(chain.worth, found.get(same).worth) < 0) found.set(same, chain);
  }
  return [...found.values()].sort((one, other) => compare(one.place, other.place)).map((chain) => chain.steps);
}

/** Say whether there was a day, or this day was one, on which every step of a chain held. */
export function judgeChain(data, chain, day) {
  if (chain.some((step) => step.meets?.order)) return "no";
  return holdTogether(data, chain.map((step) => step.facts).filter((facts) => facts.length), day);
}

/** Say how a step of a chain, by its place, lies in time to the one before it; "" where there is nothing to say. */
export function sayMeeting(data, chain, place, day) {
  const { at = "", order = 0 } = chain[place].meets ?? {};
  if (order) {
    const [first, last] = [chain[place - 2], chain[place]].map((step) => label(step.node, day));
    return `one after the other: ${order > 0 ? `${first} before ${last}` : `${last} before ${first}`}`;
  }
  if (at === "no") return "never at one time";
  if (at === "not stated") return "whether at one time is not stated";
  if (!at || day || at === "possibly") return at && `${day ? "both on this day" : "at one time"}, ${at}`;
  const { days, exact } = countDays(data, [chain[place - 1].facts, chain[place].facts]);
  return `at one time, certainly: ${exact ? "" : "at least "}${plural(days, "day")}`;
}

/** Go back from the end over the nodes before each, in the order of networkx; of very many ways, only the first. */
function* walk(around, [from, to], { farthest, enough }) {
  const before = searchBreadthFirst(around, from, to, farthest);
  let left = before.has(to) ? enough : 0;
  const stack = [{ node: to, next: 0 }];
  while (stack.length && left > 0) {
    const top = stack.at(-1);
    const earlier = before.get(top.node);
    if (top.node === from) {
      left -= 1;
      yield stack.map(({ node }) => node).reverse();
    }
    if (top.next < earlier.length) stack.push({ node: earlier[top.next++], next: 0 });
    else stack.pop();
  }
}

/** Give the nodes before each on the shortest ways to it, as far as the other end. */
function searchBreadthFirst(around, from, to, farthest) {
  const before = new Map([[from, []]]);
  let level = [from];
  for (let steps = 0; steps < farthest && level.length && !before.has(to); steps += 1) {
    const reached = new Map();
    for (const node of level) {
      for (const next of around.get(node)?.keys() ?? []) {
        if (reached.has(next)) reached.get(next).push(node);
        else if (!before.has(next)) reached.set(next, [node]);
      }
    }
    reached.forEach((nodes, next) => before.set(next, nodes));
    level = [...reached.keys()];
  }
  return before;
}

function makeChain(data, around, { posts, crowds }, nodes, day) {
  const hops = nodes.slice(1).map((node, place) => around.get(nodes[place]).get(node));
  const steps = nodes.map((node, place) => ({ node: data.paths.nodes[node], facts: hops[place - 1] ?? [] }));
  for (let place = 2; place < nodes.length; place += 1) {
    const office = posts.has(nodes[place - 1]) && !crowds.has(nodes[place - 1]);
    steps[place].meets = meet(data, hops[place - 2], hops[place - 1], office, day);
  }
  return {
    steps,
    rests: hops.map((hop, place) => writeRest(hop.length ? hop : [steps[place].node, steps[place + 1].node])),
    place: [hops.length, rank(judgeChain(data, steps, day)), ...nodes],
    worth: [-nodes.filter((node) => posts.has(node)).length, ...nodes],
  };
}

/** Write what a hop rests on: its facts or, of a post and its body, the two. */
function writeRest(ids) {
  return [...new Set(ids)].sort().join(" ");
}

function compare(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place < 0 ? 0 : one[place] - other[place];
}
