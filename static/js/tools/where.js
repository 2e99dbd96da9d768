import { fillLinks, tell, word } from "./dom.js";
import { locate } from "./locate.js";

// Where I am, in figures that help a rescuer: from the phone alone, on request. Nothing is sent.
export function where(box) {
  if (!navigator.geolocation) return;
  const shown = box.querySelector(".found"), figures = box.querySelector(".point");

  function show(at) {
    const point = at.latitude.toFixed(5) + ", " + at.longitude.toFixed(5), metres = String(Math.round(at.accuracy));
    tell(box, "");
    figures.textContent = point;
    box.querySelector(".precision").textContent = word(box, "precision").replace("{n}", metres);
    // In the reader's language and in French: a rescuer must read it, too.
    const message = word(box, "message").split("{point}").join(point).split("{n}").join(metres);
    fillLinks(box, message + " geo:" + point.replace(" ", ""));
    shown.hidden = false;
    figures.focus();
  }

  box.querySelector("button").addEventListener("click", () => locate(
    box, true, word(box, "looking"), word(box, "none"), show
  ));
  box.hidden = false;
}
