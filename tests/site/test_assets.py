from pwa.headers import content_security_policy, headers_for, style_hash
from pwa.site.assets import icon, style_sheet


def test_styles_have_no_logical_property_that_old_engines_do_not_know():
    for direction in ("ltr", "rtl"):
        assert "-inline-" not in style_sheet(direction)


def test_the_directions_mirror_each_other():
    assert "padding-left:1.4rem" in style_sheet("ltr")
    assert "padding-right:1.4rem" in style_sheet("rtl")


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
