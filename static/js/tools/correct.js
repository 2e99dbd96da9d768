import { fillLinks, pageAt, word } from "./dom.js";
import { pageShared } from "./shared-from.js";

// "This is wrong": a short message for the centre, sent by the reader, whenever there is a network.
export function correct(box) {
  const field = box.querySelector("textarea"), path = pageShared();

  function fill(edition) {
    fillLinks(box, word(box, "message").replace("{page}", path).replace("{edition}", edition) + "\n" + field.value);
  }

  let edition = box.dataset.edition;
  field.addEventListener("input", () => fill(edition));
  fill(edition);
  box.querySelector(".about").textContent = path;
  pageAt(path).then(page => {
    const time = page.querySelector("[aria-labelledby=sources] time");
    if (time) edition = time.dateTime;
    fill(edition);
  }).catch(() => {});
  box.hidden = false;
}
