"""docs/weblate.json has one component for each catalogue. That Weblate takes it was tried on a real server."""

import json
import re
from pathlib import Path

from pwa.text import DOMAINS

ROOT = Path(__file__).parents[2]
COMPONENTS = json.loads((ROOT / "docs/weblate.json").read_text("utf-8"))


def test_every_catalogue_is_a_component():
    assert [component["slug"] for component in COMPONENTS] == list(DOMAINS)
    for component in COMPONENTS:
        found = {path.parts[-3] for path in ROOT.glob(component["filemask"])}
        assert found == {path.parts[-3] for path in ROOT.glob("translations/*/LC_MESSAGES/*.po")}


def test_weblate_saves_as_the_update_does():
    """65535 is Weblate's word for: break a line only where the text does."""
    for component in COMPONENTS:
        assert component["source_language"] == "fr"
        assert component["file_format_params"] == {"po_line_wrap": 65535, "po_keep_previous": True}


def test_a_text_without_its_placeholders_is_not_accepted():
    for component in COMPONENTS:
        assert "placeholders" in component["enforced_checks"]
        pattern = re.search(r'placeholders:r"(.*)"', component["check_flags"]).group(1)
        assert re.findall(pattern, "{fact:a} and {phone:b:2}, not {") == ["{fact:a}", "{phone:b:2}"]
