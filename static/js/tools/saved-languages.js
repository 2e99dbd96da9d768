import { forget, index, pointer, ready, save, supported } from "./core.js";
import { list } from "./dom.js";
import { forgetRecordings, hasRecordings, recordings, saveRecordings } from "./recordings.js";

// What is on this phone: each language with its size and state; save, update, remove.
export function savedLanguages(section) {
  if (!supported) {
    document.getElementById("unsupported").hidden = false;
    return;
  }
  const cards = list("[data-language]", section);
  let packs = {};

  function size(bytes) {
    return bytes ? Math.max(1, Math.round(bytes / 1000)) + " KB" : "";
  }

  function show(card, state, saved) {
    const file = packs[card.dataset.language] || {};
    const say = section.getAttribute("data-say-" + state) || "";
    card.dataset.state = state;
    card.querySelector(".state").textContent = say.replace("{pages}", saved ? saved.pages : "");
    card.querySelector(".size").textContent = size(state === "saved" && saved ? saved.bytes : file.bytes || (saved && saved.bytes));
    card.querySelector("progress").hidden = state !== "saving";
    card.querySelector("[data-do=save]").hidden = !(state === "absent" || (state === "failed" && !saved));
    card.querySelector("[data-do=update]").hidden = !(state === "outdated" || (state === "failed" && saved));
    card.querySelector("[data-do=remove]").hidden = !saved || state === "saving";
  }

  function look(card) {
    const file = packs[card.dataset.language];
    return pointer(card.dataset.language).then(saved =>
      show(card, !saved ? "absent" : file && file.sha256 !== saved.sha256 ? "outdated" : "saved", saved)
    );
  }

  // The voices of people are large: never by themselves, and with their size first.
  function offerVoices(card) {
    const button = card.querySelector("[data-do=voices]"), url = card.dataset.audio;
    if (!button) return;
    hasRecordings(card.dataset.language, url).then(there => there || recordings(url).then(found => {
      button.querySelector(".voices-size").textContent = size(found.bytes);
      button.hidden = !found.bytes;
    }));
  }

  function keepVoices(card, button) {
    const shown = button.querySelector(".voices-size"), all = shown.textContent;
    return saveRecordings(card.dataset.language, card.dataset.audio, bytes => {
      shown.textContent = size(bytes) + " / " + all;
    }).then(() => { button.hidden = true; }, () => { shown.textContent = all; });
  }

  function fetchInto(card) {
    const tag = card.dataset.language, bar = card.querySelector("progress");
    bar.value = 0;
    show(card, "saving");
    return index().then(found => {
      packs = found.packs;
      return save(tag, packs[tag], percent => { bar.value = percent; });
    }).then(() => look(card)).catch(() => pointer(tag).then(saved => show(card, "failed", saved)));
  }

  section.addEventListener("click", event => {
    const button = event.target.closest("button[data-do]");
    if (!button) return;
    const card = button.closest("[data-language]");
    if (button.dataset.do === "voices") return keepVoices(card, button);
    if (button.dataset.do === "remove") {
      return forget(card.dataset.language).then(() => forgetRecordings(card.dataset.language)).then(() => look(card));
    }
    // Asked for after a gesture, the browser may promise not to evict what is saved.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    return fetchInto(card);
  });

  cards.forEach(offerVoices);
  const all = () => Promise.all(cards.map(look));
  all().then(() => { section.hidden = false; });
  index().then(found => { packs = found.packs; }).catch(() => {}).then(all);
  ready.then(all, all);
}
