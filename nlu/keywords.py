"""What a message is about by its words alone: scores of intents and categories from keywords.yaml."""

import re
from collections.abc import Mapping
from importlib.resources import files

import yaml

CERTAIN = 4
"""The score from which one cue alone is enough to name a category."""


class Keywords:
    """The expressions of keywords.yaml, compiled once."""

    def __init__(self) -> None:
        table = yaml.safe_load((files("nlu") / "keywords.yaml").read_text(encoding="utf-8"))
        self._intents = _compiled(table["intents"])
        self._categories = _compiled(table["categories"])

    def intents(self, text: str) -> dict[str, float]:
        """Score of every intent that the text has a cue for."""
        return {
            code: sum(w for w, p in cues if p.search(text)) for code, cues in self._intents.items() if _any(cues, text)
        }

    def categories(self, text: str) -> dict[str, tuple[float, int]]:
        """(score, position of the first cue) of every category that the text has a cue for."""
        found: dict[str, tuple[float, int]] = {}
        for code, cues in self._categories.items():
            hits = [(weight, match.start()) for weight, pattern in cues if (match := pattern.search(text))]
            if hits:
                found[code] = sum(w for w, _ in hits), min(at for _, at in hits)
        return found


_Cues = list[tuple[float, re.Pattern[str]]]


def _compiled(table: Mapping[str, Mapping[int, str]]) -> dict[str, _Cues]:
    """One expression per code and weight; the heaviest first."""
    return {
        code: [
            (float(w), re.compile("|".join(f"(?:{line})" for line in lines.splitlines())))
            for w, lines in weights.items()
        ]
        for code, weights in table.items()
    }


def _any(cues: _Cues, text: str) -> bool:
    return any(pattern.search(text) for _, pattern in cues)
