"""Random numbers, in compiled loops."""

import numpy as np

from matching.annealing.compiled import inlined


@inlined
def below(limit: int) -> int:
    """A random number from 0 to limit - 1."""
    return int(np.random.random() * limit)
