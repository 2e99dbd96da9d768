import { keepInMind, list, make, ownText, rareWord, recall } from "./dom.js";
import { messagesIn } from "./second.js";
import { speak, whenVoice } from "./speech.js";

const FAVOURITES = "favourites";

function favourites() {
  return (recall(FAVOURITES) || "").split(" ").filter(Boolean);
}

// The screen stays awake while a phrase is shown, where the browser can.
function awake() {
  return navigator.wakeLock ? navigator.wakeLock.request("screen").catch(() => null) : Promise.resolve(null);
}

// "Show this": one phrase over the whole screen, in the reader's language and in that of the person in front.
export function showCards(box) {
  const own = document.documentElement.lang, items = list("li[id^=phrase-]");
  const choice = box.querySelector("select"), top = box.querySelector(".favourites");
  let theirs = {};

  list("option", choice).forEach(option => { if (option.value === own) choice.removeChild(option); });

  // The words of the other language: French stands in the page, the others come from what is saved.
  function learn() {
    const tag = choice.value;
    if (tag === "fr") {
      theirs = {};
      items.forEach(item => {
        theirs[item.id] = item.querySelector("[lang=fr]").textContent;
      });
      return Promise.resolve();
    }
    return messagesIn(tag).then(other => {
      theirs = {};
      items.forEach(item => {
        const found = other.messages[item.querySelector("[data-msg]").dataset.msg];
        theirs[item.id] = found ? found.textContent : "";
      });
      box.querySelector("[role=status]").textContent = "";
    }, () => {
      theirs = {};
      rareWord("absent").then(words => { box.querySelector("[role=status]").textContent = words; });
    });
  }

  function open(item, opener) {
    const mine = item.querySelector("[data-msg]"), tag = choice.value;
    const close = make("button", { type: "button" }, box.dataset.close);
    const card = make("div", { "class": "card-shown", role: "dialog", "aria-modal": "true", "aria-label": box.dataset.show },
      make("p", { "class": "card-theirs", lang: tag, dir: "ltr" }, theirs[item.id] || ""),
      make("p", { "class": "card-mine", lang: mine.lang || own, dir: mine.dir || document.documentElement.dir }, ownText(mine))
    );
    let lock = null;
    awake().then(found => { lock = found; });
    whenVoice(tag, () => {
      const say = make("button", { type: "button", "class": "quiet" }, box.dataset.say);
      say.addEventListener("click", () => speak(theirs[item.id], tag).catch(() => {}));
      card.insertBefore(say, close);
    });
    card.appendChild(close);

    function shut() {
      if (lock) lock.release();
      document.body.removeChild(card);
      document.body.classList.remove("covered");
      opener.focus();
    }

    close.addEventListener("click", shut);
    card.addEventListener("keydown", event => {
      if (event.key === "Escape") shut();
      if (event.key !== "Tab") return;
      // The focus stays on the card.
      const buttons = list("button", card), next = buttons.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
      event.preventDefault();
      buttons[(next + buttons.length) % buttons.length].focus();
    });
    document.body.appendChild(card);
    document.body.classList.add("covered");
    close.focus();
  }

  function marked() {
    const kept = favourites();
    top.textContent = "";
    items.forEach(item => {
      const star = item.querySelector(".star"), on = kept.indexOf(item.id) >= 0;
      star.setAttribute("aria-pressed", String(on));
      if (!on) return;
      const copy = make("li", {}, make("a", { href: "#" + item.id }, ownText(item.querySelector("[data-msg]"))));
      top.appendChild(copy);
    });
    top.parentNode.hidden = !kept.length;
  }

  items.forEach(item => {
    const show = make("button", { type: "button" }, box.dataset.show);
    const star = make("button", { type: "button", "class": "quiet star", "aria-pressed": "false" }, box.dataset.star);
    const name = item.querySelector("[data-msg]");
    name.id = name.id || "text-" + item.id;
    [show, star].forEach(button => button.setAttribute("aria-describedby", name.id));
    show.addEventListener("click", () => open(item, show));
    star.addEventListener("click", () => {
      const kept = favourites(), at = kept.indexOf(item.id);
      if (at < 0) kept.push(item.id);
      else kept.splice(at, 1);
      keepInMind(FAVOURITES, kept.join(" "));
      marked();
    });
    item.appendChild(make("div", { "class": "card-buttons" }, show, star));
  });
  choice.addEventListener("change", learn);
  learn().then(marked);
  box.hidden = false;
}
