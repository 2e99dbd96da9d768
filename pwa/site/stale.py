"""What nobody confirmed for long: the list to phone through, most used and oldest first."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from pwa.guide.markdown import links_of, placeholders_of
from pwa.guide.model import Contact, Fact, Guide, Resource, Topic, cards_of
from pwa.guide.texts import texts_of
from pwa.problems import Origin
from pwa.translation.formats import readable
from pwa.wording import Told, tell


@dataclass(frozen=True)
class Stale:
    """One thing to ask about. `reach` is a telephone number or a web address.

    `last` is the day on which it was confirmed, or else the date of its newest source ("" where no page has one).
    """

    key: str
    """What `pwa confirm` takes: "contact:ID", "fact:NAME", "topic:SLUG", "page:SLUG", "resource:ID"."""
    name: str
    reach: str
    ask: Told
    origin: Origin
    last: str
    used: int
    confirmed: bool

    @property
    def known(self) -> Told:
        """What is known of its age."""
        if self.confirmed:
            return tell("confirmed on {date}", date=self.last)
        if self.last:
            return tell("never confirmed, source of {date}", date=self.last)
        return tell("never confirmed, source without a date")


def stale(guide: Guide, months: int, today: datetime.date) -> list[Stale]:
    """Return what was never confirmed, or not in the last `months`: most used first, then the oldest."""
    used, limit = uses(guide), _months_before(today, months)
    found = [
        _stale(key, thing, guide, used[key])
        for key, thing in things(guide).items()
        if thing.confirmed_on is None or thing.confirmed_on < limit
    ]
    return sorted(found, key=lambda each: (-each.used, each.last, each.key))


def things(guide: Guide) -> dict[str, Contact | Fact | Topic | Resource]:
    """Return all that can be confirmed, by its key."""
    found: dict[str, Contact | Fact | Topic | Resource] = {}
    found |= {f"contact:{name}": contact for name, contact in guide.contacts.items()}
    found |= {f"fact:{name}": fact for name, fact in guide.facts.items()}
    found |= {f"topic:{topic.slug}": topic for topic in guide.topics}
    found |= {f"page:{name}": page for name, page in guide.pages.items()}
    found |= {f"resource:{resource.id}": resource for resource in guide.resources}
    return found


def uses(guide: Guide) -> Counter[str]:
    """Return how many placeholders, links, cards and lists lead to each thing; the emergency number is everywhere."""
    used: Counter[str] = Counter()
    for text in texts_of(guide):
        if text.domain != "interface":
            for each in placeholders_of(text.source):
                used["fact:" + each.name if each.kind == "fact" else "contact:" + each.name] += 1
            used.update(links_of(text.source))
    for topic in guide.documents:
        used.update(f"contact:{name}" for name in topic.contacts)
        used.update(f"contact:{card.contact}" for card in cards_of(topic.blocks))
    used[f"contact:{guide.region.emergency_contact}"] += len(guide.documents)
    used[f"contact:{guide.region.centre_contact}"] += len(guide.documents)
    return used


def _stale(key: str, thing: Contact | Fact | Topic | Resource, guide: Guide, used: int) -> Stale:
    if isinstance(thing, Topic):
        name, reach, ask, origin = thing.title.source, "", tell("Is the text still right?"), thing.origin
    else:
        origin = guide.origins[key]
        if isinstance(thing, Contact):
            name = thing.name
            reach = ", ".join(readable(phone, guide.region.country_code) for phone in thing.phones) or thing.url
            ask = tell("Are number, address, hours and conditions still right?")
        elif isinstance(thing, Fact):
            name, reach, ask = key.partition(":")[2], thing.source, tell("Is it still {value}?", value=_value(thing))
        else:
            name, reach, ask = thing.title, thing.url, tell("Is it still there?")
    last = thing.confirmed_on.isoformat() if thing.confirmed_on else max(map(_comparable, _dates(thing)), default="")
    return Stale(key, name, reach, ask, origin, last, used, thing.confirmed_on is not None)


def _dates(thing: Contact | Fact | Topic | Resource) -> list[str]:
    """Return the dates of the pages that a thing rests on, as its file says them."""
    if isinstance(thing, Fact):
        return [thing.source_date]
    if isinstance(thing, Resource):
        return [thing.date]
    return [source.date for source in thing.sources]


def _comparable(date: str) -> str:
    return "" if date == "undated" else date.removeprefix("about ")


def _value(fact: Fact) -> object:
    values = (fact.percent, fact.number, fact.amount, fact.year, fact.month, fact.date, fact.text)
    found = next(value for value in values if value is not None)
    unit = " %" if fact.percent is not None else f" {fact.currency}" if fact.amount is not None else ""
    return f"{found:g}{unit}" if isinstance(found, float) else found


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the day `months` earlier, or the first of the next month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    try:
        return datetime.date(year, month + 1, day.day)
    except ValueError:
        return datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
