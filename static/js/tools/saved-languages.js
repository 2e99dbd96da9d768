import { forget, index, pointer, ready, save, supported } from "./core.js";
import { list, word } from "./dom.js";
import { forgetRecordings, hasRecordings, recordings, saveRecordings } from "./recordings.js";

let packs = {}; // of the newest index that was seen

function size(bytes) {
  return bytes ? Math.max(1, Math.round(bytes / 1000)) + " KB" : "";
}

function button(card, action) {
  return card.querySelector("[data-action=" + action + "]");
}

function showState(card, state, saved) {
  const file = packs[card.dataset.language] || {};
  card.dataset.state = state;
  card.querySelector(".state").textContent =
    word(card.parentNode, "state-" + state).replace("{pages}", saved ? saved.pages : "");
  card.querySelector(".size").textContent = size(state === "saved" && saved ? saved.bytes : file.bytes || (saved && saved.bytes));
  card.querySelector("progress").hidden = state !== "saving";
  button(card, "save").hidden = !(state === "absent" || (state === "failed" && !saved));
  button(card, "update").hidden = !(state === "outdated" || (state === "failed" && saved));
  button(card, "remove").hidden = !saved || state === "saving";
}

function look(card) {
  const file = packs[card.dataset.language];
  return pointer(card.dataset.language).then(saved =>
    showState(card, !saved ? "absent" : file && file.sha256 !== saved.sha256 ? "outdated" : "saved", saved)
  );
}

function fetchInto(card) {
  const tag = card.dataset.language, bar = card.querySelector("progress");
  bar.value = 0;
  showState(card, "saving");
  return index().then(found => {
    packs = found.packs;
    return save(tag, packs[tag], percent => { bar.value = percent; });
  }).then(() => look(card)).catch(() => pointer(tag).then(saved => showState(card, "failed", saved)));
}

// The voices of people are large: never by themselves, and with their size first.
function offerVoices(card) {
  const voices = button(card, "voices"), url = card.dataset.audio;
  if (!voices) return;
  hasRecordings(card.dataset.language, url).then(there => there || recordings(url).then(found => {
    voices.querySelector(".voices-size").textContent = size(found.bytes);
    voices.hidden = !found.bytes;
  }));
}

function keepVoices(card, voices) {
  const shown = voices.querySelector(".voices-size"), all = shown.textContent;
  return saveRecordings(card.dataset.language, card.dataset.audio, bytes => {
    shown.textContent = size(bytes) + " / " + all;
  }).then(() => { voices.hidden = true; }, () => { shown.textContent = all; });
}

function forgetLanguage(card) {
  return forget(card.dataset.language).then(() => forgetRecordings(card.dataset.language)).then(() => look(card));
}

// What is on this phone: each language with its size and state; save, update, remove.
export function savedLanguages(section) {
  if (!supported) {
    document.getElementById("unsupported").hidden = false;
    return;
  }
  const cards = list("[data-language]", section);
  const all = () => Promise.all(cards.map(look));
  section.addEventListener("click", event => {
    const pressed = event.target.closest("button[data-action]");
    if (!pressed) return;
    const card = pressed.closest("[data-language]");
    if (pressed.dataset.action === "voices") return keepVoices(card, pressed);
    if (pressed.dataset.action === "remove") return forgetLanguage(card);
    // Asked for after a gesture, the browser may promise not to evict what is saved.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    return fetchInto(card);
  });
  cards.forEach(offerVoices);
  all().then(() => { section.hidden = false; });
  index().then(found => { packs = found.packs; }).catch(() => {}).then(all);
  ready.then(all, all);
}
