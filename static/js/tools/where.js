import { list } from "./dom.js";

// Where I am, in figures that help a rescuer: from the phone alone, on request. Nothing is sent.
export function where(box) {
  if (!navigator.geolocation) return;
  const status = box.querySelector("[role=status]"), found = box.querySelector(".found");
  box.querySelector("button").addEventListener("click", () => {
    status.textContent = box.dataset.looking;
    navigator.geolocation.getCurrentPosition(position => {
      const point = position.coords.latitude.toFixed(5) + ", " + position.coords.longitude.toFixed(5);
      const precision = String(Math.round(position.coords.accuracy));
      status.textContent = "";
      found.querySelector(".point").textContent = point;
      found.querySelector(".precision").textContent = box.dataset.precision.replace("{n}", precision);
      // In the reader's language and in French: a rescuer must read it, too.
      const message = box.dataset.message.split("{point}").join(point).split("{n}").join(precision);
      const text = encodeURIComponent(message + " geo:" + point.replace(" ", ""));
      list("a", found).forEach(link => { link.href = link.dataset.start + text; });
      found.hidden = false;
      found.querySelector(".point").focus();
    }, () => { status.textContent = box.dataset.none; }, { enableHighAccuracy: true, timeout: 60000, maximumAge: 0 });
  });
  box.hidden = false;
}
