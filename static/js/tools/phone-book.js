import { list, make } from "./dom.js";
import { vcard } from "./vcard.js";

// Adds the contacts of `box` to the phone book: the phone opens the file with its own address book.
export function phoneBook(button) {
  button.addEventListener("click", () => {
    const cards = list("article.contact", document.querySelector("main")).filter(card => card.querySelector("a[href^='tel:']"));
    const text = cards.map(card => {
      const time = card.querySelector("time") || document.querySelector("main time");
      return vcard(card, "Passage" + (time ? " · " + time.dateTime : ""));
    }).join("");
    const link = make("a", {
      href: URL.createObjectURL(new Blob([text], { type: "text/vcard" })),
      download: (cards.length === 1 ? cards[0].id : "contacts") + ".vcf"
    });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  });
  button.hidden = false;
}
