import { NOT_FOUND, SHARE } from "../contract.js";

// The links that lead to sharing say which page they come from. Nothing of it leaves the phone.
export function sharedFrom(link) {
  const sharing = [SHARE, NOT_FOUND].some(each => location.pathname.endsWith(each));
  if (!sharing) link.search = "?p=" + encodeURIComponent(location.pathname);
}

// The page that such a link came from; without one, the first page.
export function pageShared() {
  const found = /[?&]p=([^&]+)/.exec(location.search), path = found ? decodeURIComponent(found[1]) : "";
  return /^\/[A-Za-z-]+\/([a-z0-9-]+\/)*$/.test(path) ? path : location.pathname.replace(SHARE, "/");
}
