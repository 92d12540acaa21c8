"""Choosers: what was learnt of mentions, asked message by message. Learnt in seconds and kept in a cache."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.times.pipeline.denials import excludes, is_retracted
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.rules import is_season
from nlu.intents import COUNTED, Intent
from nlu.mentions import lessons, quantities, times
from nlu.mentions.binary import Binary, fit
from nlu.mentions.lessons import Lesson
from nlu.model.frames import FRAMES, Frame, frames
from nlu.understanding import Quantity

_LIKELY = 0.5
_SEASONAL = 0.15
"""Beside what repeats, a day that says since or until when counts with less."""

_LOOSENESS = {"times": 0.5, "quantities": 5.0}
"""How freely each is fitted; measured by leaving out one hand after another."""


class Choosers:
    """Chooses, of the mentions in a message, those that are meant."""

    def __init__(self, gazetteer: Gazetteer, cache: Path, folder: Path = FRAMES) -> None:
        """Learns from the frames in `folder`, or loads what was learnt of the same; `cache` need not be writable."""
        learnt = _learnt(gazetteer, cache, folder)
        self._times, self._quantities = learnt["times"], learnt["quantities"]

    def phrases(self, found: Sequence[Phrase], text: str, intent: Intent) -> list[Phrase]:
        """Of all phrases of time `found` in a text the ones meant, in order."""
        repeats = any(phrase.every for phrase in found)
        return [
            phrase
            for rank, phrase in enumerate(found)
            if not excludes(phrase, text)
            and not (phrase is not found[-1] and is_retracted(phrase, text))
            and self._counts(found, rank, text, intent, repeats=repeats)
        ]

    def quantity(self, text: str, intent: Intent, categories: Collection[str]) -> Quantity | None:
        """Of all amounts in a text the one asked for or given; None where none is."""
        if intent not in COUNTED:
            return None
        found = quantities.amounts(text)
        rated = [
            (self._quantities.probability(quantities.features(text, found, rank, intent, categories)), -rank)
            for rank in range(len(found))
        ]
        likeliest, rank = max(rated, default=(0.0, 0))
        return found[-rank].quantity if likeliest >= _LIKELY else None

    def _counts(self, found: Sequence[Phrase], rank: int, text: str, intent: Intent, *, repeats: bool) -> bool:
        probability = self._times.probability(times.features(text, found, rank, intent))
        seasonal = repeats and is_season(found[rank]) and not found[rank].every
        return probability >= (_SEASONAL if seasonal else _LIKELY)


def _learnt(gazetteer: Gazetteer, cache: Path, folder: Path) -> dict[str, Binary]:
    path = cache / f"mentions-{_fingerprint(folder)}.npz"
    with suppress(OSError, ValueError, KeyError):
        return _load(path)
    learnt = _learn(gazetteer, folder)
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        _save(learnt, path)
    return learnt


def _learn(gazetteer: Gazetteer, folder: Path) -> dict[str, Binary]:
    told = [(frame, lessons.readable(frame.text, gazetteer)) for frame in frames(folder)]
    kinds = {"times": lessons.of_times, "quantities": lessons.of_quantities}
    return {name: _fitted(told, of, _LOOSENESS[name]) for name, of in kinds.items()}


def _fitted(
    told: Sequence[tuple[Frame, str]], of: Callable[[Frame, str], Iterator[Lesson]], looseness: float
) -> Binary:
    rows, truth = zip(*(lesson for frame, text in told for lesson in of(frame, text)), strict=True)
    return fit(rows, truth, looseness)


def _fingerprint(folder: Path) -> str:
    """A hash of the frames and of all code that turns them into lessons: a change of any makes them anew."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in (
        *sorted(folder.glob("*.jsonl")),
        *sorted(root.glob("mentions/*.py")),
        *sorted(root.glob("grammar/**/*.py")),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _save(learnt: dict[str, Binary], path: Path) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as out:
        np.savez(out, times=_row(learnt["times"]), quantities=_row(learnt["quantities"]))
    part.replace(path)


def _row(learnt: Binary) -> NDArray[np.float32]:
    return np.append(learnt.weights, np.float32(learnt.base))


def _load(path: Path) -> dict[str, Binary]:
    with np.load(path, allow_pickle=False) as kept:
        return {name: Binary(kept[name][:-1].astype(np.float32), float(kept[name][-1])) for name in _LOOSENESS}
