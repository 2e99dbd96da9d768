"""What is checked is what is published: each value of the guide against its canonical form, and against sense."""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo, available_timezones

from babel.numbers import is_currency
from holidays import list_supported_countries

from pwa.guide import canonical
from pwa.guide.canonical import Refused, shown
from pwa.guide.hours import read_hours
from pwa.guide.model import Contact, Fact, Guide, Notice, Phone, Resource, Source, Topic
from pwa.guide.places import FARTHEST_KM, Position, is_on_earth, kilometres, may_be_in
from pwa.guide.region import Region
from pwa.problems import Origin, Problem
from pwa.wording import Told, tell

FOUNDED = datetime.date(2000, 1, 1)
"""Nothing of a guide was checked before."""
_FARTHEST_NEAR = 1000
"""Kilometres."""
_LONGEST_ROLE = 60
_PERSON = re.compile(r"[@\"\\]|\d{4}|\b(M|Mrs?|Ms|Mme|Mlle|Dr|Monsieur|Madame|Docteur|Maître|Me)\b\.?\s", re.IGNORECASE)
"""What tells that a role is somebody: an address, a number, a title."""


def today_in(region: Region) -> datetime.date:
    """Return the day that it is by the clock of the region, or of this machine where the region has no clock."""
    zone = ZoneInfo(region.clock) if region.clock in available_timezones() else None
    return datetime.datetime.now(zone).date()


def check_values(guide: Guide, today: datetime.date) -> Iterator[Problem]:
    """Yield every value that is not written as it is published, or can't be. `today` is the last day of the past."""
    home = _home(guide.region)
    yield from _check_region(guide.region, guide.origins["region"])
    for topic in guide.documents:
        yield from _check_confirmation(topic, topic.origin, today)
        for source in topic.sources:
            yield from _check_source(source, topic.origin, today)
    for contact in guide.contacts.values():
        origin = guide.origins[f"contact:{contact.id}"]
        yield from _check_contact(contact, guide.region, home, origin, today)
    for resource in guide.resources:
        yield from _check_resource(resource, guide.origins[f"resource:{resource.id}"], today)
    for notice in guide.notices:
        yield from _check_notice(notice, guide.origins[f"notice:{notice.id}"], today)
    for name, fact in guide.facts.items():
        yield from _check_fact(fact, guide.origins[f"fact:{name}"], today)


def check_url(url: str, origin: Origin) -> Iterator[Problem]:
    yield from _as_published(url, canonical.url, origin)


def _as_published(value: str, form: Callable[[str], str], origin: Origin) -> Iterator[Problem]:
    """Yield why `value` has no canonical form, or which one it must be written in."""
    try:
        right = form(value)
    except Refused as refused:
        yield Problem(origin, refused.what, refused.advice)
        return
    if right != value:
        what = tell("“{value}” is not written as it is used", value=shown(value))
        yield Problem(origin, what, tell("write it as {right}", right=right))


def _refusals(judge: Callable[[], object], origin: Origin) -> Iterator[Problem]:
    try:
        judge()
    except Refused as refused:
        yield Problem(origin, refused.what, refused.advice)


# The region


def _home(region: Region) -> Position | None:
    """Return where the town of the region is, or None where that makes no sense: nothing is compared with it."""
    place = (region.lat, region.lon)
    return place if is_on_earth(place) and not _is_swapped(region) else None


def _is_swapped(region: Region) -> bool:
    """Whether the town of the region lies in its country only if lat and lon are read the other way round."""
    place, other = (region.lat, region.lon), (region.lon, region.lat)
    return is_on_earth(other) and not may_be_in(region.country_code, place) and may_be_in(region.country_code, other)


def _check_region(region: Region, origin: Origin) -> Iterator[Problem]:
    if region.clock not in available_timezones():
        yield Problem(
            origin, tell("“{clock}” is no time zone", clock=shown(region.clock)), tell("write it as in Europe/Paris")
        )
    yield from _as_published(region.country_code, _country, origin)
    yield from check_url(region.leave, origin)
    for tag in region.opposite:  # a language that the guide does not have yet is passed over
        yield from _as_published(tag, canonical.tag, origin)
    if twice := next((tag for tag, count in Counter(region.opposite).items() if count > 1), ""):
        yield Problem(origin, tell("“{name}” names {tag} twice", name="opposite", tag=shown(twice)), tell("remove one"))
    if not 0 < region.near_km <= _FARTHEST_NEAR:
        what = tell("“near_km” is {value}", value=region.near_km)
        yield Problem(origin, what, tell("write how many kilometres are near"))
    place = (region.lat, region.lon)
    yield from _check_degrees(place, origin)
    if is_on_earth(place) and _is_swapped(region):
        what = tell("lat and lon lie far from the country {country}", country=region.country_code)
        yield Problem(origin, what, _nearer(place, swapped=True))


