"""Frames: messages with their whole meaning by the parse contract, from which the choice of mentions is learnt.

`lines/frames/` holds them, one JSON object a line, each file by another hand. They teach the classifier too.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nlu.intents import Intent

FRAMES = Path(__file__).parent / "lines" / "frames"


@dataclass(frozen=True)
class Frame:
    """One message as somebody said it at `at` (naive local time), and what is known of its meaning.

    `meaning` holds the fields of the parse contract; one that is left out is not known.
    """

    text: str
    at: datetime
    meaning: Mapping[str, Any]

    @property
    def intent(self) -> Intent | None:
        """What the message is for, where that is known."""
        return Intent(self.meaning["intent"]) if "intent" in self.meaning else None


def frames(folder: Path = FRAMES) -> Iterator[Frame]:
    """Every frame of the files in `folder`, in order of the files' names."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            meaning = json.loads(line)
            yield Frame(meaning["text"], datetime.fromisoformat(meaning["at"]), meaning)
