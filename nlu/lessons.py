"""The training lines that the trained interpreter and the fallback both learn from."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

LESSONS = Path(__file__).parent / "server" / "training"


@dataclass(frozen=True)
class Lesson:
    """One line as somebody would say it, and what it means."""

    text: str
    intent: str
    categories: tuple[str, ...]


def lessons(folder: Path = LESSONS) -> list[Lesson]:
    """Every line of the training files in `folder`, in order of the files' names."""
    return [lesson for path in sorted(folder.glob("*.yml")) for lesson in _of_file(path)]


def fingerprint(folder: Path = LESSONS) -> str:
    """A hash of the training files: the same only for the same lines."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _of_file(path: Path) -> Iterator[Lesson]:
    blocks = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)["nlu"]  # noqa: S506 - a safe loader, in C
    for block in blocks:
        if intent := block.get("intent"):
            categories = tuple((block.get("metadata") or {}).get("categories") or ())
            lines = (line.strip().removeprefix("- ") for line in block["examples"].splitlines())
            yield from (Lesson(line, intent, categories) for line in lines if line)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
