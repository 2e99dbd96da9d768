import { HASH_HEADER } from "../contract.js";
import { ready, record, sha256, supported } from "./core.js";
import { language, word } from "./dom.js";
import { fromPages } from "./saved-pages.js";

// Reads everything that is saved back from the phone: [pages whose hash is right, pages that were saved].
function verified(saved) {
  return fromPages(saved, found =>
    found.arrayBuffer().then(sha256).then(hash => hash === found.headers.get(HASH_HEADER))
  ).then(all => [all.filter(Boolean).length, saved.pages]);
}

// A test for volunteers: is the guide really on this phone?
export function selfTest(box) {
  const say = (name, words) => { box.querySelector("[data-test=" + name + "]").textContent = words; };
  const yes = found => word(box, found ? "yes" : "no");

  function run() {
    const persisted = navigator.storage && navigator.storage.persisted ? navigator.storage.persisted() : Promise.resolve(false);
    return Promise.all([record(language), navigator.serviceWorker.getRegistration(), persisted]).then(found => {
      const saved = found[0];
      say("worker", yes(found[1] && found[1].active));
      say("kept", yes(found[2]));
      say("saved", saved ? new Date(saved.saved).toISOString().slice(0, 10) : word(box, "no"));
      say("pages", word(box, "no"));
      return saved && verified(saved).then(pages => say("pages", pages[0] + " / " + pages[1]));
    });
  }

  if (!supported) return;
  box.querySelector("button").addEventListener("click", run);
  ready.then(run);
  box.hidden = false;
}
