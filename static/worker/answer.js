import { fallback, find, normalise } from "./find.js";

const PATIENCE = 15000; // ms that a page which isn't saved may take before the phone says so

function late(ms) {
  return new Promise((resolve, reject) => setTimeout(() => reject(new Error("late")), ms));
}

// Saved pages and scripts answer first, always; the network is asked only for what isn't saved.
export function answer(caches, fetch, request) {
  const path = normalise(new URL(request.url).pathname);
  return find(caches, path).catch(() => undefined).then(saved => {
    if (saved) return saved;
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
  return request.method === "GET" && url.origin === origin && !/^\/(packs\/|sw\.js|healthz)/.test(url.pathname);
}
