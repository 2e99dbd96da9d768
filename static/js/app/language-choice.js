import { LANGUAGE_KEY } from "../contract.js";

// Remembers the language, and goes straight on next time. Only on this phone.
export function remember(tag) {
  try {
    localStorage.setItem(LANGUAGE_KEY, tag);
  } catch (error) {
    // Storage is off: the choice is simply asked again.
  }
}

// The page that lets one choose: the languages of the browser come first.
export function languageChoice(list) {
  let before;
  try {
    before = localStorage.getItem(LANGUAGE_KEY);
  } catch (error) {
    // Storage is off: nothing was chosen before.
  }
  const links = Array.from(list.querySelectorAll("a"));
  const known = links.filter(link => link.lang === before)[0];
  if (known) return location.replace(known.href);
  const wished = (navigator.languages || [navigator.language]).map(tag => tag.split("-")[0].toLowerCase());
  wished.reverse().forEach(tag => links.forEach(link => {
    if (link.lang.split("-")[0] === tag) list.insertBefore(link.parentNode, list.firstChild);
  }));
}
