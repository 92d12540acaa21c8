"""Logistic regression on hashed features: how probable it is that a mention is the one meant.

Fitted by scikit-learn, asked by numpy alone: fitting is rare, asking is what every message waits for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from nlu.mentions.context import WIDTH

Row = dict[int, float]

_STEPS = 300
_SIDES = 2
_SURE = 4.0
"""What is believed, as log odds, where all lessons say the same."""


@dataclass(frozen=True)
class Binary:
    """`weights` is (WIDTH,), `base` what is believed without any feature."""

    weights: NDArray[np.float32]
    base: float

    def probability(self, row: Row) -> float:
        """Between 0 and 1, for the features of one mention."""
        score = self.base + sum(float(self.weights[at]) * value for at, value in row.items())
        return 1 / (1 + math.exp(-score))


def fit(rows: Sequence[Row], truth: Sequence[bool], looseness: float) -> Binary:
    """The model of mentions with their verdicts; `looseness` is the inverse weight of the penalty. Deterministic."""
    if len(set(truth)) < _SIDES:
        return Binary(np.zeros(WIDTH, dtype=np.float32), _SURE if any(truth) else -_SURE)
    from sklearn.linear_model import LogisticRegression  # a second and 100 MB that only who fits should pay

    learnt = LogisticRegression(C=looseness, max_iter=_STEPS, solver="liblinear", random_state=0)
    learnt.fit(_matrix(rows), np.array(truth))
    return Binary(learnt.coef_[0].astype(np.float32), float(learnt.intercept_[0]))


def _matrix(rows: Sequence[Row]) -> sparse.csr_matrix:
    starts = np.cumsum([0, *map(len, rows)])
    at = np.fromiter((i for row in rows for i in row), dtype=np.int32)
    values = np.fromiter((v for row in rows for v in row.values()), dtype=np.float32)
    return sparse.csr_matrix((values, at, starts), shape=(len(rows), WIDTH))
