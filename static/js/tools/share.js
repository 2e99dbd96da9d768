import { fillLinks, list, pageAt, tell, word } from "./dom.js";
import { qrSvg } from "./qr.js";
import { pageShared } from "./shared-from.js";

const LONGEST = 900; // letters: three text messages in Arabic or Tigrinya script would be too dear for more

function said(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

// A short text that stands on its own, without a network: title, what to do, numbers, date.
function selfContained(page, address) {
  const main = page.querySelector("main"), time = main.querySelector("[aria-labelledby=sources] time");
  const lines = [said(main.querySelector("h1"))];
  let size = lines[0].length;
  list(".lead, h2, h3, p, li", main).every(element => {
    if (element.closest("nav, aside, .tiles, [data-checked], [hidden], section[aria-labelledby=sources]")) return true;
    const line = (element.tagName === "LI" ? "- " : "") + said(element);
    if (line.length < 3 || lines.indexOf(line) >= 0) return true;
    size += line.length;
    if (size > LONGEST) return false;
    lines.push(line);
    return true;
  });
  if (time) lines.push("(" + time.dateTime + ")");
  lines.push(address);
  return lines.join("\n");
}

// Pass a page on: the phone's own share sheet, a copy, WhatsApp, a text message, a code to scan.
export function share(box) {
  const path = pageShared(), address = location.origin + path;
  const field = box.querySelector("textarea");
  const sheet = box.querySelector("[data-action=share]"), copy = box.querySelector("[data-action=copy]");

  function fill(text) {
    field.value = text;
    fillLinks(box, text);
  }

  field.addEventListener("input", () => fill(field.value));
  box.querySelector(".qr").appendChild(qrSvg(address, address));
  box.querySelector(".address").textContent = address;
  fill(address);
  pageAt(path).then(page => fill(selfContained(page, address))).catch(() => {});
  if (navigator.share) {
    sheet.hidden = false;
    sheet.addEventListener("click", () => navigator.share({ text: field.value }).catch(() => {}));
  }
  copy.addEventListener("click", () => {
    field.select();
    if (document.execCommand("copy")) tell(box, word(box, "copied"));
  });
  box.hidden = false;
}
