"""Spatial decomposition: a land cut into cells of about as many needs, at the median of the longer side (k-d tree).

Cells laid at another angle have their borders elsewhere: what lay on a seam of one lies inside a cell of the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.instance.arrays import Bools, Floats, Ints
from matching.model.geometry import EARTH_KM


@dataclass(frozen=True)
class Cell:
    """The needs (`own`) and the guests, by kind, that lie in it, and the needs `around` it, just beyond its borders."""

    own: Ints
    around: Ints
    guests: list[Ints]


def cells(needs: Floats, guests: Sequence[Floats], *, most: int, overlap_km: float, angle: float) -> list[Cell]:
    """Cells of at most so many needs (more only where all lie at one place); every need and guest is in just one.

    Places are `radians` arrays of shape (n, 2). `angle`: by how much (radians) the cuts are turned; needs up to
    `overlap_km` beyond a cut are `around` the cell.
    """
    spots = [_turned(needs, places, angle) for places in (needs, *guests)]
    everyone = [np.arange(len(own)) for own in spots]
    return list(_cut(spots, everyone, np.zeros(0, dtype=np.int64), most, overlap_km / EARTH_KM))


def _turned(needs: Floats, places: Floats, angle: float) -> Floats:
    """On a plane on which a radian is as long to all sides, near the needs, and turned."""
    middle = float(needs[:, 1].mean()) if len(needs) else 0.0
    x, y = places[:, 0] * np.cos(middle), places[:, 1]
    return np.column_stack((x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)))


def _cut(spots: list[Floats], inside: list[Ints], around: Ints, most: int, overlap: float) -> Iterator[Cell]:
    """`inside`: the needs, then the guests of each kind, that are left to share out."""
    own = spots[0][inside[0]]
    axis = int(np.argmax(np.ptp(own, axis=0))) if len(own) > most else 0
    at = _middle(own[:, axis])
    if len(own) <= most or np.isinf(at):
        yield Cell(inside[0], around, inside[1:])
        return
    low = [spot[members, axis] <= at for spot, members in zip(spots, inside, strict=True)]
    edge = spots[0][:, axis]
    for side in (low, [~x for x in low]):
        kept = [members[x] for members, x in zip(inside, side, strict=True)]
        beyond = np.concatenate((around, inside[0][~side[0]]))
        near: Bools = edge[beyond] <= at + overlap if side is low else edge[beyond] > at - overlap
        yield from _cut(spots, kept, beyond[near], most, overlap)


def _middle(line: Floats) -> float:
    """Where to cut so that something lies on either side; minus infinity where all is one."""
    below = line[line < line.max(initial=-np.inf)]
    return float(min(np.median(line), below.max())) if len(below) else -np.inf
