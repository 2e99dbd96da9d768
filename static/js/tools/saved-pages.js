// What `work` makes of each saved page of a language, by its pointer: work(answer, address).
export function fromPages(saved, work) {
  return caches.open(saved.cache).then(cache => cache.keys().then(keys =>
    Promise.all(keys.filter(key => key.url.slice(-1) === "/").map(key =>
      cache.match(key).then(found => work(found, key.url))
    ))
  ));
}
