// What is like a name: the letters that two words have in common, in order, among all letters of both, in per cent.

const BITS = 24;
const ALL = 2 ** BITS - 1;
const CODES = 128;
const NEAR = 75;
const LESS = 0.85;
const SHORT = 3;

/** Give the function that lists what sounds like a name, as `{thing, entry, score}`; a word among others counts for less. */
export function makeNearest(named) {
  const known = listForms(named);
  return (asked) => {
    const best = new Map();
    for (const [form, share] of formsOf(asked, LESS)) {
      const like = likenessTo(form);
      for (const { spelt, letters, bearers } of known) note(bearers, like(spelt, letters) * share, best);
    }
    return [...best.values()];
  };
}

/** List every form of a name once, with those that bear it and how much it counts for each. */
function listForms(named) {
  const known = new Map();
  for (const thing of named) {
    for (const entry of thing.entries) {
      for (const [spelt, weight] of formsOf([entry], thing.named ? 1 : LESS)) {
        if (!known.has(spelt)) known.set(spelt, { spelt, letters: lettersOf(spelt), bearers: [] });
        known.get(spelt).bearers.push({ thing, entry, weight });
      }
    }
  }
  return [...known.values()];
}

function note(bearers, score, best) {
  if (!score) return;
  for (const { thing, entry, weight } of bearers) {
    if (score * weight > (best.get(thing)?.score ?? 0)) best.set(thing, { thing, entry, score: score * weight });
  }
}

/** Give each spelling as one word, and its longer words, with how much each counts. */
function formsOf(spellings, share) {
  const forms = new Map();
  for (const { words, joined } of spellings) {
    for (const word of words) if (word.length > SHORT) forms.set(word, Math.max(share, forms.get(word) ?? 0));
    forms.set(joined, 1);
  }
  return forms;
}

/** Give the function that tells how like a word of ASCII letters is to this one: 0, or 75 to 100. */
function likenessTo(word) {
  const places = placesOf(word);
  const rows = new Int32Array(places.length);
  const own = lettersOf(word);
  return (other, letters = lettersOf(other)) => {
    const both = word.length + other.length;
    const most = Math.min(word.length - count(own & ~letters), other.length - count(letters & ~own));
    if (200 * most < NEAR * both) return 0;
    const like = (200 * countCommon(other, places, rows)) / both;
    return like < NEAR ? 0 : like;
  };
}

/** Note which letters a word has, some as one, in the bits of a number: what one word lacks of another cannot be common. */
export function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << word.charCodeAt(at) % 32;
  return letters;
}

/** For each piece of 24 letters of a word, note by letter where in the piece it stands. */
function placesOf(word) {
  const places = Array.from({ length: Math.ceil(word.length / BITS) }, () => new Int32Array(CODES));
  for (let at = 0; at < word.length; at += 1) places[Math.floor(at / BITS)][word.charCodeAt(at)] |= 1 << at % BITS;
  return places;
}

/** Count the longest common subsequence, all letters of a piece at once (Hyyrö 2004). */
function countCommon(other, places, rows) {
  rows.fill(ALL);
  for (let at = 0; at < other.length; at += 1) {
    const code = other.charCodeAt(at);
    let carry = 0;
    for (let piece = 0; piece < rows.length; piece += 1) {
      const row = rows[piece];
      const met = row & places[piece][code];
      const sum = row + met + carry;
      carry = sum >> BITS;
      rows[piece] = (sum & ALL) | (row & ~met);
    }
  }
  let common = 0;
  for (const row of rows) common += count(~row & ALL);
  return common;
}

function count(bits) {
  let counted = 0;
  for (let left = bits; left; left &= left - 1) counted += 1;
  return counted;
}
