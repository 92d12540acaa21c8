"""Lines whose meaning is known, in the form of the parse contract: one JSON object a line in *.jsonl."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

HELD_OUT = Path(__file__).parents[3] / "nlu" / "model" / "lines" / "heldout"
"""Our own lines that nothing was learnt from."""


@dataclass(frozen=True)
class Gold:
    """One line: what was said, when, and what it means."""

    text: str
    at: datetime
    meaning: Mapping[str, Any]
    """The contract's fields; one that is absent is not scored."""


def read_gold(path: Path) -> list[Gold]:
    """The lines of a file, or of every *.jsonl in a folder in order of their names."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line)
    return [Gold(row["text"], datetime.fromisoformat(row["at"]), row) for row in rows]
