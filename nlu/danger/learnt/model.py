"""The danger model: how far a text tells of an emergency, and of which kind. Linear, learnt in seconds and kept."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from nlu.danger.learnt import features, lines
from nlu.danger.learnt.features import WIDTH, features_of
from nlu.danger.learnt.lines import DangerLine, danger_lines
from nlu.grammar import script
from nlu.model import linear
from nlu.model.linear import Linear, fit, kept

_RULES = Path(__file__).parents[1]

RIDGE = 0.5
"""Weight of the penalty; measured by leaving out one hand after another."""


class Belief(NamedTuple):
    """What is believed of a text: `score` is near 1 for an emergency and near 0 for none; so is each kind's."""

    score: float
    kinds: Mapping[str, float]


class DangerModel:
    """Knows the present lines. Building it takes a moment, the first time some seconds."""

    def __init__(self, cache: Path) -> None:
        """`cache` is the folder for what was learnt; it need not be writable."""
        self._model = kept(cache / f"danger-{lines.fingerprint()}-{_way_of_learning()}.npz", learn)

    def belief(self, text: str) -> Belief:
        """What a normalised text tells of."""
        return belief(self._model, text)


def learn(learnt_from: Sequence[DangerLine] | None = None) -> Linear:
    """The model of these lines, of all where none are given."""
    all_lines = danger_lines() if learnt_from is None else learnt_from
    rows = [features_of(script.glance(script.normalise(line.text))) for line in all_lines]
    truth, weights = [line.labels() for line in all_lines], [line.weight for line in all_lines]
    return fit(rows, truth, WIDTH, ridge=RIDGE, weights=weights)


def belief(model: Linear, text: str) -> Belief:
    """What a `model` believes of a normalised text."""
    scores = model.scores(features_of(script.glance(text)))
    kinds = {label.removeprefix("kind:"): score for label, score in scores.items() if label.startswith("kind:")}
    return Belief(scores["emergency"], kinds)


def _way_of_learning() -> str:
    """A hash of the files that turn lines into a model: a change of any makes what was learnt before useless."""
    digest = hashlib.sha256()
    code = (Path(str(module.__file__)) for module in (features, lines, linear, script))
    for path in (*sorted(_RULES.glob("*.yaml")), *code, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
