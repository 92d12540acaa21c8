"""Training lines, in Rasa's YAML: what Rasa and the in-process reader both learn from, each line with its meaning."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.intents import Intent

TRAINING = Path(__file__).parent / "lines" / "training"
"""They live here and not with the Rasa project, because two readers learn from them and neither owns them."""


@dataclass(frozen=True)
class TrainingLine:
    """One line as somebody would say it, and what it means."""

    text: str
    intent: Intent
    categories: tuple[str, ...]


def training_lines(folder: Path = TRAINING) -> list[TrainingLine]:
    """Every line of the training files in `folder`, in order of the files' names."""
    return [line for path in sorted(folder.glob("*.yml")) for line in _of_file(path)]


def fingerprint(folder: Path = TRAINING) -> str:
    """A hash of the training files: the same only for the same lines."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _of_file(path: Path) -> Iterator[TrainingLine]:
    blocks = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)["nlu"]  # noqa: S506 - a safe loader, in C
    for block in blocks:
        if intent := block.get("intent"):
            categories = tuple((block.get("metadata") or {}).get("categories") or ())
            lines = (line.strip().removeprefix("- ") for line in block["examples"].splitlines())
            yield from (TrainingLine(line, Intent(intent), categories) for line in lines if line)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
