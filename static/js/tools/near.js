import { list, make } from "./dom.js";
import { openingState, opensUntil } from "./opening.js";

const EARTH = 6371; // km

function kilometres(a, b) {
  const rad = degrees => degrees * Math.PI / 180;
  const lat = Math.sin(rad(b[0] - a[0]) / 2), lon = Math.sin(rad(b[1] - a[1]) / 2);
  return EARTH * Math.acos(1 - 2 * (lat * lat + Math.cos(rad(a[0])) * Math.cos(rad(b[0])) * lon * lon));
}

function pointOf(card) {
  return card.dataset.at ? card.dataset.at.split(",").map(Number) : null;
}

// Near me, without telling anyone where: a town of the list, or the phone's own position. Nothing is sent.
export function near(box) {
  const select = box.querySelector("select"), own = box.querySelector("button");
  const status = box.querySelector("[role=status]"), cards = list("section.need article");
  const towns = {};
  cards.forEach(card => {
    const place = card.querySelector(".where bdi");
    if (place && card.dataset.at) towns[place.textContent] = card.dataset.at;
  });
  Object.keys(towns).sort((a, b) => a.localeCompare(b)).forEach(town =>
    select.appendChild(make("option", { value: towns[town], lang: "fr" }, town))
  );

  function sortFrom(point) {
    list("section.need").forEach(section => {
      const far = section.querySelector("details");
      if (far) far.open = true;
      const mine = list("article", section).map(card => ({ card: card, at: pointOf(card) }));
      mine.forEach(each => {
        // A service for the whole country is one call away: it stays first.
        each.km = each.at ? kilometres(point, each.at) : -1;
        const old = each.card.querySelector(".km");
        if (old) old.parentNode.removeChild(old);
        if (!each.at) return;
        const about = String(each.km < 20 ? Math.round(each.km) : Math.round(each.km / 5) * 5);
        const words = box.dataset.about.split("{n}");
        each.card.querySelector(".where").appendChild(
          make("span", { "class": "km" }, " · " + words[0], make("bdi", { dir: "ltr" }, about), words[1])
        );
      });
      mine.sort((a, b) => a.km - b.km).forEach(each => section.insertBefore(each.card, far));
      if (far) far.hidden = true;
    });
    status.textContent = box.dataset.sorted;
  }

  select.addEventListener("change", () => { if (select.value) sortFrom(select.value.split(",").map(Number)); });
  if (navigator.geolocation) {
    own.hidden = false;
    own.addEventListener("click", () => {
      status.textContent = box.dataset.looking;
      navigator.geolocation.getCurrentPosition(
        position => sortFrom([position.coords.latitude, position.coords.longitude]),
        () => { status.textContent = box.dataset.unknown; }, { timeout: 60000, maximumAge: 600000 }
      );
    });
  }
  box.hidden = false;
}

// Open now: compared by the phone, in Brussels time. What isn't known is said to be unknown.
export function openNow(box) {
  const only = box.querySelector("input"), holidays = box.dataset.holidays.split(" ");
  const cards = list("article[data-hours]");
  const now = new Date();
  cards.forEach(card => {
    const state = openingState(card.dataset.hours, holidays, now);
    const until = state === "open" ? opensUntil(card.dataset.hours, now) : "";
    const words = until ? box.dataset.until.split("{time}") : [box.getAttribute("data-" + state), ""];
    card.dataset.open = state;
    card.appendChild(make("p", { "class": "small opening" }, words[0], make("bdi", { dir: "ltr" }, until), words[1]));
  });
  only.addEventListener("change", () => list("section.need article").forEach(card => {
    card.classList.toggle("shut", only.checked && card.dataset.open !== "open");
  }));
  box.hidden = false;
}
