import { HALF_YEAR_DAYS } from "../contract.js";
import { pointer } from "./core.js";
import { language, list, make, rareWord } from "./dom.js";

const DAY = 86400000; // ms

function daysSince(date) {
  return Math.floor((Date.now() - Date.parse(date)) / DAY);
}

// "12 days ago" in the language of the page, where the browser knows it.
function ago(days) {
  if (!self.Intl || !Intl.RelativeTimeFormat || !Intl.RelativeTimeFormat.supportedLocalesOf(language).length) return "";
  const format = new Intl.RelativeTimeFormat(language + "-u-nu-latn", { numeric: "auto" });
  return days < 60 ? format.format(-days, "day") : format.format(-Math.floor(days / 30.4), "month");
}

// The age of each date of checking is told by the phone: a copy that was offline for a year still says the truth.
export function age() {
  list("[data-checked] time").forEach(time => {
    const days = daysSince(time.dateTime);
    if (!(days >= 0)) return; // the phone's clock is wrong: the date alone is true
    const words = ago(days);
    if (words) time.parentNode.insertBefore(make("span", {}, " (" + words + ")"), time.nextSibling);
    if (days > HALF_YEAR_DAYS) {
      rareWord("old").then(old => time.parentNode.appendChild(make("strong", { "class": "old" }, " " + old)));
    }
  });
  pointer(language).then(saved => {
    if (!saved || !(daysSince(saved.checked) > HALF_YEAR_DAYS)) return;
    const main = document.querySelector("main");
    return rareWord("stale").then(stale =>
      main.insertBefore(make("p", { "class": "box unsure stale", role: "status" }, stale), main.firstChild)
    );
  }).catch(() => {});
}
