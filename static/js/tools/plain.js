// Texts made comparable: without accents, case, vowel signs, and with one letter for those that sound or look alike.

const ALIKE = { "ሃ": "ሀ", "ኣ": "አ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "’": "'", "œ": "oe" };

// Ethiopic series of seven vowels that are spoken alike: [first of the series, first of the one that stands for it].
const SERIES = [[0x1210, 0x1200], [0x1280, 0x1200], [0x12b8, 0x1200], [0x1220, 0x1230], [0x12d0, 0x12a0], [0x1340, 0x1338]];

function alike(letter) {
  const code = letter.charCodeAt(0);
  const series = SERIES.filter(each => code >= each[0] && code < each[0] + 7)[0];
  if (series) {
    const same = String.fromCharCode(code - series[0] + series[1]);
    return ALIKE[same] || same;
  }
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660); // Arabic digits
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return ALIKE[letter] || letter;
}

export function plain(text) {
  // NFD also parts أ إ آ ؤ ئ into their letter and a sign.
  return text.toLowerCase().normalize("NFD")
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u1200-\u135aىیکةٱ’œ]/g, alike)
    .replace(/[\s.,;:!?()«»“”"·–—/،؛؟።፣]+/g, " ");
}

export function wordsOf(text) {
  return plain(text).split(/\s+/).filter(Boolean);
}
