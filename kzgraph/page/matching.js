// How well a name that is asked for is a name of something, from the name as written to the beginning of a word of it.

const SHORT = 3;

/** The ways of having a name, the best first. */
export const WAYS = { written: 0, same: 1, named: 2, joined: 3, words: 4, begun: 5, none: 6 };

/** Give the best way in which a thing has the name asked for, and its entry that has it. */
export function bestMatch(thing, asked) {
  let best = { way: WAYS.none, entry: null };
  if (!asked.written) return best;
  for (const entry of thing.entries) {
    const way = wayOf(entry, thing, asked);
    if (way < best.way) best = { way, entry };
  }
  return best;
}

function wayOf(entry, thing, { written, spellings, growing }) {
  if (written === entry.written) return WAYS.written;
  const lacking = ~(entry.letters | thing.letters);
  let way = WAYS.none;
  for (const asked of spellings) {
    if (asked.letters & lacking) continue;
    if (asked.sound === entry.sound) return WAYS.same;
    if (hasWords(asked, entry, thing)) way = Math.min(way, thing.named ? WAYS.named : WAYS.words);
    else if (asked.joined === entry.joined) way = Math.min(way, WAYS.joined);
  }
  if (way < WAYS.none) return way;
  if (!spellings.length) return entry.written.startsWith(written) ? WAYS.begun : way;
  const goes = growing.some((asked) => !(asked.letters & lacking) && goesOn(asked, entry, thing) && !isMans(asked, thing));
  return goes ? WAYS.begun : way;
}

/** Tell whether all words stand in a name; an initial will do, and what may stand beside it. */
function hasWords({ words, digits }, entry, { beside }) {
  if (digits && words.length < SHORT) return false;
  return words.some((word) => isOwn(word, entry)) && words.every((word) => stands(word, entry, beside));
}

/** Tell whether the last word may grow into one that stands there, the others standing there, or the whole into the whole. */
function goesOn({ last, before, joined }, entry, { beside }) {
  if (joined.length > SHORT && entry.joined.startsWith(joined) && !isBarely(joined, entry)) return true;
  if (!before.every((word) => stands(word, entry, beside))) return false;
  if (entry.words.some((word) => word.startsWith(last))) return true;
  return before.some((word) => isOwn(word, entry)) && [...beside].some((word) => word.startsWith(last));
}

/** Tell whether only one letter goes beyond a word of the name: rather an ending than the beginning of the next word. */
function isBarely({ length }, { words }) {
  let end = 0;
  return words.some((word) => (end += word.length) === length - 1);
}

function isOwn(word, { words }) {
  return word.length > 1 && words.includes(word);
}

function stands(word, { words }, beside) {
  return words.includes(word) || beside.has(word) || (word.length === 1 && words.some((each) => each.startsWith(word)));
}

/** Tell whether the last word is a man's surname where the thing has the woman's, which is not that gone on. */
function isMans({ last }, { entries }) {
  return /[vn]$/.test(last) && entries.some(({ words }) => words.includes(`${last}a`));
}
