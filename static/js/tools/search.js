import { SEARCHED } from "../contract.js";
import { record } from "./core.js";
import { language, languageLink, list, make, tell, word } from "./dom.js";
import { plain, wordsOf } from "./plain.js";
import { fromPages } from "./saved-pages.js";

const MOST = 12; // results of a group

function text(html) {
  return html.replace(/<svg[^]*?<\/svg>|<[^>]+>/g, " ").replace(/&#39;/g, "'").replace(/&#34;/g, '"')
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();
}

function first(pattern, html) {
  const found = pattern.exec(html);
  return found ? found[1] : "";
}

function entry(kind, url, title, summary, body, html) {
  return { kind: kind, url: url, title: text(title), summary: text(summary), heading: " " + plain(text(title)),
    body: " " + plain(text(body)), calls: html.match(/<a href="tel:[^>]*>.*?<\/a>/g) || [] };
}

// What can be found in one saved page; phrases are found one by one.
function entriesOf(url, html) {
  const kind = first(/data-page="([a-z-]+)"/, html), main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  if (kind === "phrases") {
    return (main.match(/<li id="phrase-[^]*?<\/li>/g) || []).map(item =>
      entry(kind, url + "#" + first(/id="([^"]+)"/, item), first(/<p[^>]*>([^]*?)<\/p>/, item), "", item, "")
    );
  }
  if (SEARCHED.indexOf(kind) < 0) return [];
  const lead = first(/<p class="lead"[^>]*>([^]*?)<\/p>/, main);
  return [entry(kind, url, first(/<h1[^>]*>([^]*?)<\/h1>/, main), lead, main, kind === "contact" ? main : "")];
}

// Everything in the saved pack of a language, read once; an empty list where it isn't saved.
function read(tag) {
  return record(tag).then(saved => saved ? fromPages(saved, (found, url) =>
    found.text().then(html => entriesOf(new URL(url).pathname, html))
  ) : []).then(all => [].concat(...all));
}

// More points for the title and for the start of a word; none if a word is missing.
function points(found, words) {
  let sum = 0;
  return words.every(word => {
    const here = found.heading.indexOf(" " + word) >= 0 ? 12 : found.heading.indexOf(word) >= 0 ? 6 :
      found.body.indexOf(" " + word) >= 0 ? 3 : word.length > 2 && found.body.indexOf(word) >= 0 ? 1 : 0;
    sum += here;
    return here;
  }) ? sum : 0;
}

function lookFor(words, entries) {
  return entries.map(found => ({ found: found, points: points(found, words) })).filter(each => each.points)
    .sort((a, b) => b.points - a.points).map(each => each.found);
}

function card(found, tag) {
  const result = make("article", { "class": "contact" }, make("h3", {}, make("a", { href: found.url }, found.title)));
  if (found.summary) result.appendChild(make("p", {}, found.summary));
  found.calls.slice(0, 2).forEach(call => {
    const line = make("p", { "class": "calls" });
    line.innerHTML = '<bdi dir="ltr">' + call + "</bdi>";
    result.appendChild(line);
  });
  result.lang = tag;
  result.dir = languageLink(tag).dir;
  return result;
}

// The results of a language, group after group.
function showResults(found, tag, box) {
  const results = box.querySelector(".results");
  results.textContent = "";
  SEARCHED.forEach(kind => {
    const mine = found.filter(each => each.kind === kind).slice(0, MOST);
    if (!mine.length) return;
    const section = make("section", {}, make("h2", {}, word(box, "group-" + kind)));
    mine.forEach(each => section.appendChild(card(each, tag)));
    results.appendChild(section);
  });
}

const known = {};

function entries(tag) {
  known[tag] = known[tag] || read(tag).then(found => {
    if (!found.length) delete known[tag];
    return found;
  });
  return known[tag];
}

// Search as you type over all that is saved: the reader's language, else the reader's other saved languages.
export function search(box) {
  const input = box.querySelector("input");
  const others = list(".languages a[hreflang]").map(link => link.hreflang).filter(tag => tag !== language);
  let asked = 0;

  // One language after the other, until something is found.
  function tryIn(tags, words, mine) {
    const tag = tags[0];
    return entries(tag).then(all => {
      if (mine !== asked) return;
      const found = lookFor(words, all);
      if (!found.length && tags.length > 1) return tryIn(tags.slice(1), words, mine);
      showResults(found, tag, box);
      tell(box, found.length ? word(box, "count").replace("{n}", found.length) +
        (tag === language ? "" : " · " + languageLink(tag).textContent) : word(box, "none"));
    });
  }

  function start() {
    const words = wordsOf(input.value);
    asked += 1;
    if (words.length) return tryIn([language].concat(others), words, asked);
    tell(box, box.querySelector(".results").textContent = "");
  }

  input.addEventListener("input", start);
  box.addEventListener("submit", event => event.preventDefault());
  box.hidden = false;
  if (input.value) start();
  entries(language); // read ahead of the first letter
}
