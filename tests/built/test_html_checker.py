"""The Nu HTML checker finds nothing in any page of any language, its styles and pictograms included."""

import subprocess
import sys
from pathlib import Path

CHECKER = Path(sys.prefix) / "vnu" / "vnu.jar"
# Read from a file, a page has no host: the checker can't know that 'self' holds its script.
FROM_A_FILE = ".*blocked by .script-src. directive.*"


def test_the_html_checker_finds_nothing(built, tiny_built):
    """Both guides in one run: starting the checker takes longer than the tiny one."""
    result = subprocess.run(
        [
            *("java", "-Xss4m", "-jar", str(CHECKER), "--Werror", "--also-check-css", "--also-check-svg"),
            *("--filterpattern", FROM_A_FILE, "--format", "gnu", "--skip-non-html"),
            *(str(folder.resolve()) for folder in (built, tiny_built)),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert result.stderr.splitlines()[:20] == []
    assert result.returncode == 0
