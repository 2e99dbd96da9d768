import { list, pageAt } from "./dom.js";
import { qrSvg } from "./qr.js";

const LONGEST = 900; // letters: three text messages in Arabic or Tigrinya script would be too dear for more

// The links that lead to sharing say which page they come from. Nothing of it leaves the phone.
export function sharedFrom(link) {
  if (!/\/(share|not-found)\/$/.test(location.pathname)) link.search = "?p=" + encodeURIComponent(location.pathname);
}

function pageShared() {
  const found = /[?&]p=([^&]+)/.exec(location.search), path = found ? decodeURIComponent(found[1]) : "";
  return /^\/[A-Za-z-]+\/([a-z0-9-]+\/)*$/.test(path) ? path : location.pathname.replace(/share\/$/, "");
}

function said(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

// A short text that stands on its own, without a network: title, what to do, numbers, date.
function selfContained(page, address) {
  const main = page.querySelector("main"), time = main.querySelector("[data-checked] time");
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
  const field = box.querySelector("textarea"), status = box.querySelector("[role=status]");
  const sheet = box.querySelector("[data-do=share]"), copy = box.querySelector("[data-do=copy]");

  function fill(text) {
    field.value = text;
    list("a[data-start]", box).forEach(link => { link.href = link.dataset.start + encodeURIComponent(text); });
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
    if (document.execCommand("copy")) status.textContent = box.dataset.copied;
  });
  box.hidden = false;
}

// "This is wrong": a short message for the centre, sent by the reader, whenever there is a network.
export function correct(box) {
  const field = box.querySelector("textarea"), path = pageShared();

  function fill(edition) {
    const text = box.dataset.message.replace("{page}", path).replace("{edition}", edition) + "\n" + field.value;
    list("a[data-start]", box).forEach(link => { link.href = link.dataset.start + encodeURIComponent(text); });
  }

  let edition = box.dataset.edition;
  field.addEventListener("input", () => fill(edition));
  fill(edition);
  box.querySelector(".about").textContent = path;
  pageAt(path).then(page => {
    const time = page.querySelector("[data-checked] time");
    if (time) edition = time.dateTime;
    fill(edition);
  }).catch(() => {});
  box.hidden = false;
}
