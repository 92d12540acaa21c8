"""How the time to a small gap grows with the number of needs, at equal density."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tests.benchmarks.matching.generator import generate, of_density
from tests.benchmarks.matching.sizes.child import Run, watch
from tests.benchmarks.matching.sizes.kinds import written

SIZES = (1000, 2000, 4000, 8000)
GAP = 0.02


def grown(sizes: list[int], seconds: float, seed: int) -> Iterator[tuple[int, Run]]:
    """A city of each size, solved till the gap is small, or for so many seconds at most."""
    with TemporaryDirectory() as folder:
        for size in sizes:
            path = written(Path(folder), f"needs{size}", generate(of_density(size), seed))
            yield size, watch(f"{size} needs", path, Path(folder) / "plan.json", seconds, lambda t: t.gap <= GAP)


def exponent(points: list[tuple[int, float]]) -> float | None:
    """The k of time ~ needs^k that fits best (least squares of logarithms); None for fewer than two points."""
    if len(points) < 2:
        return None
    sizes, times = np.log(np.array(points, dtype=float)).T
    return float(np.polyfit(sizes, times, 1)[0])
