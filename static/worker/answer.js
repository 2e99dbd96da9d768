import { HEALTH, PACKS, WORKER } from "../js/contract.js";
import { fallback, find, normalise } from "./find.js";

const PATIENCE = 15000; // ms that a page which isn't saved may take before the phone says so

function late(ms) {
  return new Promise((resolve, reject) => setTimeout(() => reject(new Error("late")), ms));
}

// A script is given as a new answer: Chromium 78 to 83 keep compiled code beside one that comes straight from the
// cache, and lose it with the whole entry when the browser stops.
function detached(path, saved) {
  return /\.js$/.test(path) ? saved.blob().then(body => new Response(body, { headers: saved.headers })) : saved;
}

// Saved pages and scripts answer first, always; the network is asked only for what isn't saved.
export function answer(caches, fetch, request) {
  const path = normalise(new URL(request.url).pathname);
  return find(caches, path).catch(() => undefined).then(saved => {
    if (saved) return detached(path, saved);
    if (request.mode !== "navigate") return fetch(request);
    return Promise.race([fetch(request), late(PATIENCE)]).catch(error =>
      fallback(caches, path).then(page => {
        if (page) return page;
        throw error;
      })
    );
  });
}

// Packs, their index and the worker itself always come from the network.
export function ours(request, origin) {
  const url = new URL(request.url);
  return request.method === "GET" && url.origin === origin &&
    [PACKS, WORKER, HEALTH].every(each => url.pathname.indexOf(each) !== 0);
}
