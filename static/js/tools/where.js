import { LOCATING_MS } from "../contract.js";
import { fillLinks, word } from "./dom.js";

// Where I am, in figures that help a rescuer: from the phone alone, on request. Nothing is sent.
export function where(box) {
  if (!navigator.geolocation) return;
  const status = box.querySelector("[role=status]"), found = box.querySelector(".found");
  box.querySelector("button").addEventListener("click", () => {
    status.textContent = word(box, "looking");
    navigator.geolocation.getCurrentPosition(position => {
      const point = position.coords.latitude.toFixed(5) + ", " + position.coords.longitude.toFixed(5);
      const precision = String(Math.round(position.coords.accuracy));
      status.textContent = "";
      found.querySelector(".point").textContent = point;
      found.querySelector(".precision").textContent = word(box, "precision").replace("{n}", precision);
      // In the reader's language and in French: a rescuer must read it, too.
      const message = word(box, "message").split("{point}").join(point).split("{n}").join(precision);
      fillLinks(found, message + " geo:" + point.replace(" ", ""));
      found.hidden = false;
      found.querySelector(".point").focus();
    }, () => { status.textContent = word(box, "none"); }, { enableHighAccuracy: true, timeout: LOCATING_MS, maximumAge: 0 });
  });
  box.hidden = false;
}
