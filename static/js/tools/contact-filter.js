import { list, tell, word } from "./dom.js";
import { plain, wordsOf } from "./plain.js";

// Filters the directory by words.
export function contactFilter(box) {
  const input = box.querySelector("input");
  const sections = list("section.need").map(section => ({
    section: section,
    title: plain(section.querySelector("h2").textContent),
    cards: list("article", section).map(card => ({ card: card, text: plain(card.textContent) }))
  }));
  input.addEventListener("input", () => {
    const words = wordsOf(input.value);
    let count = 0;
    sections.forEach(each => {
      let here = 0;
      each.cards.forEach(one => {
        const fits = words.every(word => (each.title + " " + one.text).indexOf(word) >= 0);
        one.card.hidden = !fits;
        here += fits;
      });
      each.section.hidden = !here;
      const far = each.section.querySelector("details");
      if (far) far.open = words.length > 0;
      count += here;
    });
    tell(box, words.length ? count ? word(box, "count").replace("{n}", count) : word(box, "none") : "");
  });
  box.hidden = false;
}
