import { HASH_DIGITS, HASH_HEADER } from "../contract.js";
import { fetchVerified } from "./download.js";
import { alone, closed, packCache, point, pointer } from "./storage.js";
import { checkText, digestOf, sha256 } from "./verify.js";

function put(cache, entry, headers) {
  if (closed.now) return Promise.reject(new Error("erased"));
  return checkText(entry.body, entry.sha256, entry.url).then(() => {
    const own = { "Content-Type": entry.type, [HASH_HEADER]: entry.sha256 };
    return cache.put(entry.url, new Response(entry.body, { headers: Object.assign({}, headers, own) }));
  });
}

function copy(from, to, entry) {
  return from.match(entry.url).then(found => to.put(entry.url, found));
}

// A changed page travels as its changed lines; the rest is on the phone already. The hash shows if it isn't.
function completed(entry, from) {
  if (!entry.lines) return Promise.resolve(entry);
  return from.match(entry.url).then(found => found.text()).then(text => {
    const old = text.split("\n");
    const body = old.slice(0, entry.head).concat(entry.lines, old.slice(old.length - entry.tail)).join("\n");
    return Object.assign({}, entry, { body: body });
  });
}

// One after the other: an old phone has little memory.
function each(list, work) {
  return list.reduce((before, item) => before.then(() => work(item)), Promise.resolve());
}

// Read everything back and compare: what the phone wrote is what was announced.
function readBack(cache, digest) {
  return cache.keys().then(keys => Promise.all(keys.map(key => cache.match(key).then(found =>
    found.arrayBuffer().then(sha256).then(hash => ({ url: new URL(key.url).pathname, sha256: hash }))
  )))).then(digestOf).then(found => {
    if (found !== digest) throw new Error("not kept whole");
  });
}

function commit(tag, file, cache, entries) {
  return point({
    tag: tag, sha256: file.sha256, cache: cache, bytes: file.bytes, pages: file.pages, entries: entries, checked: file.checked, saved: Date.now()
  });
}

function write(tag, file, fill) {
  const name = packCache(tag, file.sha256);
  if (closed.now) return Promise.reject(new Error("erased"));
  return caches.delete(name).then(() => caches.open(name)).then(cache =>
    fill(cache).then(() => readBack(cache, file.digest)).then(() => cache.keys())
  ).then(keys => commit(tag, file, name, keys.length)).catch(error =>
    // Half a generation is none; what was saved before stays.
    caches.delete(name).then(() => { throw error; })
  );
}

// What the pages use travels with them; but this script is already here, in the browser's own cache.
function assets(pack, cache) {
  return each(pack.assets, asset => asset.body ? put(cache, asset, pack.headers) :
    fetch(asset.url, { cache: "force-cache", credentials: "omit", redirect: "error" })
      .then(answer => answer.text())
      .then(body => put(cache, Object.assign({}, asset, { body: body }), pack.headers))
  );
}

function whole(tag, file, progress) {
  return fetchVerified(file, progress).then(pack => {
    if (pack.language !== tag) throw new Error("another language");
    return write(tag, file, cache =>
      each(pack.entries, entry => put(cache, entry, pack.headers)).then(() => assets(pack, cache))
    );
  });
}

function changes(tag, file, small, old, progress) {
  return fetchVerified(small, progress).then(delta =>
    write(tag, file, cache => caches.open(old.cache).then(from => from.keys().then(keys => {
      const replaced = delta.entries.map(entry => entry.url).concat(delta.removed);
      const kept = keys.map(key => ({ url: new URL(key.url).pathname })).filter(each => replaced.indexOf(each.url) < 0);
      return each(kept, entry => copy(from, cache, entry)).then(() =>
        each(delta.entries, entry => completed(entry, from).then(page => put(cache, page, delta.headers)))
      ).then(() => assets(delta, cache));
    })))
  );
}

// Bring a language up to `file` of the index. Resolves with its pointer; rejects with nothing lost.
export function save(tag, file, progress) {
  return alone({}, () => pointer(tag).then(old => {
    if (closed.now || old && old.sha256 === file.sha256) return;
    const small = old && file.deltas && file.deltas[old.sha256.slice(0, HASH_DIGITS)];
    return small ? changes(tag, file, small, old, progress).catch(() => whole(tag, file, progress)) : whole(tag, file, progress);
  })).then(() => pointer(tag)).then(saved => {
    if (!saved) throw new Error("not whole");
    return saved;
  });
}
