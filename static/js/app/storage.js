import { CHANNEL, HASH_DIGITS, PACK_CACHE, POINTER, POINTERS, SHELL } from "../contract.js";

// What is on the phone: one cache for each saved pack, and one pointer for each saved language.
// Writing the pointer is the commit: before it nothing counts, after it everything does.

export const supported = "serviceWorker" in navigator && !!(self.caches && self.fetch && self.Promise &&
  self.crypto && crypto.subtle && self.TextEncoder);

// Once closed, nothing more is written: the reader erases everything.
export const closed = { now: false };

function key(tag) {
  return POINTER + tag;
}

export function packCache(tag, digest) {
  return PACK_CACHE + tag + "-" + digest.slice(0, HASH_DIGITS);
}

// The pointer of a language, or undefined. Reading and searching take what is there, be it no longer whole.
export function record(tag) {
  return caches.match(key(tag), { cacheName: POINTERS }).then(found => found && found.json());
}

// The same, but nothing where anything that was saved is gone: then the language must be saved again.
export function pointer(tag) {
  return record(tag).then(found =>
    found && caches.open(found.cache).then(cache => cache.keys()).then(keys =>
      keys.length >= found.entries && found
    )
  );
}

export function point(found) {
  if (closed.now) return Promise.reject(new Error("erased"));
  const body = new Response(JSON.stringify(found), { headers: { "Content-Type": "application/json" } });
  return caches.open(POINTERS).then(cache => cache.put(key(found.tag), body));
}

export function forget(tag) {
  return caches.open(POINTERS).then(cache => cache.delete(key(tag))).then(tidy);
}

// One tab writes at a time, where the browser can see to that: the next one waits, and finds what is there by then.
export function alone(options, work) {
  return navigator.locks ? navigator.locks.request(CHANNEL, options, work) : work(true);
}

// Delete the packs that no pointer names, unless a tab is writing one. Only caches of our own prefix are touched.
export function tidy() {
  return alone({ ifAvailable: true }, free => free && caches.open(POINTERS).then(cache => cache.keys().then(keys =>
    Promise.all(keys.map(each => cache.match(each).then(found => found.json())))
  )).then(records => {
    const kept = records.map(record => record.cache);
    return caches.keys().then(names => Promise.all(
      names.filter(name => name.indexOf(PACK_CACHE) === 0 && kept.indexOf(name) < 0).map(name => caches.delete(name))
    ));
  }));
}

// Keep the page being read, and its script, at once: it opens again before any pack has arrived.
// "force-cache" takes what the browser has just loaded, without asking the network again.
export function keepThisPage() {
  const script = document.querySelector("script[src]");
  const addresses = [location.pathname].concat(script ? [script.getAttribute("src")] : []);
  return caches.open(SHELL).then(cache => Promise.all(addresses.map(address =>
    fetch(address, { cache: "force-cache", credentials: "omit" }).then(answer => {
      if (answer.ok && !answer.redirected && answer.type === "basic") return cache.put(address, answer);
    })
  )));
}
