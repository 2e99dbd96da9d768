import { around, list, make, word } from "./dom.js";
import { clockAt, openingState, opensUntil } from "./opening.js";

// Open now: compared by the phone, by the clock of the region. What isn't known is said to be unknown.
export function openNow(box) {
  const only = box.querySelector("input"), holidays = box.dataset.holidays.split(" ");
  const clock = clockAt(new Date(), box.dataset.clock, box.dataset.offsets);
  list("article[data-hours]").forEach(card => {
    const state = openingState(card.dataset.hours, holidays, clock);
    const until = state === "open" ? opensUntil(card.dataset.hours, clock) : "";
    const sentence = word(box, until ? "until" : "state-" + state);
    card.dataset.open = state;
    card.appendChild(make("p", { "class": "small opening" }, ...around(sentence, "{time}", until)));
  });
  only.addEventListener("change", () => list("section.need article").forEach(card => {
    card.classList.toggle("shut", only.checked && card.dataset.open !== "open");
  }));
  box.hidden = false;
}
