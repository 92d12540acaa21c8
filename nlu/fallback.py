"""The in-process interpreter: for when the trained server is down or slow. Keywords and a small linear model.

It learns from the server's own training lines, in seconds, and keeps what it has learnt in a cache.
"""

import hashlib
import math
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from platformdirs import user_cache_path

from nlu.features import WIDTH, Features
from nlu.frame import complete
from nlu.lessons import fingerprint, lessons
from nlu.linear import Linear, fit, load
from nlu.places import Gazetteer
from nlu.readings import Scored
from nlu.script import focus, normalise
from nlu.server.components.wording import WORDING
from nlu.understanding import Understanding

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
        return complete(text, at, _intents(scores), _categories(scores), self._gazetteer)

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
    code = (Path(__file__).with_name(name) for name in ("features.py", "linear.py", "script.py"))
    for path in (*sorted(WORDING.glob("*.yaml")), *code):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _learn(features: Features) -> Linear:
    known = lessons()
    rows = [features.of(focus(normalise(lesson.text))) for lesson in known]
    truth = [frozenset({_INTENT + lesson.intent, *(_CATEGORY + c for c in lesson.categories)}) for lesson in known]
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
