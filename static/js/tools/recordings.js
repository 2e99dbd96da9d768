import { AUDIO_CACHE } from "../contract.js";
import { sha256 } from "./core.js";

// Voices of people, where someone recorded a sentence: { "message id": { url, bytes, sha256 } }.
const NONE = { bytes: 0, clips: {} };

function cacheOf(tag) {
  return AUDIO_CACHE + tag;
}

// The index of the recordings of a language, from the phone or the network; nothing is said where there is none.
export function recordings(url) {
  return url ? fetch(url).then(answer => answer.ok ? answer.json() : NONE).catch(() => NONE) : Promise.resolve(NONE);
}

let playing = null;

// Plays a recording; resolves when it ends, rejects where it is neither saved nor reachable.
export function play(clip) {
  return new Promise((resolve, reject) => {
    playing = new Audio(clip.url);
    playing.onended = resolve;
    playing.onerror = reject;
    const started = playing.play();
    if (started) started.catch(reject);
  });
}

export function silence() {
  if (playing) playing.pause();
  playing = null;
}

// Keeps all recordings of a language on the phone, each verified; `progress` gets the bytes so far.
export function saveRecordings(tag, url, progress) {
  let bytes = 0;
  return caches.open(cacheOf(tag)).then(cache => recordings(url).then(index =>
    Object.keys(index.clips).reduce((before, id) => before.then(() => {
      const clip = index.clips[id];
      return fetch(clip.url, { credentials: "omit", redirect: "error" }).then(answer => {
        if (!answer.ok) throw new Error(clip.url + " was not answered");
        return answer.arrayBuffer();
      }).then(body => sha256(body).then(hash => {
        if (hash !== clip.sha256) throw new Error(clip.url + " is not what was announced");
        return cache.put(clip.url, new Response(body, { headers: { "Content-Type": "audio/mpeg" } }));
      })).then(() => {
        bytes += clip.bytes;
        progress(bytes);
      });
    }), Promise.resolve()).then(() => cache.put(url, new Response(JSON.stringify(index), {
      headers: { "Content-Type": "application/json" }
    })))
  ));
}

// Whether the recordings of a language are on the phone, whole: the index is written last.
export function hasRecordings(tag, url) {
  return caches.match(url, { cacheName: cacheOf(tag) }).then(found => !!found);
}

export function forgetRecordings(tag) {
  return caches.delete(cacheOf(tag));
}
