import { ALIKE, SERIES, SIGNS, STOPS } from "../contract.js";

// Texts made comparable: without accents, case, vowel signs, and with one letter for those that sound or look alike.
// pwa/folding.py does the same.

const SAME = Object.assign({}, ALIKE);
SERIES.forEach(row => {
  for (let i = 0; i < row[1]; i++) {
    const same = String.fromCharCode(row[2] + i);
    SAME[String.fromCharCode(row[0] + i)] = ALIKE[same] || same;
  }
});

function anyOf(letters, more) {
  return new RegExp("[" + letters + "]" + more, "g");
}

const SILENT = anyOf(SIGNS, ""), UNLIKE = anyOf(Object.keys(SAME).join(""), ""), BETWEEN = anyOf(STOPS, "+");

export function plain(text) {
  // NFD also parts أ إ آ ؤ ئ into their letter and a sign.
  return text.toLowerCase().normalize("NFD")
    .replace(SILENT, "")
    .replace(UNLIKE, letter => SAME[letter])
    .replace(BETWEEN, " ");
}

export function wordsOf(text) {
  return plain(text).split(" ").filter(Boolean);
}
