// Small things that every tool does to a page.

export function list(selector, within) {
  return Array.prototype.slice.call((within || document).querySelectorAll(selector));
}

// A new element: `make("button", { type: "button" }, "Text", otherElement)`.
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.keys(attributes || {}).forEach(key => element.setAttribute(key, attributes[key]));
  children.forEach(child => element.appendChild(typeof child === "string" ? document.createTextNode(child) : child));
  return element;
}

// The words of an element, without the second language that may stand under them.
export function ownText(element) {
  const copy = element.cloneNode(true);
  list(".second", copy).forEach(second => second.parentNode.removeChild(second));
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// What a phone remembers between visits; nothing where storage is off.
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null;
  }
}

export function keepInMind(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (error) {
    // Storage is off: it is simply asked again.
  }
}

// A sentence that a phone seldom says, from the one page that carries them all.
let rare;

export function rareWord(name) {
  rare = rare || pageAt("/" + document.documentElement.lang + "/phone/");
  return rare.then(page => page.getElementById("words").getAttribute("data-" + name));
}

// The same page (or another one) as a document of its own; rejects where it is neither saved nor reachable.
export function pageAt(path) {
  return fetch(path, { credentials: "omit" }).then(answer => {
    if (!answer.ok) throw new Error(path + " is not here");
    return answer.text();
  }).then(text => new DOMParser().parseFromString(text, "text/html"));
}
