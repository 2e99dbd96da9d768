"""What browsers and people who found a hole ask every site for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pwa import places
from pwa.guide.model import Guide
from pwa.site.document import Document

FAVICON = "/favicon.ico"
SECURITY = "/.well-known/security.txt"
_CONTACT = "cai-namur"
_VALID = datetime.timedelta(days=365)


def well_known(guide: Guide) -> Iterator[Document]:
    """Yield the icon that browsers ask for unasked, and whom to tell about a hole (RFC 9116).

    The day on which the latter ends is a year after somebody confirmed anything in the guide: no clock is asked.
    """
    yield Document(FAVICON, (places.STATIC / "icons" / "192.png").read_bytes())
    contact = guide.contacts.get(_CONTACT)
    if contact and contact.emails:
        ends = guide.confirmed + _VALID
        lines = (
            f"Contact: mailto:{contact.emails[0]}",
            f"Expires: {ends.isoformat()}T00:00:00Z",
            "Preferred-Languages: fr, en",
        )
        yield Document(SECURITY, "".join(f"{line}\n" for line in lines).encode())