def _country(code: str) -> str:
    right = canonical.country_code(code)
    if right not in list_supported_countries():
        raise Refused(
            tell("the public holidays of “{country_code}” are not known", country_code=right),
            tell("write the two letters of another country, such as BE"),
        )
    return right


def _check_degrees(place: tuple[float | None, float | None], origin: Origin) -> Iterator[Problem]:
    for name, degrees, most in zip(("lat", "lon"), place, (90, 180), strict=True):
        if degrees is not None and not abs(degrees) <= most:  # not a number is not less, either
            yield Problem(
                origin, tell("{name} is no position on Earth", name=name), tell("write degrees, such as 50.47")
            )


def _nearer(place: Position, swapped: bool) -> Told:
    if swapped:
        return tell("write them the other way round: lat = {lat}, lon = {lon}", lat=place[1], lon=place[0])
    return tell("write the position of the town in degrees, such as lat = 50.47 and lon = 4.87")


# Contacts


def _check_contact(
    contact: Contact, region: Region, home: Position | None, origin: Origin, today: datetime.date
) -> Iterator[Problem]:
    if not contact.name.strip():
        yield Problem(origin, tell("the name is empty"), tell("write the name as on the door"))
    if not contact.area.strip():
        yield Problem(origin, tell("the area is empty"), tell("write a town, a province or “national”"))
    yield from _check_phones(contact, region, origin)
    for email, count in Counter(contact.emails).items():
        yield from _as_published(email, canonical.email, origin)
        if count > 1:
            yield Problem(origin, tell("the e-mail {email} is there twice", email=shown(email)), tell("remove one"))
    if contact.address and not contact.address.city.strip():
        todo = tell("write it, or remove the whole address")
        yield Problem(origin, tell("“{name}” is empty", name="city"), todo)
    if contact.url:
        yield from check_url(contact.url, origin)
    try:
        read_hours(contact.opening_hours)
    except Refused as refused:
        yield Problem(origin, tell("opening_hours: {error}", error=refused.what), refused.advice)
    if not contact.sources:
        yield Problem(origin, tell("there is no source"), tell("say where the facts come from"))
    for source in contact.sources:
        yield from _check_source(source, origin, today)
    yield from _check_position(contact, home, origin)
    yield from _check_confirmation(contact, origin, today)


def _check_position(contact: Contact, home: Position | None, origin: Origin) -> Iterator[Problem]:
    yield from _check_degrees((contact.lat, contact.lon), origin)
    if contact.lat is None or contact.lon is None:
        if contact.lat != contact.lon:
            yield Problem(origin, tell("only one of lat and lon is given"), tell("give both, or none"))
        return
    place = (contact.lat, contact.lon)
    if home is None or not is_on_earth(place):
        return
    far = kilometres(home, place)
    if far > FARTHEST_KM:
        swapped = is_on_earth(place[::-1]) and kilometres(home, place[::-1]) < far / 2
        what = tell("lat and lon lie {far} km from the town of the region", far=round(far))
        yield Problem(origin, what, _nearer(place, swapped))


def _check_phones(contact: Contact, region: Region, origin: Origin) -> Iterator[Problem]:
    for phone in contact.phones:
        country = phone.region or region.country_code
        if not canonical.is_country(country):
            if phone.region:  # that of the guide is told with the region
                yield from _as_published(country, canonical.country_code, origin)
            continue
        yield from _as_published(phone.number, _form_of(phone, country), origin)
        if phone.paid and not contact.caution:
            yield Problem(
                origin,
                tell("nothing warns that a call to {number} costs more", number=phone.number),
                tell("say so in “caution”"),
            )
    numbers = Counter((phone.number, phone.region or region.country_code) for phone in contact.phones)
    for (number, _), count in numbers.items():
        if count > 1:
            yield Problem(origin, tell("the number {number} is there twice", number=shown(number)), tell("remove one"))


def _form_of(phone: Phone, country: str) -> Callable[[str], str]:
    form = canonical.short_telephone if phone.short else canonical.telephone
    return lambda number: form(number, country, phone.paid, phone.free)


# Sources, resources, notices, facts


def _check_source(source: Source, origin: Origin, today: datetime.date) -> Iterator[Problem]:
    yield from check_url(source.url, origin)
    yield from _check_page_date(source.date, origin, today)


def _check_page_date(date: str, origin: Origin, today: datetime.date) -> Iterator[Problem]:
    yield from _as_published(date, lambda text: canonical.page_date(text, today), origin)


