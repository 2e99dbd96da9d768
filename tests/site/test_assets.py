import re

import pytest

from pwa.headers import content_security_policy, headers_for, style_hash
from pwa.project import Project
from pwa.site.assets import icon, style_sheet

PROJECT = Project.installed()


def sheets(tiny):
    folder = tiny.static / "css"
    return {
        (name, direction): style_sheet(PROJECT, direction, place)
        for name, place in (("pages", folder), ("tools", folder / "tools"))
        for direction in ("ltr", "rtl")
    }


def test_styles_have_no_logical_property_that_old_engines_do_not_know(tiny):
    """Chromium before 69 knows none of them, before 87 not all."""
    for which, css in sheets(tiny).items():
        assert css, which
        assert re.findall(r"[a-z-]*-(?:inline|block)(?:-start|-end|-size)?[a-z-]*:", css) == [], which
        assert re.findall(r"[{;](?:inset|inline-size|block-size)[a-z-]*:", css) == [], which


def luminance(colour):
    """Return the relative luminance of #rgb or #rrggbb, as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_stands_out_seven_to_one_from_every_ground_that_it_can_have(tiny, scheme):
    css = (tiny.static / "css" / "1-base.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", re.findall(r":root \{([^}]*)\}", css)[scheme]))
    grounds = ("ground", "card", "tint", "danger-tint", "unsure-tint")
    pairs = {(text, ground) for text in ("ink", "soft", "accent") for ground in grounds}
    pairs |= {("danger", "danger-tint"), ("unsure", "unsure-tint"), ("on-accent", "accent"), ("on-danger", "danger")}

    assert {pair: ratio for pair in pairs if (ratio := contrast(*(tokens[each] for each in pair))) < 7} == {}


def test_the_directions_mirror_each_other(tmp_path):
    (tmp_path / "a.css").write_text("p { padding-inline-start: 1rem; inset-inline-end: 0 }", encoding="utf-8")

    assert style_sheet(PROJECT, "ltr", tmp_path) == "p{padding-left:1rem;right:0}"
    assert style_sheet(PROJECT, "rtl", tmp_path) == "p{padding-right:1rem;left:0}"


def test_each_direction_has_a_sheet_of_its_own(tiny):
    found = sheets(tiny)

    assert found["pages", "ltr"] != found["pages", "rtl"]


def test_a_pictogram_is_silent_for_a_screen_reader():
    assert 'aria-hidden="true"' in icon("siren")


def test_nothing_inline_may_run_but_the_known_styles():
    policy = content_security_policy([style_hash("body{}")])

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_pages_are_asked_again_and_fingerprinted_files_never():
    assert headers_for("/fr/", "p")["Cache-Control"] == "no-cache"
    assert "immutable" in headers_for("/packs/fr.0123456789abcdef.json", "p")["Cache-Control"]
    assert headers_for("/packs/index.json", "p")["Cache-Control"] == "no-cache"
