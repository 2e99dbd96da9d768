"""The directory as readers need it: by need, then by distance from Namur."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pwa.contract import EARTH_RADIUS_KM
from pwa.guide.checking import KINDS
from pwa.guide.model import Contact, Guide

NAMUR = (50.4669, 4.8675)
"""Latitude and longitude of the town; GeoNames (CC BY 4.0)."""

NEAR_KM = 40


@dataclass(frozen=True)
class Entry:
    contact: Contact
    kilometres: int | None
    """Distance of the towns, rounded as such a distance deserves; nothing for a service without a place."""


@dataclass(frozen=True)
class Group:
    kind: str
    near: tuple[Entry, ...]
    far: tuple[Entry, ...]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points, each latitude and longitude; static/js/tools/distance.js does the same."""
    (lat0, lon0), (lat, lon) = (map(math.radians, point) for point in (one, other))
    half = math.sin((lat - lat0) / 2) ** 2 + math.cos(lat) * math.cos(lat0) * math.sin((lon - lon0) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def kilometres_from_namur(contact: Contact) -> int | None:
    if contact.lat is None or contact.lon is None:
        return None
    return round(kilometres(NAMUR, (contact.lat, contact.lon)))


def directory(guide: Guide) -> tuple[Group, ...]:
    """Return the groups in the order of need. Services for all Belgium come first: they are one call away.

    A contact that one can neither call, write to nor visit is left to the topics and to its own page.
    """
    groups = []
    for kind in KINDS:
        entries = [
            Entry(contact, kilometres_from_namur(contact))
            for contact in guide.contacts.values()
            if contact.kind == kind and contact.direct
        ]
        entries.sort(
            key=lambda entry: entry.kilometres if entry.kilometres is not None else _unplaced(entry.contact)
        )
        near = tuple(entry for entry in entries if (entry.kilometres or _unplaced(entry.contact)) <= NEAR_KM)
        far = tuple(entry for entry in entries if entry not in near)
        if entries:
            groups.append(Group(kind, near, far))
    return tuple(groups)


def _unplaced(contact: Contact) -> int:
    """Return where a service without a town stands in the order: national first, others last."""
    return 0 if contact.area in ("national", "Namur", "Province de Namur") else 1000
