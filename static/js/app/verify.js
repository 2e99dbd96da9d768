// Nothing from the network counts before its SHA-256 is right: a login page, half a file or another
// version's file has another one.

export function sha256(bytes) {
  return crypto.subtle.digest("SHA-256", bytes).then(digest =>
    Array.from(new Uint8Array(digest), byte => ("0" + byte.toString(16)).slice(-2)).join("")
  );
}

export function sha256OfText(text) {
  return sha256(new TextEncoder().encode(text));
}

// Reject unless `text` has the hash `expected`.
export function checkText(text, expected, what) {
  return sha256OfText(text).then(found => {
    if (found !== expected) throw new Error(what + " is not what was announced");
    return text;
  });
}

// The hash over all entries of a pack: what ties changed and unchanged pages to one version.
export function digestOf(entries) {
  return sha256OfText(entries.map(entry => entry.url + " " + entry.sha256).sort().join("\n"));
}
