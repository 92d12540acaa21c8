"""Fallback, the in-process interpreter: for when the trained server is down or slow. Keywords and a linear model.

It learns from the training lines that the server learns from, in seconds, and keeps what it has learnt in a cache.
"""

import hashlib
import math
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from platformdirs import user_cache_path

from nlu.assemble import assemble
from nlu.grammar import script
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import focus, normalise
from nlu.model import features, linear, wording
from nlu.model.features import WIDTH, Features
from nlu.model.linear import Linear, fit, load
from nlu.model.training_lines import fingerprint, training_lines
from nlu.model.wording import WORDING
from nlu.understanding import Scored, Understanding

_SHARPNESS = 10.0
_EVEN = 0.32
"""How scores become probabilities: measured on lines held back."""

_INTENT, _CATEGORY = "intent:", "category:"


class Fallback:
    """An Interpreter that needs no server. Building it takes a moment, the first time some seconds."""

    def __init__(self, gazetteer: Gazetteer, cache: Path | None = None) -> None:
        """`cache` is the folder for what was learnt, the user's cache by default; it need not be writable."""
        self._gazetteer = gazetteer
        self._features = Features()
        self._model = _learnt(self._features, cache or user_cache_path("liandong"))
        self._read(
            "元旦假期后头一个工作日", datetime(2029, 12, 1, 9)
        )  # loads every dictionary before the first message

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at` (naive local time of Asia/Shanghai). Never raises, takes some milliseconds."""
        return self._read(text, at)

    def categories(self, text: str) -> Scored:
        """What `text` may be about."""
        return _categories(self._scores(text))

    def _read(self, text: str, at: datetime) -> Understanding:
        scores = self._scores(text)
        return assemble(text, at, _intents(scores), _categories(scores), self._gazetteer)

    def _scores(self, text: str) -> Mapping[str, float]:
        return self._model.scores(self._features.of(focus(normalise(text))))


def _learnt(features: Features, cache: Path) -> Linear:
    """The model of the present training lines and keywords: from the cache, or learnt now and kept there."""
    path = cache / f"fallback-{fingerprint()}-{_way_of_learning()}.npz"
    with suppress(OSError, ValueError, KeyError):
        return load(path)
    model = _learn(features)
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        model.save(path)
    return model


def _way_of_learning() -> str:
    """A hash of the files that turn lines into a model: a change of any makes what was learnt before useless."""
    digest = hashlib.sha256()
    code = (Path(str(module.__file__)) for module in (features, linear, wording, script))
    for path in (*sorted(WORDING.glob("*.yaml")), *code):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _learn(features: Features) -> Linear:
    known = training_lines()
    rows = [features.of(focus(normalise(line.text))) for line in known]
    truth = [frozenset({_INTENT + line.intent, *(_CATEGORY + c for c in line.categories)}) for line in known]
    return fit(rows, truth, WIDTH)


def _intents(scores: Mapping[str, float]) -> Scored:
    """The intents with their probabilities, a softmax of the scores."""
    weights = {label: math.exp(_SHARPNESS * score) for label, score in scores.items() if label.startswith(_INTENT)}
    total = sum(weights.values())
    return [(label.removeprefix(_INTENT), weight / total) for label, weight in weights.items()]


def _categories(scores: Mapping[str, float]) -> Scored:
    """The categories, each with its own probability."""
    return [
        (label.removeprefix(_CATEGORY), 1 / (1 + math.exp(-_SHARPNESS * (score - _EVEN))))
        for label, score in scores.items()
        if label.startswith(_CATEGORY)
    ]
