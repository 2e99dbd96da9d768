"""What browsers, searching machines and people who found a hole ask every site for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pwa import urls
from pwa.site.document import Document
from pwa.site.plan import Site

_VALID = datetime.timedelta(days=365)


def well_known(site: Site) -> Iterator[Document]:
    """Yield the icon that browsers ask for unasked, what may be indexed, and whom to tell about a hole (RFC 9116).

    The day on which the latter ends is a year after somebody confirmed anything in the guide: no clock is asked.
    """
    yield Document(urls.FAVICON, site.assets.icons["192.png"])
    yield Document(urls.ROBOTS, b"User-agent: *\nAllow: /\n")
    ends = site.guide.confirmed + _VALID
    lines = (
        f"Contact: mailto:{site.guide.centre.emails[0]}",
        f"Expires: {ends.isoformat()}T00:00:00Z",
        "Preferred-Languages: fr, en",
    )
    yield Document(urls.SECURITY, "".join(f"{line}\n" for line in lines).encode())
