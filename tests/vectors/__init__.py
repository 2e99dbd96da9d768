"""What the build and the phone must agree on, as cases that both are tested with."""

import json
from pathlib import Path
from typing import Any


def vectors(name: str) -> Any:
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
