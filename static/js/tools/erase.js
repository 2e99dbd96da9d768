import { CHANNEL } from "../contract.js";
import { closed } from "./core.js";
import { list, tell, word } from "./dom.js";

function databases() {
  if (!self.indexedDB || !indexedDB.databases) return Promise.resolve();
  return indexedDB.databases().then(all => all.forEach(each => indexedDB.deleteDatabase(each.name)));
}

function cacheNames() {
  return self.caches ? caches.keys() : Promise.resolve([]);
}

function wipe() {
  return cacheNames().then(names => Promise.all(names.map(name => caches.delete(name))))
    .then(databases)
    .then(() => {
      try {
        localStorage.clear();
        sessionStorage.clear();
      } catch (error) {
        // Storage is off: there is nothing in it.
      }
      return navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : [];
    }).then(all => Promise.all(all.map(each => each.unregister())));
}

// What is left, read back: it must be nothing.
function left() {
  return cacheNames().then(names => {
    try {
      return names.length + localStorage.length;
    } catch (error) {
      return names.length; // storage is off: there is nothing in it
    }
  });
}

// Erase: every cache, every storage and the worker, also without a network; then say plainly what stays.
export function erase(box) {
  const button = box.querySelector("[data-action=erase]"), done = box.querySelector(".done");
  const channel = self.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  button.addEventListener("click", () => {
    closed.now = true;
    if (channel) channel.postMessage("erase");
    // Twice: a download that was under way may have written after the first time.
    wipe().then(wipe).then(left).then(count => {
      tell(box, word(box, count ? "failed" : "erased"));
      if (count) return;
      document.documentElement.setAttribute("data-offline", "idle");
      button.hidden = true;
      done.hidden = false;
      list("section").forEach(section => { if (!section.contains(box)) section.hidden = true; });
    }).catch(() => tell(box, word(box, "failed")));
  });
  box.hidden = false;
}
