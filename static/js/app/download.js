import { PACK_INDEX } from "../contract.js";
import { checkText } from "./verify.js";

const STALL = 30000; // ms without a byte after which a download is given up

export function within(promise, ms) {
  return Promise.race([promise, new Promise((resolve, reject) =>
    setTimeout(() => reject(new Error("no answer")), ms)
  )]);
}

function get(url, cache) {
  const options = { cache: cache, credentials: "omit", redirect: "error", mode: "same-origin" };
  return within(fetch(url, options), STALL).then(answer => {
    const type = answer.headers.get("Content-Type") || "";
    if (!answer.ok || answer.type !== "basic" || type.indexOf("application/json") !== 0) {
      throw new Error(url + " was not answered");
    }
    return answer;
  });
}

// The text of an answer; `progress` gets the decoded bytes so far.
function text(answer, progress) {
  if (!answer.body || !answer.body.getReader) return within(answer.text(), STALL * 4);
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let all = "", bytes = 0;
  return (function more() {
    return within(reader.read(), STALL).then(part => {
      if (part.done) return all + decoder.decode();
      bytes += part.value.length;
      all += decoder.decode(part.value, { stream: true });
      progress(bytes);
      return more();
    });
  })();
}

// The index of packs, looked at closely: a hotspot may answer anything.
export function index() {
  return get(PACK_INDEX, "no-cache").then(answer => text(answer, () => {})).then(body => {
    const found = JSON.parse(body);
    if (!found || typeof found.version !== "string" || !found.packs) throw new Error("no index");
    return found;
  });
}

// A pack, or the changes to one: fetched, verified as a whole, parsed.
export function fetchVerified(file, progress) {
  return get(file.url, "no-store")
    .then(answer => text(answer, bytes => progress(Math.min(99, Math.round(100 * bytes / file.size)))))
    .then(body => checkText(body, file.sha256, file.url))
    .then(JSON.parse);
}
