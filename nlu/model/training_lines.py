"""Training lines, in Rasa's YAML: what Rasa and the in-process reader both learn from, each line with its meaning."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.intents import Intent
from nlu.model.frames import FRAMES, frames

TRAINING = Path(__file__).parent / "lines" / "training"
"""They live here and not with the Rasa project, because two readers learn from them and neither owns them."""

_OF_A_FRAME = 2.0
"""Whole frames are by strangers, who write less alike: what they tell holds for others more often."""


@dataclass(frozen=True)
class TrainingLine:
    """One line as somebody would say it, and what it means."""

    text: str
    intent: Intent
    categories: tuple[str, ...]
    weight: float = 1.0
    """how much the in-process reader learns from it"""


def training_lines(folder: Path = FRAMES) -> list[TrainingLine]:
    """All that is learnt from: the lines written for it, and what the whole frames of `folder` say of them."""
    return [*written_lines(), *lines_of_frames(folder)]


def written_lines(folder: Path = TRAINING) -> list[TrainingLine]:
    """Every line of the training files in `folder`, in order of the files' names."""
    return [line for path in sorted(folder.glob("*.yml")) for line in _of_file(path)]


def fingerprint(*folders: Path) -> str:
    """A hash of the files of `folders`: the same only for the same lines."""
    digest = hashlib.sha256()
    for path in (path for folder in folders or (TRAINING, FRAMES) for path in sorted(folder.iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def lines_of_frames(folder: Path = FRAMES) -> Iterator[TrainingLine]:
    """What whole frames say of intents and categories, where they say both."""
    for frame in frames(folder):
        if frame.intent is not None and "categories" in frame.meaning:
            topical = () if frame.intent is Intent.EMERGENCY else tuple(frame.meaning["categories"])
            yield TrainingLine(frame.text, frame.intent, topical, _OF_A_FRAME)


def _of_file(path: Path) -> Iterator[TrainingLine]:
    blocks = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)["nlu"]  # noqa: S506 - a safe loader, in C
    for block in blocks:
        if intent := block.get("intent"):
            categories = tuple((block.get("metadata") or {}).get("categories") or ())
            lines = (line.strip().removeprefix("- ") for line in block["examples"].splitlines())
            yield from (TrainingLine(line, Intent(intent), categories) for line in lines if line)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
