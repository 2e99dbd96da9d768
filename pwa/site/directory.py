"""The directory as readers need it: by need, then by distance from the town of the region."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pwa.folding import fold
from pwa.guide.model import Contact, Guide
from pwa.guide.places import kilometres
from pwa.guide.region import Region
from pwa.guide.vocabulary import KINDS, Term
from pwa.translation.collation import sort_key


@dataclass(frozen=True)
class Group:
    kind: Term
    near: tuple[Contact, ...]
    far: tuple[Contact, ...]


def distance(contact: Contact, region: Region) -> int | None:
    """Return the kilometres between the towns, rounded as that deserves; nothing for a service without a place."""
    if contact.lat is None or contact.lon is None:
        return None
    return round(kilometres((contact.lat, contact.lon), (region.lat, region.lon)))


def directory(guide: Guide) -> tuple[Group, ...]:
    """Return the groups in the order of need. Services for the whole country come first: they are one call away.

    A contact that one can neither call, write to nor visit is left to the topics and to its own page.
    """
    groups = []
    for kind in KINDS.values():
        contacts = sorted(
            (each for each in guide.contacts.values() if each.kind == kind.value and each.direct),
            key=lambda contact: _place(contact, guide.region),
        )
        near = tuple(each for each in contacts if _place(each, guide.region) <= guide.region.near_km)
        if contacts:
            groups.append(Group(kind, near, tuple(contacts[len(near) :])))
    return tuple(groups)


def _place(contact: Contact, region: Region) -> float:
    """Return where a service stands in the order: without a town, those of the near areas first, others last."""
    found = distance(contact, region)
    if found is not None:
        return found
    return 0 if contact.area in region.near_areas else math.inf


def by_letter(contacts: tuple[Contact, ...]) -> dict[str, list[Contact]]:
    """Return the contacts in alphabetical order, under the first letter of their name."""
    groups: dict[str, list[Contact]] = {}
    for contact in sorted(contacts, key=lambda contact: sort_key(contact.name)):
        first = fold(contact.name).strip()[:1].upper()
        groups.setdefault(first if first.isalpha() else "0-9", []).append(contact)
    return groups
