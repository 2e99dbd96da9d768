"""What every test of a phone waits for and looks at."""

import time

from axe_playwright_python.sync_playwright import Axe

READY = "html[data-offline=ready]"
TOOLS = "html[data-tools=ready]"

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What another colour scheme can break: the rest is the same page."""


def axe(page, options=OPTIONS):
    """Return what the checks of accessibility find, as sentences."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def until(page, promise, arg=None, seconds=30):
    """Wait until what `promise` gives is true. (`wait_for_function` takes the promise itself for true.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(promise, arg):
        assert time.monotonic() < end, f"never true: {promise}"
        page.wait_for_timeout(50)


def until_ready(page):
    page.wait_for_selector(READY, state="attached")


def until_tools(page):
    page.wait_for_selector(TOOLS, state="attached")


def saved(page, tag):
    """Return the pointer of a language on the phone, or None."""
    return page.evaluate(
        """tag => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'})
            .then(found => found ? found.json() : null)""",
        tag,
    )


def until_saved(page, tag, digest=""):
    """Wait until a language is on the phone: that very pack, if `digest` names one."""
    until(
        page,
        """([tag, digest]) => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'})
            .then(found => found && found.json()).then(record => !!record && (!digest || record.sha256 === digest))""",
        [tag, digest],
    )


def packs(page, tag):
    """Return the names of the caches that hold a language."""
    return [name for name in page.evaluate("() => caches.keys()") if name.startswith(f"passage-pack-{tag}-")]
