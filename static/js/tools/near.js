import { SOURCE } from "../contract.js";
import { kilometres } from "./distance.js";
import { around, list, make, tell, word } from "./dom.js";
import { locate } from "./locate.js";

function pointOf(text) {
  return text.split(",").map(Number);
}

// How far away a card is, which it says from then on. A service for the whole country is one call away: it stays first.
function tellDistance(card, point, sentence) {
  const old = card.querySelector(".km");
  if (old) old.parentNode.removeChild(old);
  if (!card.dataset.at) return -1;
  const km = kilometres(point, pointOf(card.dataset.at));
  const about = String(km < 20 ? Math.round(km) : Math.round(km / 5) * 5);
  card.querySelector(".where").appendChild(make("span", { "class": "km" }, " · ", ...around(sentence, "{n}", about)));
  return km;
}

function sortFrom(point, sentence) {
  list("section.need").forEach(section => {
    const far = section.querySelector("details");
    list("article", section).map(card => ({ card: card, km: tellDistance(card, point, sentence) }))
      .sort((a, b) => a.km - b.km).forEach(each => section.insertBefore(each.card, far));
    if (far) far.open = far.hidden = true;
  });
}

function offerTowns(select) {
  const towns = {};
  list("section.need article").forEach(card => {
    const place = card.querySelector(".where bdi");
    if (place && card.dataset.at) towns[place.textContent] = card.dataset.at;
  });
  Object.keys(towns).sort((a, b) => a.localeCompare(b)).forEach(town =>
    select.appendChild(make("option", { value: towns[town], lang: SOURCE }, town))
  );
}

// Near me, without telling anyone where: a town of the list, or the phone's own position. Nothing is sent.
export function near(box) {
  const select = box.querySelector("select"), own = box.querySelector("button");

  function sort(point) {
    sortFrom(point, word(box, "about"));
    tell(box, word(box, "sorted"));
  }

  offerTowns(select);
  select.addEventListener("change", () => { if (select.value) sort(pointOf(select.value)); });
  if (navigator.geolocation) {
    own.hidden = false;
    own.addEventListener("click", () => locate(
      box, false, word(box, "looking"), word(box, "unknown"), at => sort([at.latitude, at.longitude])
    ));
  }
  box.hidden = false;
}
