"""Text classifier, multi-label: the intents and categories of a text with probabilities, by the linear model.

It learns from the training lines in seconds and keeps what it has learnt in a cache.
"""

import hashlib
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from nlu.grammar import script
from nlu.model import features, linear
from nlu.model.features import LEAST_SEEN, WIDTH, features_of
from nlu.model.frames import FRAMES
from nlu.model.linear import Linear, fit, kept
from nlu.model.training_lines import TRAINING, fingerprint, training_lines
from nlu.understanding import Scored

_SHARPNESS = 10.0
_EVEN = 0.32
"""How scores become probabilities: measured on lines held back."""

_INTENT, _CATEGORY = "intent:", "category:"


class Beliefs(NamedTuple):
    """What is believed of a text: intents whose probabilities sum to one, and categories, each by itself."""

    intents: Scored
    categories: Scored


class Classifier:
    """Knows the present training lines. Building it takes a moment, the first time some seconds."""

    def __init__(self, cache: Path, folder: Path = FRAMES) -> None:
        """`cache` is the folder for what was learnt, it need not be writable; whole frames are learnt from `folder`."""
        self._model = _learnt(cache, folder)

    def beliefs(self, text: str) -> Beliefs:
        """What a raw `text` may be for and about."""
        scores = self._model.scores(features_of(_read(text)))
        return Beliefs(_intents(scores), _categories(scores))


def _read(text: str) -> str:
    return script.glance(script.normalise(text))


def _learnt(cache: Path, folder: Path) -> Linear:
    """The model of the present training lines: from the cache, or learnt now and kept there."""
    name = f"fallback-{fingerprint(TRAINING, folder)}-{_way_of_learning()}.npz"
    return kept(cache / name, lambda: _learn(folder))


def _way_of_learning() -> str:
    """A hash of the files that turn lines into a model: a change of any makes what was learnt before useless."""
    digest = hashlib.sha256()
    for path in (Path(str(module.__file__)) for module in (features, linear, script, sys.modules[__name__])):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _learn(folder: Path) -> Linear:
    lines = training_lines(folder)
    rows = [features_of(_read(line.text)) for line in lines]
    truth = [frozenset({_INTENT + line.intent, *(_CATEGORY + code for code in line.categories)}) for line in lines]
    return fit(rows, truth, WIDTH, weights=[line.weight for line in lines], least_seen=LEAST_SEEN)


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
