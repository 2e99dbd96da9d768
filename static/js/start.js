import { contactFilter } from "./contact-filter.js";
import { index } from "./download.js";
import { exit } from "./exit.js";
import { save } from "./generation.js";
import { choose, remember } from "./languages.js";
import { savedLanguages } from "./saved-languages.js";
import { saving } from "./saving.js";
import { keepThisPage, pointer, supported, tidy } from "./storage.js";

const root = document.documentElement;
const tag = root.lang;
const isGuide = !!document.querySelector("link[rel=manifest]");

function state(name) {
  root.setAttribute("data-offline", name);
}

// Each behaviour starts on its own: one failure stays alone.
function behave(name, start) {
  Array.prototype.forEach.call(document.querySelectorAll("[data-module=" + name + "]"), element => {
    try {
      start(element);
    } catch (error) {
      console.error(name, error);
    }
  });
}

function active() {
  return navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).then(() => navigator.serviceWorker.ready);
}

// At most one look for news a visit: on its first page, or when the reader reloads.
function newsIsDue() {
  try {
    const reloaded = performance.navigation && performance.navigation.type === 1;
    const looked = sessionStorage.getItem("looked") === tag;
    sessionStorage.setItem("looked", tag);
    return reloaded || !looked;
  } catch (error) {
    return true;
  }
}

// The reader's language first, then French; every other language by itself only on Wi-Fi. Never with Save-Data,
// but for the one language that the reader is reading.
function wanted(packs) {
  const connection = navigator.connection || {};
  if (connection.saveData) return [];
  const others = connection.type === "wifi" ? Object.keys(packs) : ["fr"];
  return others.filter(each => each !== tag && packs[each]);
}

function keep() {
  return pointer(tag).then(saved => {
    if (saved) state("ready");
    if (saved && !newsIsDue()) return;
    if (!saved) state("saving");
    return keepThisPage().then(index).then(found =>
      save(tag, found.packs[tag], () => {}).then(() => active()).then(() => {
        state("ready");
        wanted(found.packs).reduce(
          (before, each) => before.then(() => save(each, found.packs[each], () => {})).catch(() => {}),
          Promise.resolve()
        );
      })
    ).catch(error => {
      if (!saved) throw error;
      console.warn("no news:", error.message); // what is saved stays
    });
  });
}

exit();
behave("language-choice", choose);
behave("contact-filter", contactFilter);
if (isGuide) remember(tag);

const languages = document.getElementById("languages");
if (languages) {
  addEventListener("hashchange", () => { if (location.hash === "#languages") languages.open = true; });
}

if (supported && isGuide) {
  state("idle");
  const ready = active().then(tidy).then(keep).catch(error => {
    state("failed");
    addEventListener("online", () => keep().catch(() => state("failed")), { once: true });
    throw error;
  });
  ready.catch(() => {});
  behave("saving", saving);
  behave("saved-languages", section => savedLanguages(section, ready));
} else if (isGuide) {
  const sorry = document.getElementById("unsupported");
  if (sorry) sorry.hidden = false;
}
