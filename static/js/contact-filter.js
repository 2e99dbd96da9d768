// Filters the directory by words, without accents and case.
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0652]/g, "").replace(/’/g, "'");
}

export function contactFilter(box) {
  const input = box.querySelector("input"), status = box.querySelector("[role=status]");
  const sections = Array.prototype.slice.call(document.querySelectorAll("section.need")).map(section => ({
    section: section,
    title: plain(section.querySelector("h2").textContent),
    cards: Array.prototype.slice.call(section.querySelectorAll("article")).map(card =>
      ({ card: card, text: plain(card.textContent) }))
  }));
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
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
    status.textContent = words.length ? count ? box.dataset.count.replace("{n}", count) : box.dataset.none : "";
  });
  box.hidden = false;
}
