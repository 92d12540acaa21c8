"""Ridge regression on tf-idf rows: features to one score per label. Fitted by scikit-learn, asked by numpy alone.

Fitting is rare (what is learnt is kept), asking is what every message waits for: only the former loads scikit-learn.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Row = dict[int, float]

RIDGE = 0.4
"""Weight of the penalty; measured on lines held back."""

_TOLERANCE = 1e-3
"""When conjugate gradients have come near enough: a tenth of it ranks the labels no better."""


@dataclass(frozen=True)
class Linear:
    """Scores near 1 for labels that apply and near 0 for the others. `weights` is (features, labels)."""

    labels: tuple[str, ...]
    weights: Floats
    rarity: Floats
    base: Floats

    def scores(self, row: Row) -> dict[str, float]:
        """The score of every label for one text's features."""
        at = np.fromiter(row, dtype=np.int64, count=len(row))
        values = np.fromiter(row.values(), dtype=np.float32, count=len(row)) * self.rarity[at]
        length = float(np.linalg.norm(values)) or 1.0
        found = values @ self.weights[at] / length + self.base
        return dict(zip(self.labels, map(float, found), strict=True))

    def save(self, path: Path) -> None:
        """Write to `path`, whole or not at all."""
        part = path.with_suffix(".part")
        with part.open("wb") as out:
            np.savez_compressed(
                out,
                labels=np.array(self.labels),
                weights=self.weights.astype(np.float16),
                rarity=self.rarity,
                base=self.base,
            )
        part.replace(path)


def load(path: Path) -> Linear:
    """Read what `save` wrote. Raises OSError or ValueError where it is not there or not whole."""
    with np.load(path, allow_pickle=False) as kept:
        labels = tuple(map(str, kept["labels"]))
        return Linear(labels, kept["weights"].astype(np.float32), kept["rarity"], kept["base"])


def kept(path: Path, learn: Callable[[], Linear]) -> Linear:
    """The model at `path`; where there is none, what is learnt now, kept there if it can be."""
    with suppress(OSError, ValueError, KeyError):
        return load(path)
    model = learn()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        model.save(path)
    return model


def fit(
    rows: Sequence[Row],
    truth: Sequence[frozenset[str]],
    width: int,
    *,
    ridge: float = RIDGE,
    weights: Sequence[float] | None = None,
    least_seen: int = 1,
) -> Linear:
    """The model that gives the labels of `truth` for `rows` of features below `width`. Deterministic.

    `weights` say how much each row counts, all the same where none are given. Features of fewer than `least_seen` rows
    count for nothing.
    """
    from sklearn.feature_extraction.text import TfidfTransformer  # a second and 100 MB that only who fits should pay
    from sklearn.linear_model import Ridge
    from sklearn.preprocessing import normalize

    labels = tuple(sorted(frozenset().union(*truth)))
    wanted = np.array([[label in found for label in labels] for found in truth], dtype=np.float32)
    base = np.average(wanted, axis=0, weights=weights).astype(np.float32)
    weighing = TfidfTransformer()
    told = _matrix(rows, width)
    rarity = weighing.fit(told).idf_ * (np.bincount(told.indices, minlength=width) >= least_seen)
    scaled = normalize(told @ sparse.diags(rarity))
    solver = Ridge(alpha=ridge, fit_intercept=False, solver="sparse_cg", tol=_TOLERANCE)
    solver.fit(scaled, wanted - base, sample_weight=weights)
    return Linear(labels, np.ascontiguousarray(solver.coef_.T), rarity, base)


def _matrix(rows: Sequence[Row], width: int) -> Any:
    starts = np.cumsum([0, *map(len, rows)])
    at = np.fromiter((i for row in rows for i in row), dtype=np.int32)
    values = np.fromiter((v for row in rows for v in row.values()), dtype=np.float32)
    return sparse.csr_matrix((values, at, starts), shape=(len(rows), width))
