"""Training lines as Rasa reads them: the files written for it, and what whole frames say of intents and categories."""

import shutil
from collections import defaultdict
from pathlib import Path

import yaml

from surroundings import LINES

_MARKUP = str.maketrans("[]{}", "()()")
"""Rasa takes square and curly brackets for marks of entities."""


def lay_out(folder: Path) -> None:
    """Fill an empty `folder` with all training lines."""
    for path in sorted((LINES / "training").glob("*.yml")):
        shutil.copy(path, folder)
    written = yaml.safe_dump({"version": "3.1", "nlu": _blocks()}, allow_unicode=True, sort_keys=False)
    (folder / "frames.yml").write_text(written, encoding="utf-8")


def _blocks() -> list[dict[str, object]]:
    """The lines of frames, those of one meaning together."""
    from nlu.model.training_lines import lines_of_frames

    groups: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for line in lines_of_frames():
        groups[line.intent.value, line.categories].append(" ".join(line.text.translate(_MARKUP).split()))
    return [
        {"intent": intent, "metadata": {"categories": list(categories)}, "examples": _listed(texts)}
        for (intent, categories), texts in groups.items()
    ]


def _listed(texts: list[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)
