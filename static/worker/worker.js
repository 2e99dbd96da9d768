import { answer, ours } from "./answer.js";

// Safe to take over at once: pages carry their own styles, and name their scripts by content.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  if (ours(event.request, self.location.origin)) {
    event.respondWith(answer(self.caches, request => fetch(request), event.request));
  }
});
