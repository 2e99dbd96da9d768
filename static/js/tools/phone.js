import { closed, ready, record, sha256, supported } from "./core.js";
import { list } from "./dom.js";

const language = document.documentElement.lang;

// Reads everything that is saved back from the phone: [pages whose hash is right, pages that were saved].
function verified(saved) {
  return caches.open(saved.cache).then(cache => cache.keys().then(keys =>
    Promise.all(keys.filter(key => key.url.slice(-1) === "/").map(key => cache.match(key).then(found =>
      found.arrayBuffer().then(sha256).then(hash => hash === found.headers.get("X-Passage-Sha256"))
    )))
  )).then(all => [all.filter(Boolean).length, saved.pages]);
}

// A test for volunteers: is the guide really on this phone?
export function selfTest(box) {
  const say = (name, words) => { box.querySelector("[data-test=" + name + "]").textContent = words; };
  const yes = found => found ? box.dataset.yes : box.dataset.no;

  function run() {
    const persisted = navigator.storage && navigator.storage.persisted ? navigator.storage.persisted() : Promise.resolve(false);
    return Promise.all([record(language), navigator.serviceWorker.getRegistration(), persisted]).then(found => {
      const saved = found[0];
      say("worker", yes(found[1] && found[1].active));
      say("kept", yes(found[2]));
      say("saved", saved ? new Date(saved.saved).toISOString().slice(0, 10) : box.dataset.no);
      say("pages", box.dataset.no);
      return saved && verified(saved).then(pages => say("pages", pages[0] + " / " + pages[1]));
    });
  }

  if (!supported) return;
  box.querySelector("button").addEventListener("click", run);
  ready.then(run);
  box.hidden = false;
}

function databases() {
  if (!self.indexedDB || !indexedDB.databases) return Promise.resolve();
  return indexedDB.databases().then(all => all.forEach(each => indexedDB.deleteDatabase(each.name)));
}

function wipe() {
  return (self.caches ? caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))) : Promise.resolve())
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
  return (self.caches ? caches.keys() : Promise.resolve([])).then(names => {
    let stored = 0;
    try {
      stored = localStorage.length;
    } catch (error) {
      stored = 0;
    }
    return names.length + stored;
  });
}

// Erase: every cache, every storage and the worker, also without a network; then say plainly what stays.
export function erase(box) {
  const button = box.querySelector("[data-action=erase]"), done = box.querySelector(".done");
  const status = box.querySelector("[role=status]");
  const channel = self.BroadcastChannel ? new BroadcastChannel("passage") : null;
  button.addEventListener("click", () => {
    closed.now = true;
    if (channel) channel.postMessage("erase");
    // Twice: a download that was under way may have written after the first time.
    wipe().then(wipe).then(left).then(count => {
      status.textContent = count ? box.dataset.failed : box.dataset.erased;
      if (count) return;
      document.documentElement.setAttribute("data-offline", "idle");
      button.hidden = true;
      done.hidden = false;
      list("section").forEach(section => { if (!section.contains(box)) section.hidden = true; });
    }).catch(() => { status.textContent = box.dataset.failed; });
  });
  box.hidden = false;
}

// Another tab erases: this one writes nothing any more.
export function hearErasing() {
  if (!self.BroadcastChannel) return;
  new BroadcastChannel("passage").addEventListener("message", () => { closed.now = true; });
}

// The browser's own prompt, when it offers one.
export function install(button) {
  const offer = () => { button.hidden = !self.passage.prompt; };
  button.addEventListener("click", () => {
    self.passage.prompt.prompt();
    button.hidden = true;
  });
  addEventListener("beforeinstallprompt", () => setTimeout(offer));
  offer();
}

// Inside WhatsApp or Facebook what is saved stays where nobody finds it again.
export function inApp(box) {
  box.hidden = !/; wv\)|FBAN|FBAV|FB_IAB|Instagram|Line\//.test(navigator.userAgent);
}
