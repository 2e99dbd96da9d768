import { FAVOURITES_KEY, SOURCE } from "../contract.js";
import { keepInMind, language, languageLink, list, make, ownText, rareWord, recall, tell, word } from "./dom.js";
import { messagesIn } from "./second.js";
import { speak, whenVoice } from "./speech.js";

function wordsOfPhrase(item) {
  return item.querySelector("[data-msg]");
}

// The words of each phrase in another language: that of the sources stands in the page, the others come from what is
// saved. What that language borrows says so itself.
function textsIn(tag, items) {
  const known = tag === SOURCE ? Promise.resolve(item => item.querySelector("[lang=" + SOURCE + "]")) :
    messagesIn(tag).then(other => item => other.messages[wordsOfPhrase(item).dataset.msg]);
  return known.then(find => {
    const texts = {};
    items.forEach(item => {
      const found = find(item);
      if (!found) return;
      texts[item.id] = make("p", {
        "class": "card-theirs", lang: found.lang || tag, dir: found.dir || languageLink(tag).dir
      }, found.textContent);
      if (found.dataset.older) texts[item.id].setAttribute("data-older", found.dataset.older);
    });
    return texts;
  });
}

// The screen stays awake while a phrase is shown, where the browser can.
function awake() {
  return navigator.wakeLock ? navigator.wakeLock.request("screen").catch(() => null) : Promise.resolve(null);
}

function holdFocus(card, event) {
  const buttons = list("button", card), next = buttons.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
  event.preventDefault();
  buttons[(next + buttons.length) % buttons.length].focus();
}

// One phrase over the whole screen, in the language of the person in front, `theirs`, and in that of the reader.
function showCard(box, item, theirs, opener) {
  if (document.querySelector(".card-shown")) return;
  const mine = wordsOfPhrase(item);
  const close = make("button", { type: "button" }, word(box, "close"));
  const card = make("div", { "class": "card-shown", role: "dialog", "aria-modal": "true", "aria-label": word(box, "show") },
    theirs || "",
    make("p", { "class": "card-mine", lang: mine.lang || language, dir: mine.dir || document.dir }, ownText(mine)),
    close
  );
  let lock = null;
  awake().then(found => { lock = found; });
  if (theirs) whenVoice(theirs.lang, () => {
    const say = make("button", { type: "button", "class": "quiet" }, word(box, "say"));
    say.addEventListener("click", () => speak(theirs.textContent, theirs.lang).catch(() => {}));
    card.insertBefore(say, close);
  });

  function shut() {
    if (lock) lock.release();
    document.body.removeChild(card);
    document.body.classList.remove("covered");
    opener.focus();
  }

  close.addEventListener("click", shut);
  card.addEventListener("keydown", event => {
    if (event.key === "Escape") shut();
    if (event.key === "Tab") holdFocus(card, event);
  });
  document.body.appendChild(card);
  document.body.classList.add("covered");
  close.focus();
}

function favourites() {
  return (recall(FAVOURITES_KEY) || "").split(" ").filter(Boolean);
}

function turn(id) {
  const kept = favourites(), at = kept.indexOf(id);
  if (at < 0) kept.push(id);
  else kept.splice(at, 1);
  keepInMind(FAVOURITES_KEY, kept.join(" "));
}

// The favourites stand first, and their stars are full.
function mark(items, top) {
  const kept = favourites();
  top.textContent = "";
  items.forEach(item => {
    const on = kept.indexOf(item.id) >= 0;
    item.querySelector(".star").setAttribute("aria-pressed", String(on));
    if (on) top.appendChild(make("li", {}, make("a", { href: "#" + item.id }, ownText(wordsOfPhrase(item)))));
  });
  top.parentNode.hidden = !kept.length;
}

// "Show this", and a star to find a phrase again.
export function showCards(box) {
  const items = list("li[id^=phrase-]");
  const choice = box.querySelector("select"), top = box.querySelector(".favourites");
  let texts;

  // A card that is asked for before the words are there waits for them: it never shows those of the choice before.
  function learn() {
    const asked = texts = textsIn(choice.value, items).then(found => {
      if (asked === texts) tell(box, "");
      return found;
    }, () => {
      if (asked === texts) rareWord("absent").then(words => tell(box, words));
      return {};
    });
    return asked;
  }

  list("option", choice).forEach(option => {
    if (option.value === language) choice.removeChild(option);
  });
  items.forEach(item => {
    const show = make("button", { type: "button" }, word(box, "show"));
    const star = make("button", { type: "button", "class": "quiet star", "aria-pressed": "false" }, word(box, "star"));
    const name = wordsOfPhrase(item);
    name.id = name.id || "text-" + item.id;
    [show, star].forEach(button => button.setAttribute("aria-describedby", name.id));
    show.addEventListener("click", () => texts.then(found => showCard(box, item, found[item.id], show)));
    star.addEventListener("click", () => {
      turn(item.id);
      mark(items, top);
    });
    item.appendChild(make("div", { "class": "card-buttons" }, show, star));
  });
  choice.addEventListener("change", learn);
  learn().then(() => mark(items, top));
  box.hidden = false;
}