def _check_resource(resource: Resource, origin: Origin, today: datetime.date) -> Iterator[Problem]:
    for name in ("title", "author"):
        if not getattr(resource, name).strip():
            yield Problem(origin, tell("“{name}” is empty", name=name), tell("write it, or remove the whole entry"))
    yield from check_url(resource.url, origin)
    yield from _check_page_date(resource.date, origin, today)
    yield from _as_published(resource.language, canonical.tag, origin)
    if resource.pages is not None and resource.pages <= 0:
        what = tell("“pages” is {value}", value=resource.pages)
        yield Problem(origin, what, tell("write how many pages it has, or remove the line"))
    yield from _check_confirmation(resource, origin, today)


def _check_notice(notice: Notice, origin: Origin, today: datetime.date) -> Iterator[Problem]:
    if notice.last < notice.first:
        yield Problem(origin, tell("the last day is before the first"), tell("correct one of them"))
        return
    for day in (notice.first, notice.last):
        yield from _check_day(day, origin, canonical.years_ahead(today), FOUNDED)


def _check_fact(fact: Fact, origin: Origin, today: datetime.date) -> Iterator[Problem]:
    yield from _check_source(Source(fact.source, fact.source_date), origin, today)
    yield from _check_confirmation(fact, origin, today)
    ahead = canonical.years_ahead(today)  # a law may apply from a day to come
    if fact.month is not None:
        yield from _as_published(fact.month, lambda text: canonical.month(text, ahead), origin)
    if fact.date is not None:
        yield from _check_day(fact.date, origin, ahead)
    if fact.year is not None and not canonical.OLDEST.year <= fact.year <= ahead.year:
        yield Problem(origin, tell("“{year}” is no year that can be meant", year=fact.year), tell("correct it"))
    for value in (fact.number, fact.percent, fact.amount):
        if value is not None and not math.isfinite(value):
            yield Problem(origin, tell("“{value}” is no number", value=value), tell("write it in digits"))
        elif value is not None and value < 0:
            yield Problem(origin, tell("“{value}” is less than nothing", value=_plain(value)), tell("correct it"))
    if fact.percent is not None and math.isfinite(fact.percent) and fact.percent > 100:
        yield Problem(origin, tell("“{value}” is more than 100 %", value=_plain(fact.percent)), tell("correct it"))
    if fact.amount is not None and not fact.currency:  # whose money it is, nobody guesses
        todo = tell("add its three letters, such as {line}", line='currency = "EUR"')
        yield Problem(origin, tell("“{name}” is missing", name="currency"), todo)
    elif fact.amount is not None:
        yield from _as_published(fact.currency, _currency, origin)
    elif fact.currency:
        yield Problem(origin, tell("there is a currency without an amount"), tell("remove it, or give the amount"))
    if fact.text is not None and not fact.text.strip():
        yield Problem(origin, tell("“{name}” is empty", name="text"), tell("write it, or remove the whole entry"))


def _plain(value: float) -> str:
    return f"{value:g}"


def _currency(code: str) -> str:
    plain = canonical.plain_text(code).upper()
    if not is_currency(plain):
        raise Refused(
            tell("“{currency}” is no currency", currency=shown(code)), tell("write its three letters, such as EUR")
        )
    return plain


# Days on which something was true


def _check_confirmation(
    thing: Topic | Contact | Fact | Resource, origin: Origin, today: datetime.date
) -> Iterator[Problem]:
    """Yield what is wrong with the day on which `thing` was checked, and with who confirmed it."""
    if not isinstance(thing, Resource):
        yield from _check_day(thing.checked, origin, today, FOUNDED)
    if thing.confirmed_on is not None:
        yield from _check_day(thing.confirmed_on, origin, today, FOUNDED)
    if (thing.confirmed_on is None) != (not thing.confirmed_by):
        yield Problem(
            origin, tell("only one of confirmed_on and confirmed_by is given"), tell("give both, or none")
        )
    elif thing.confirmed_by:
        yield from _refusals(lambda: role(thing.confirmed_by), origin)


def role(text: str) -> str:
    """Return who confirmed something, as a role ("CAI"); raise `Refused` for what looks like a person."""
    plain = canonical.plain_text(text)
    if not plain or len(plain) > _LONGEST_ROLE or plain != text or _PERSON.search(plain + " "):
        raise Refused(
            tell("“{role}” is not the name of a role", role=shown(text)),
            tell("write a service or a role such as CAI, never the name of a person"),
        )
    return plain


def _check_day(
    day: datetime.date, origin: Origin, last: datetime.date, first: datetime.date = canonical.OLDEST
) -> Iterator[Problem]:
    yield from _refusals(lambda: canonical.in_time(day, last, first), origin)
