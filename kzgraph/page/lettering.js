// Lettering: how wide words are, and where they break into lines.

const context = document.createElement("canvas").getContext("2d");

/** Say how wide a text is in a font, in pixels. */
export function measureText(text, font) {
  context.font = font;
  return context.measureText(text).width;
}

/** Break a text into lines of a width, at most so many; what does not fit is cut with an ellipsis. */
export function wrapText(text, width, font, most = 3) {
  const lines = [];
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measureText(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(...breakWord(word, width, font, most));
    if (lines.length > most) break;
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = cutText(`${kept[most - 1]} ${lines[most]}`, width, font);
  return kept;
}

/** Isolate a name from the direction of the words around it. */
export function isolate(text) {
  return `\u2068${text}\u2069`;
}

function breakWord(word, width, font, most) {
  if (measureText(word, font) <= width) return [word];
  const parts = [""];
  for (const letter of letters(word)) {
    if (measureText(parts.at(-1) + letter, font) <= width) parts[parts.length - 1] += letter;
    else if (parts.length > most) break;
    else parts.push(letter);
  }
  return parts.filter(Boolean);
}

function cutText(text, width, font) {
  const left = letters(text);
  while (left.length > 1 && measureText(`${left.join("").trimEnd()}…`, font) > width) left.pop();
  return `${left.join("").trimEnd()}…`;
}

function letters(text) {
  return [...new Intl.Segmenter().segment(text)].map((each) => each.segment);
}
