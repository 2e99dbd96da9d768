import { SECOND_KEY } from "../contract.js";
import { keepInMind, language, languageLink, list, make, pageAt, rareWord, recall, tell } from "./dom.js";

const BLOCKS = "p, li, h1, h2, h3, b, dd, .lead";

// The text of each message of a page in another language, by its id: { id: element }.
export function messagesIn(tag) {
  return pageAt(languageLink(tag).pathname).then(page => {
    if (page.body.dataset.page !== document.body.dataset.page) throw new Error("another page");
    const found = {};
    list("[data-msg]", page.querySelector("main")).forEach(element => { found[element.dataset.msg] = element; });
    return { page: page, messages: found };
  });
}

function takeAway() {
  list(".second").forEach(element => element.parentNode.removeChild(element));
}

function showIn(tag) {
  return messagesIn(tag).then(other => {
    takeAway();
    list("main [data-msg]").filter(mine => mine.matches(BLOCKS) && !mine.closest(".card-shown")).forEach(mine => {
      const theirs = other.messages[mine.dataset.msg];
      if (!theirs || theirs.textContent === mine.textContent) return;
      const block = make("span", {
        "class": "second",
        lang: theirs.lang || other.page.documentElement.lang,
        dir: theirs.dir || other.page.documentElement.dir
      });
      block.innerHTML = theirs.innerHTML;
      if (theirs.dataset.older) block.setAttribute("data-older", theirs.dataset.older);
      list("[id]", block).forEach(element => element.removeAttribute("id"));
      mine.appendChild(block);
    });
  });
}

// "Also show in …": the other language's block under each block, on every page, until another choice.
export function second(box) {
  const select = box.querySelector("select");
  list(".languages a[hreflang]").forEach(link => {
    if (link.hreflang === language) return;
    select.appendChild(make("option", { value: link.hreflang, lang: link.hreflang }, link.textContent));
  });

  function choose() {
    tell(box, "");
    keepInMind(SECOND_KEY, select.value);
    if (!select.value) return takeAway();
    return showIn(select.value).catch(() => {
      takeAway();
      rareWord("absent").then(words => tell(box, words));
    });
  }

  select.addEventListener("change", choose);
  select.value = recall(SECOND_KEY) || "";
  if (select.selectedIndex < 0) select.value = "";
  if (select.value) choose();
  box.hidden = false;
}
