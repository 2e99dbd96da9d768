import { LOOKED_KEY, SOURCE, WORKER } from "../contract.js";
import { index, within } from "./download.js";
import { save } from "./generation.js";
import { keepThisPage, pointer } from "./storage.js";

const PATIENCE = 10000; // ms that a worker may take to start

const tag = document.documentElement.lang;

export function state(name) {
  document.documentElement.setAttribute("data-offline", name);
}

function register() {
  return navigator.serviceWorker.register(WORKER, { updateViaCache: "none" }).then(found => {
    if (!found) throw new Error("no worker");
  });
}

// A worker that was installed but doesn't start must not keep the reader waiting for the tools.
function active() {
  return within(navigator.serviceWorker.ready, PATIENCE);
}

// At most one look for news a visit: on its first page, or when the reader reloads.
function newsIsDue() {
  try {
    const reloaded = performance.navigation && performance.navigation.type === 1;
    const looked = sessionStorage.getItem(LOOKED_KEY) === tag;
    sessionStorage.setItem(LOOKED_KEY, tag);
    return reloaded || !looked;
  } catch (error) {
    return true;
  }
}

// The reader's language first, then that of the sources; every other language by itself only on Wi-Fi. Never with
// Save-Data, but for the one language that the reader is reading.
function wanted(packs) {
  const connection = navigator.connection || {};
  if (connection.saveData) return [];
  const others = connection.type === "wifi" ? Object.keys(packs) : [SOURCE];
  return others.filter(each => each !== tag && packs[each]);
}

// The worker starts while the pack is on its way: on a slow link every wait counts.
export function keep() {
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
