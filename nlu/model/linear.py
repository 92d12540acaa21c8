"""A linear model by ridge regression: features to one score per label, quick to fit and quicker to ask."""

from collections.abc import Sequence
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

_STEPS = 30


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
            np.savez(
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


def fit(rows: Sequence[Row], truth: Sequence[frozenset[str]], width: int) -> Linear:
    """The model that gives the labels of `truth` for `rows` of features below `width`. Deterministic."""
    labels = tuple(sorted(frozenset().union(*truth)))
    wanted = np.array([[label in found for label in labels] for found in truth], dtype=np.float32)
    counts = _matrix(rows, width)
    rarity = (np.log((1 + len(rows)) / (1 + np.bincount(counts.indices, minlength=width))) + 1).astype(np.float32)
    base = wanted.mean(axis=0)
    return Linear(labels, _ridge(_scaled(counts, rarity), wanted - base), rarity, base)


def _matrix(rows: Sequence[Row], width: int) -> Any:
    starts = np.cumsum([0, *map(len, rows)])
    at = np.fromiter((i for row in rows for i in row), dtype=np.int32)
    values = np.fromiter((v for row in rows for v in row.values()), dtype=np.float32)
    return sparse.csr_matrix((values, at, starts), shape=(len(rows), width))


def _scaled(counts: Any, rarity: Floats) -> Any:
    """Rows weighted by how rare their features are, each of length one."""
    weighted = counts @ sparse.diags(rarity)
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(lengths, 1e-9)) @ weighted).astype(np.float32)


def _ridge(rows: Any, wanted: Floats) -> Floats:
    """Ridge regression of every label at once by conjugate gradients; thirty steps are enough for a ranking."""
    residue = rows.T @ wanted
    weights, direction, power = np.zeros_like(residue), residue.copy(), (residue**2).sum(axis=0)
    for _ in range(_STEPS):
        moved = rows.T @ (rows @ direction) + RIDGE * direction
        step = power / np.maximum((direction * moved).sum(axis=0), 1e-12)
        weights += direction * step
        residue -= moved * step
        power, before = (residue**2).sum(axis=0), power
        direction = residue + direction * (power / np.maximum(before, 1e-12))
    return np.asarray(weights, dtype=np.float32)
