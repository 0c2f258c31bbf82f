// Text as a picture needs it: measured, broken into lines, without letters that only steer.

const context = document.createElement("canvas").getContext("2d");
const segmenter = new Intl.Segmenter();
const widths = new Map();
const FACE = "system-ui, sans-serif";

/** Give the font of a size and weight, as canvas and SVG write it. */
export function font(size, weight = 400) {
  return `${weight} ${size}px ${FACE}`;
}

/** Give the width of a text in a font, in pixels. */
export function measure(text, face) {
  const key = `${face} ${text}`;
  if (!widths.has(key)) {
    if (widths.size > 50000) widths.clear();
    context.font = face;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/** Take out controls that turn the direction of writing or have no shape; joiners and isolates of a name stay. */
export function plain(text) {
  return text.replace(/(?![\u200c\u200d\u2068\u2069])[\p{Cc}\p{Cf}]/gu, (letter) => (/\s/.test(letter) ? " " : ""));
}

/** Break a text into at most so many lines of a width; what does not fit ends in an ellipsis. */
export function wrap(text, face, width, most = 1) {
  const lines = [];
  let line = "";
  for (const word of plain(text).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer, face) <= width) line = longer;
    else {
      if (line) lines.push(line);
      lines.push(...chop(word, face, width, most));
      line = lines.pop();
    }
    if (lines.length > most) break;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1]} ${lines[most]}`, face, width)];
}

/** Cut a text to a width, with an ellipsis where something is lost. */
export function cut(text, face, width) {
  if (measure(text, face) <= width) return text;
  const letters = lettersOf(text);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${letters.slice(0, middle).join("").trimEnd()}…`, face) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

/** Break a word into parts of a width, at most one more than can be used. */
function chop(word, face, width, most) {
  if (measure(word, face) <= width) return [word];
  const parts = [""];
  for (const letter of lettersOf(word)) {
    if (!parts.at(-1) || measure(parts.at(-1) + letter, face) <= width) parts[parts.length - 1] += letter;
    else if (parts.length > most) break;
    else parts.push(letter);
  }
  return parts;
}

/** Give the letters of a text as a reader counts them, each with its marks. */
function lettersOf(text) {
  return [...segmenter.segment(text)].map((each) => each.segment);
}
