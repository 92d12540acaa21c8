"""Choosers: what was learnt of mentions, asked message by message. Learnt in seconds and kept in a cache."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.grammar.people import people as said_by_rule
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.rules import is_season
from nlu.grammar.times.read import Times, choosable
from nlu.intents import COUNTED, NEEDS, Intent
from nlu.mentions import lessons, people, pressing, quantities, times
from nlu.mentions.binary import Binary, fit
from nlu.mentions.lessons import Lesson
from nlu.model.frames import FRAMES, Frame, frames
from nlu.understanding import Quantity

_LIKELY = 0.5
_SEASONAL = 0.15
"""Beside what repeats, a day that says since or until when counts with less."""

_SURE = 0.8
"""What counts against a rule that finds nothing; measured by leaving out one hand after another."""

_THINGS = frozenset({"goods", "funds", "venue"})

_LOOSENESS = {"times": 0.5, "quantities": 5.0, "heads": 1.0, "urgency": 1.0}
"""How freely each is fitted; measured by leaving out one hand after another."""


class Choosers:
    """Chooses, of the mentions in a message, those that are meant."""

    def __init__(self, gazetteer: Gazetteer, cache: Path, folder: Path = FRAMES) -> None:
        """Learns from the frames in `folder`, or loads what was learnt of the same; `cache` need not be writable."""
        learnt = _learnt(gazetteer, cache, folder)
        self._times, self._quantities = learnt["times"], learnt["quantities"]
        self._heads, self._urgency = learnt["heads"], learnt["urgency"]

    def phrases(self, found: Sequence[Phrase], text: str, intent: Intent) -> list[Phrase]:
        """Of all phrases of time `found` in a text the ones meant, in order."""
        repeats = any(phrase.every for phrase in found)
        possible = choosable(found, text)
        return [
            phrase
            for rank, phrase in enumerate(found)
            if phrase in possible and self._counts(found, rank, text, intent, repeats=repeats)
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

    def people(self, text: str, intent: Intent, categories: Collection[str]) -> int | None:
        """How many helpers are asked for, offered or sent; None where no number is said.

        Where the rules find none, a number that the model is sure of. Who asks for things or a room alone tells of
        those who will use them.
        """
        if intent not in people.WITH_HEADS or (intent in NEEDS and categories and _THINGS.issuperset(categories)):
            return None
        if by_rule := said_by_rule(text, intent):
            return by_rule
        found = people.heads(text)
        rated = [
            (self._heads.probability(people.features(text, found, rank, intent)), -rank) for rank in range(len(found))
        ]
        likeliest, rank = max(rated, default=(0.0, 0))
        return found[-rank].people if likeliest >= _SURE else None

    def is_pressing(self, text: str, intent: Intent, times: Times) -> bool:
        """Whether a need of these times presses; nothing else does."""
        return intent in NEEDS and self._urgency.probability(pressing.features(text, times)) >= _LIKELY

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
    kinds = {
        "times": lessons.of_times,
        "quantities": lessons.of_quantities,
        "heads": lessons.of_heads,
        "urgency": lessons.of_urgency,
    }
    return {name: _fitted(told, of, _LOOSENESS[name]) for name, of in kinds.items()}


def _fitted(
    told: Sequence[tuple[Frame, str]], of: Callable[[Frame, str], Iterator[Lesson]], looseness: float
) -> Binary:
    lessons_told = [lesson for frame, text in told for lesson in of(frame, text)]
    return fit([row for row, _ in lessons_told], [is_meant for _, is_meant in lessons_told], looseness)


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
        np.savez(out, allow_pickle=False, **{name: _row(model) for name, model in learnt.items()})
    part.replace(path)


def _row(learnt: Binary) -> NDArray[np.float32]:
    return np.append(learnt.weights, np.float32(learnt.base))


def _load(path: Path) -> dict[str, Binary]:
    with np.load(path, allow_pickle=False) as kept:
        return {name: Binary(kept[name][:-1].astype(np.float32), float(kept[name][-1])) for name in _LOOSENESS}
