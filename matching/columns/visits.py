"""How many visits each provider can make at most: as many as its shifts have minutes for, the shortest first."""

import numpy as np

from matching.geometry import Ints
from matching.layout.candidates import Candidates
from matching.layout.instance import Instance


def most_visits(instance: Instance, candidates: Candidates) -> Ints:
    """By provider; ways, windows and who else could come are left out, which only raises it."""
    shift, minutes = _visits(instance, candidates)
    crew = np.array([p.crew for p in instance.problem.providers], dtype=np.int64)[instance.shift_provider]
    room = (instance.shift_end - instance.shift_start) * crew
    filled = np.concatenate(([0], np.cumsum(minutes)))
    within = filled[1:] - filled[np.searchsorted(shift, shift)] <= room[shift]
    made = np.bincount(instance.shift_provider[shift[within]], minlength=len(instance.visits_cap))
    return np.minimum(made, instance.visits_cap)


def _visits(instance: Instance, candidates: Candidates) -> tuple[Ints, Ints]:
    """Shift and minutes of every visit there could be, whatever its window; in each shift the shortest first."""
    c = candidates
    shift, need, role = np.unique(np.stack((c.shift, c.need, c.role)), axis=1)
    minutes = instance.stays[need, role]
    order = np.lexsort((minutes, shift))
    return shift[order], minutes[order]
