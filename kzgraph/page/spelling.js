// Spellings read by the rules that the data bring along: in any script and romanisation, a name has one sound.

const MARKS = /\p{M}/gu;
const FOREIGN = /[^\u0000-\u007f]/gu;
const APOSTROPHES = /['`"]/g;

/** Reads names by the rules, letters and folds of the data; it sounds as Python's does. */
export class Spelling {
  constructor({ rules, letters, folds }) {
    this.folds = new Map(Object.entries(folds));
    this.latin = new Map(Object.entries(letters).flatMap(([latin, same]) => Array.from(same, (letter) => [letter, latin])));
    this.small = new RegExp(rules.small, "g");
    this.word = new RegExp(rules.word, "g");
    this.doubled = new RegExp(rules.doubled, "g");
    this.patronymic = new RegExp(`^(?:${rules.patronymic})$`);
    this.growing = rules.growing;
    this.sounders = rules.readings.map((reading) => makeSounder([...reading, ...rules.sounds], rules.slurred));
  }

  /** Fold what never matters: case, accents, the form of an apostrophe. */
  fold(name) {
    const bare = name.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("`", "'");
    return bare.replace(FOREIGN, (letter) => this.folds.get(letter) ?? letter).trim();
  }

  /** Give the words of a name as sounds. */
  sound(name) {
    return this.split(name).map(this.sounders[0]);
  }

  /** Give the words of a name in each way in which somebody may have meant its spelling. */
  read(name) {
    const words = this.split(name);
    return distinct(this.sounders.map((sounder) => words.map(sounder)));
  }

  /** Give what an unfinished name may go on to be where its last letters then sound otherwise. */
  grow(name) {
    const spelt = this.romanise(name);
    return this.growing.filter(([ending]) => spelt.endsWith(ending)).map(([, rest]) => spelt + rest);
  }

  /** Give words as one, so that neither spaces nor hyphens matter. */
  join(words) {
    return words.join("").replace(this.doubled, "");
  }

  /** Give a person's words without patronymics, where at least two are left. */
  dropPatronymics(words) {
    const kept = words.filter((word) => !this.patronymic.test(word));
    return kept.length > 1 ? kept : words;
  }

  split(name) {
    return this.romanise(name).match(this.word) ?? [];
  }

  romanise(name) {
    const plain = name.trim().replace(this.small, "").normalize("NFC").toLowerCase();
    return plain.replace(APOSTROPHES, "").replace(FOREIGN, (letter) => this.latin.get(letter) ?? "");
  }
}

/** Give lists of words without those that are there already. */
export function distinct(spellings) {
  return [...new Map(spellings.map((words) => [words.join(" "), words])).values()];
}

function makeSounder(spellings, slurred) {
  const patterns = slurred.map(([pattern, sounding]) => [new RegExp(pattern, "g"), sounding]);
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, soundOf(word, spellings, patterns));
    return known.get(word);
  };
}

function soundOf(word, spellings, patterns) {
  const symbols = spellings.reduce((spelt, [letters, symbol]) => spelt.replaceAll(letters, symbol), word);
  return patterns.reduce((spelt, [pattern, sounding]) => spelt.replace(pattern, sounding), symbols);
}
