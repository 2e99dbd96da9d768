import { AUDIO_CACHE, NOT_FOUND, NOT_SAVED, POINTER, POINTERS, SHELL } from "../js/contract.js";

// What is saved for an address. Reads only; what it reads was verified before its pointer was written.

// The address under which a page is saved: no query, no fragment, no index.html, with the final slash.
export function normalise(pathname) {
  let path = pathname.replace(/\/index\.html$/, "/");
  try {
    path = decodeURIComponent(path);
  } catch (error) {
    // A wrong %xx stays as it is: it is then simply not found.
  }
  return /\.[a-z0-9]+$/i.test(path) || path.endsWith("/") ? path : path + "/";
}

function read(caches, path, name) {
  return caches.match(path, { cacheName: name, ignoreVary: true });
}

// The pointer of one language, or undefined.
function pointer(caches, tag) {
  return read(caches, POINTER + tag, POINTERS).then(found => found && found.json());
}

// The names of all caches in which an answer may be. A cache that is opened is made: where everything was erased,
// none may be.
function everywhere(caches) {
  return caches.has(POINTERS).then(there => there ? caches.open(POINTERS).then(cache => cache.keys().then(keys =>
    Promise.all(keys.map(key => cache.match(key).then(found => found.json())))
  )) : []).then(all => caches.keys().then(names =>
    all.map(each => each.cache).concat(SHELL, names.filter(name => name.indexOf(AUDIO_CACHE) === 0))
  ));
}

// The saved answer for `path`, or undefined. A page is in the pack of its own language: that one is asked first,
// since every look costs an old phone milliseconds.
export function find(caches, path) {
  return pointer(caches, path.split("/")[1]).then(own => own && read(caches, path, own.cache)).then(page =>
    page || everywhere(caches).then(names => names.reduce(
      (before, name) => before.then(found => found || read(caches, path, name)),
      Promise.resolve()
    ))
  );
}

// What to show without a network for a page that isn't saved: "not found" where its language is saved.
export function fallback(caches, path) {
  const tag = path.split("/")[1];
  return pointer(caches, tag).then(saved =>
    find(caches, saved ? "/" + tag + NOT_FOUND : NOT_SAVED)
  ).then(page => page && page.blob().then(body => new Response(body, { status: 404, headers: page.headers })));
}
