import { index, within } from "./download.js";
import { exit } from "./exit.js";
import { save } from "./generation.js";
import { choose, remember } from "./languages.js";
import { saving } from "./saving.js";
import { closed, forget, keepThisPage, pointer, record, supported, tidy } from "./storage.js";
import { sha256 } from "./verify.js";

const root = document.documentElement;
const tag = root.lang;
const own = document.querySelector("script[data-tools]");
const isGuide = !!document.querySelector("link[rel=manifest]");

function state(name) {
  root.setAttribute("data-offline", name);
}

// Each behaviour starts on its own: one failure stays alone.
function behave(name, start) {
  Array.prototype.forEach.call(document.querySelectorAll("[data-module~=" + name + "]"), element => {
    try {
      start(element);
    } catch (error) {
      console.error(name, error);
    }
  });
}

// What one does besides reading comes after the texts: out of the pack, or from the network where nothing is saved.
function tools() {
  if (!own.dataset.tools) return;
  const [script, style] = own.dataset.tools.split(" ");
  own.removeAttribute("data-tools");
  const link = document.createElement("link"), element = document.createElement("script");
  link.rel = "stylesheet";
  link.href = style;
  element.src = script;
  document.head.appendChild(link);
  document.head.appendChild(element);
}

function register() {
  return navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).then(found => {
    if (!found) throw new Error("this browser refuses workers");
  });
}

// A worker that was installed but doesn't start must not keep the reader waiting for the tools.
function active() {
  return within(navigator.serviceWorker.ready, 10000);
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

// The worker starts while the pack is on its way: on a slow link every wait counts.
function keep() {
  const due = newsIsDue();
  return pointer(tag).then(saved => {
    if (saved) state("ready");
    if (saved && !due) return register();
    if (!saved) state("saving");
    return Promise.all([index(), register(), keepThisPage()]).then(found =>
      save(tag, found[0].packs[tag], () => {}).then(active).then(() => {
        state("ready");
        wanted(found[0].packs).reduce(
          (before, each) => before.then(() => save(each, found[0].packs[each], () => {})).catch(() => {}),
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
if (isGuide) remember(tag);

const languages = document.getElementById("languages");
if (languages) {
  addEventListener("hashchange", () => { if (location.hash === "#languages") languages.open = true; });
}

// What the tools need of this script.
self.passage = { behave, closed, forget, index, pointer, record, save, sha256, supported };

// The browser offers to install once, and maybe before the tools are there.
addEventListener("beforeinstallprompt", event => { self.passage.prompt = event; });

if (supported && isGuide) {
  state("idle");
  const ready = tidy().then(keep).catch(error => {
    state("failed");
    addEventListener("online", function again() {
      removeEventListener("online", again);
      keep().catch(() => state("failed"));
    });
    throw error;
  });
  self.passage.ready = ready.catch(() => {});
  self.passage.ready.then(tools);
  behave("saving", saving);
} else if (isGuide) {
  self.passage.ready = Promise.resolve();
  tools();
}
