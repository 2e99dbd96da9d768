import { list } from "./dom.js";

function escaped(text) {
  return text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/([,;])/g, "\\$1");
}

// A line has 75 bytes at most; what is longer goes on in a line that begins with a space (RFC 2425, 5.8.1).
function folded(line) {
  let out = "", size = 0;
  Array.from(line).forEach(letter => {
    const bytes = new TextEncoder().encode(letter).length;
    if (size + bytes > 73) {
      out += "\r\n ";
      size = 1;
    }
    out += letter;
    size += bytes;
  });
  return out;
}

// A contact as vCard 3.0: what the address books of old phones read.
export function vcard(card, note) {
  const name = card.querySelector("h1 bdi, h2 bdi, h3 bdi").textContent, lines = ["BEGIN:VCARD", "VERSION:3.0"];
  lines.push("N:" + escaped(name) + ";;;;", "FN:" + escaped(name));
  list("a[href^='tel:']", card).forEach(link => lines.push("TEL;TYPE=VOICE:" + link.getAttribute("href").slice(4)));
  list("a[href^='mailto:']", card).forEach(link => lines.push("EMAIL:" + link.getAttribute("href").slice(7)));
  list("a.away", card).forEach(link => lines.push("URL:" + link.href));
  lines.push("NOTE:" + escaped(note), "END:VCARD");
  return lines.map(folded).join("\r\n") + "\r\n";
}
