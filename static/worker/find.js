// What is saved for an address. Reads only; what it reads was verified before its pointer was written.

const POINTERS = "passage-pointers";
const SHELL = "passage-shell";
const NOT_SAVED = "/not-saved/";

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

// The pointers of all saved languages, that of `tag` first.
export function pointers(caches, tag) {
  return caches.open(POINTERS).then(cache => cache.keys().then(keys =>
    Promise.all(keys.map(key => cache.match(key).then(found => found.json())))
  )).then(all => all.sort((a, b) => (b.tag === tag) - (a.tag === tag)));
}

// The saved answer for `path`, or undefined.
export function find(caches, path) {
  const tag = path.split("/")[1];
  return pointers(caches, tag).then(all => {
    const names = all.map(pointer => pointer.cache).concat(SHELL);
    return names.reduce(
      (before, name) => before.then(found => found || read(caches, path, name)),
      Promise.resolve()
    );
  });
}

// What to show without a network for a page that isn't saved: "not found" where its language is saved.
export function fallback(caches, path) {
  const tag = path.split("/")[1];
  return pointers(caches, tag).then(all => {
    const saved = all.length && all[0].tag === tag;
    return find(caches, saved ? "/" + tag + "/not-found/" : NOT_SAVED);
  }).then(page => page && page.blob().then(body => new Response(body, { status: 404, headers: page.headers })));
}
