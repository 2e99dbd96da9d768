import re

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
