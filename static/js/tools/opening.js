// Whether a service is open now, by the clock of its region. Hours come from the build (pwa/site/opening.py): here,
// they are only compared. What isn't certain is "unknown".

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 10080;

// The clock and calendar of a time zone: { minute since Monday 00:00, day, dayBefore }; null where a phone can't tell.
// `offsets` are the minutes by which the zone may be ahead of UTC: "60 120".
export function clockAt(now, zone, offsets) {
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hour12: false,
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric"
    });
    // Month, day, year, hour, minute; formatToParts is younger than Chromium 49.
    const shown = format.format(now).match(/\d+/g).map(Number);
    // Some engines call midnight 24.
    const wall = new Date(Date.UTC(shown[2], shown[0] - 1, shown[1], shown[3] % 24, shown[4]));
    const ahead = wall / 60000 - Math.floor(now / 60000);
    // An engine that ignores the time zone, or writes dates otherwise.
    if (offsets.split(" ").indexOf(String(ahead)) < 0) return null;
    return {
      minute: (wall.getUTCDay() + 6) % 7 * DAY_MINUTES + wall.getUTCHours() * 60 + wall.getUTCMinutes(),
      day: wall.toISOString().slice(0, 10),
      dayBefore: new Date(wall - DAY_MINUTES * 60000).toISOString().slice(0, 10)
    };
  } catch (error) {
    return null;
  }
}

function isWeekly(hours) {
  return /^\d+-\d+a?( \d+-\d+a?)*( -PH)?$/.test(hours);
}

// The interval around a minute of the week, as minutes { since its start, left until its end }, and whether one needs
// an appointment.
function intervalAround(hours, minute) {
  let found = null;
  hours.match(/\d+-\d+a?/g).forEach(each => {
    const ends = each.split("-").map(parseFloat);
    // A night from Sunday to Monday ends past the week.
    [minute, minute + WEEK_MINUTES].forEach(at => {
      if (ends[0] <= at && at < ends[1]) found = { since: at - ends[0], left: ends[1] - at, asked: /a/.test(each) };
    });
  });
  return found;
}

// What is said for an ISO day: "@1101-0331 1080-1980" is a season over the new year; "" outside all seasons.
function hoursOf(hours, day) {
  const date = day.slice(5, 7) + day.slice(8);
  return hours.split("/").filter(part => {
    const season = part.match(/^@(\d+)-(\d+)/);
    if (!season) return true;
    const begun = date >= season[1], goesOn = date <= season[2];
    return season[1] > season[2] ? begun || goesOn : begun && goesOn;
  }).join().replace(/^@\S+ /, "");
}

// What is said for now; "" in a night into or out of a season: nobody said which of the two counts.
function hoursAt(hours, clock) {
  const today = hoursOf(hours, clock.day), before = hoursOf(hours, clock.dayBefore);
  return today === before || ![today, before].some(each => isNight(each, clock)) ? today : "";
}

// Whether the interval around now began on the day before.
function isNight(hours, clock) {
  const current = isWeekly(hours) && intervalAround(hours, clock.minute);
  return current && current.since > clock.minute % DAY_MINUTES;
}

// "open", "closed", "appointment" or "unknown". `holidays`: ISO days, in order, of whole years.
export function openingState(hours, holidays, clock) {
  if (hours === "always") return "open";
  if (hours === "appointment") return hours;
  if (!hours || !holidays.length || !clock) return "unknown";
  const year = clock.day.slice(0, 4);
  if (year < holidays[0].slice(0, 4) || year > holidays[holidays.length - 1].slice(0, 4)) return "unknown";
  const week = hoursAt(hours, clock);
  if (week === "appointment") return week;
  if (!isWeekly(week)) return "unknown";
  const current = intervalAround(week, clock.minute);
  const holiday = holidays.indexOf(clock.day) >= 0;
  // A night into or out of a holiday: nobody said which of the two days counts.
  if (isNight(week, clock) && (holidays.indexOf(clock.dayBefore) >= 0) !== holiday) return "unknown";
  if (holiday) return / -PH$/.test(week) ? "closed" : "unknown";
  return !current ? "closed" : current.asked ? "appointment" : "open";
}

// When the interval around now ends, "HH:MM"; "" if there is none or it lasts for days. Only true while "open".
export function opensUntil(hours, clock) {
  const week = clock && hoursAt(hours, clock);
  const current = isWeekly(week) && intervalAround(week, clock.minute);
  if (!current || current.left > DAY_MINUTES) return "";
  const end = (clock.minute + current.left) % DAY_MINUTES;
  return [Math.floor(end / 60), end % 60].map(part => (part < 10 ? "0" : "") + part).join(":");
}
