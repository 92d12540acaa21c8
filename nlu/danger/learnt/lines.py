"""Lines of danger: what people write when somebody is in danger, and what only sounds like it.

`lines/hand_*.jsonl` were each written by one hand that saw neither rules nor other lines; `cases.jsonl`,
`kinds_*.jsonl`, `named.jsonl` and `pairs.jsonl` tell what was once missed or heard wrongly, and what is like it;
`blind_a.jsonl` was measured once. `everyday.jsonl` and the training lines of all intents join them: what people ask
for every day is no danger.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlu.danger.detection import danger
from nlu.grammar.script import normalise
from nlu.intents import Intent
from nlu.model.training_lines import fingerprint as fingerprint_of_training
from nlu.model.training_lines import training_lines

LINES = Path(__file__).parents[1] / "lines"

EVERYDAY = 0.5
_OF_DANGER = 2.0
"""How much a line of everyday counts, and one that was written of danger or its look-alikes alone."""


@dataclass(frozen=True)
class DangerLine:
    """One line as somebody would write it, whether it is an emergency, and of which kind where that is known."""

    text: str
    emergency: bool
    kind: str | None = None
    weight: float = 1.0

    def labels(self) -> frozenset[str]:
        """What a model is to find in it."""
        kinds = {f"kind:{self.kind}"} if self.kind else set()
        return frozenset({"emergency", *kinds} if self.emergency else ())


def danger_lines() -> list[DangerLine]:
    """All lines that are learnt from, each once."""
    lines = [*(line for path in files() for line in lines_in(path)), *_everyday()]
    return list({normalise(line.text): line for line in reversed(lines)}.values())


def files(folder: Path = LINES) -> list[Path]:
    """The files of lines written of danger, in order of their names."""
    return sorted(folder.glob("*.jsonl"))


def lines_in(path: Path) -> list[DangerLine]:
    """The lines of one file; where a line does not tell its kind, the kind is the one found by rule, if any."""
    weight = EVERYDAY if path.stem == "everyday" else _OF_DANGER
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [_line(row["text"], row["emergency"], row.get("kind"), weight) for row in rows]


def fingerprint() -> str:
    """A hash of all lines that are learnt from: the same only for the same lines."""
    digest = hashlib.sha256(fingerprint_of_training().encode())
    for path in files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _everyday() -> Iterator[DangerLine]:
    for line in training_lines():
        yield _line(line.text, line.intent is Intent.EMERGENCY, None, EVERYDAY * line.weight)


def _line(text: str, emergency: bool, kind: str | None, weight: float) -> DangerLine:
    return DangerLine(text, emergency, kind or (danger(normalise(text)) if emergency else None), weight)
