"""The QR codes that the tools draw: module for module those of an independent library."""

import pytest
import segno

from pwa.contract import CONTRACT
from pwa.project import Project
from pwa.site.scripts import expose

PROJECT = Project.installed()
SOURCE = PROJECT.static / "js" / "tools" / "qr.js"

SHORT = "https://x.be/"
LINK = "https://passage.example/fr/words-and-figures-1/#what-follows"
LONG = "https://passage.example/ar/?p=" + "a-very-long-address-of-a-page-" * 3

# How many bytes each version takes at level L (ISO/IEC 18004).
MOST = {1: 17, 2: 32, 3: 53, 4: 78, 5: 106, 6: 134, 7: 154, 8: 192, 9: 230}

TEXTS = {
    "empty": "",
    "short": SHORT,
    "link": LINK,
    "long": LONG,
    "arabic": "مرحبا، هذا الدليل يعمل بلا إنترنت",
    "beyond-the-first-plane": "🛂 ok",
    **{f"version-{version}-full": "é~" + "w" * (most - 3) for version, most in MOST.items()},
    **{f"version-{version}-nearly-full": "w" * (most - 1) for version, most in MOST.items()},
    **{f"version-{version + 1}-just-begun": "w" * (most + 1) for version, most in MOST.items() if version < 9},
}


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    """Return a blank page with the functions of the module."""
    context = chromium(tmp_path_factory.mktemp("qr"), viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.add_script_tag(content=expose(PROJECT, SOURCE, CONTRACT))
    yield page
    context.close()


@pytest.fixture
def expected(monkeypatch):
    """Return a function that gives the modules of the library.

    Where the bits already end at the end of a byte, segno 1.6.6 adds a byte of zeros before the fillers, which
    ISO/IEC 18004 (7.4.10) doesn't: https://github.com/heuer/segno/issues/148. Here it adds none.
    """
    monkeypatch.setattr(
        "segno.encoder.write_padding_bits", lambda bits, version, length: bits.extend([0] * (-length % 8))
    )

    def modules(text):
        code = segno.make(text, error="l", mode="byte", mask=0, micro=False, boost_error=False, encoding="utf-8")
        return [[bool(module) for module in row] for row in code.matrix]

    return modules


def test_the_table_has_links_of_the_lengths_that_matter():
    assert [len(text) for text in (SHORT, LINK, LONG)] == [13, 60, 120]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_module_is_that_of_an_independent_library(page, expected, text):
    assert page.evaluate("text => qr(text)", text) == expected(text)


@pytest.mark.parametrize("version", MOST)
def test_the_smallest_version_that_fits_is_taken(page, version):
    assert page.evaluate("count => qr('x'.repeat(count)).length", MOST[version]) == 17 + 4 * version


def test_what_is_too_long_is_refused(page):
    told = "text => { try { qr(text); } catch (error) { return error.name; } }"
    assert page.evaluate(told, "x" * 231) == "RangeError"
    assert page.evaluate(told, "é" * 116) == "RangeError"


def test_the_picture_has_a_quiet_zone_a_name_and_the_same_modules(page, expected):
    drawn = page.evaluate(
        """text => {
            document.body.textContent = "";
            const svg = document.body.appendChild(qrSvg(text, "Code of <this> page"));
            const rect = svg.querySelector("rect"), path = svg.querySelector("path");
            const size = svg.viewBox.baseVal.width, rows = [];
            for (let y = 0; y < size; y++) {
                rows.push([]);
                for (let x = 0; x < size; x++) {
                    const point = svg.createSVGPoint();
                    point.x = x + .5;
                    point.y = y + .5;
                    rows[y].push(path.isPointInFill(point));
                }
            }
            const shown = [rect, path].map(each => getComputedStyle(each).fill), white = rect.getBBox();
            return { rows, shown, box: svg.getAttribute("viewBox"), white: [white.width, white.height] };
        }""",
        LINK,
    )
    rows = expected(LINK)
    size = len(rows) + 8
    quiet = [[False] * size] * 4
    assert drawn["rows"] == [*quiet, *([False] * 4 + row + [False] * 4 for row in rows), *quiet]
    assert drawn["box"] == f"0 0 {size} {size}"
    assert drawn["white"] == [size, size]
    assert drawn["shown"] == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert page.get_by_role("img", name="Code of <this> page").count() == 1
