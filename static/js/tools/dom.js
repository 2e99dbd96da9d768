import { PHONE } from "../contract.js";

// Small things that every tool does to a page.

export const language = document.documentElement.lang;

export function list(selector, within) {
  return Array.from((within || document).querySelectorAll(selector));
}

// A new element: `make("button", { type: "button" }, "Text", otherElement)`.
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
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

// A word for a script, which the page brings along in its language; "" where it doesn't.
export function word(element, name) {
  return element.getAttribute("data-i18n-" + name) || "";
}

// Says something where a screen reader hears it.
export function tell(box, text) {
  box.querySelector("[role=status]").textContent = text;
}

// A sentence around a figure, which is read from left to right in every language: what to give to `make`.
export function around(sentence, place, figure) {
  const [before, after = ""] = sentence.split(place);
  return [before, make("bdi", { dir: "ltr" }, figure), after];
}

// A sentence that a phone seldom says, from the one page that carries them all.
let rare;

export function rareWord(name) {
  rare = rare || pageAt("/" + language + PHONE);
  return rare.then(page => word(page.getElementById("words"), name));
}

// This page in another language, in the menu of languages.
export function languageLink(tag) {
  return document.querySelector(".languages a[hreflang='" + tag + "']");
}

// Gives `text` to the links of `box` that start a message.
export function fillLinks(box, text) {
  list("a[data-start]", box).forEach(link => { link.href = link.dataset.start + encodeURIComponent(text); });
}

// The same page (or another one) as a document of its own; rejects where it is neither saved nor reachable.
export function pageAt(path) {
  return fetch(path, { credentials: "omit" }).then(answer => {
    if (!answer.ok) throw new Error(path + " is not here");
    return answer.text();
  }).then(text => new DOMParser().parseFromString(text, "text/html"));
}
