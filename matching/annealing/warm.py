"""The compiled loops made before they are needed: the first time ever that takes longer than many a plan."""

from matching.annealing.annealing import Ruin
from matching.annealing.compiled import FOLDER, KEPT
from matching.annealing.ground import Ground
from matching.columns.network import make_network
from matching.incumbent.incumbent import Budget, Incumbent
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem

MARK = FOLDER / "complete"
"""Stands beside the loops when all are there."""

TINY = {
    "start": "2026-01-01T00:00:00+08:00", "days": 1, "travel": {"kmh": 15, "detour": 1, "fixed": 0},
    "weights": {"served": 1},
    "needs": [{"id": "n", "priority": 1, "place": [114, 27], "minutes": 1, "windows": [[0, 9]],
               "roles": [{"id": "company", "kinds": ["volunteer"]}]}],
    "providers": [{"id": "p", "kind": "volunteer", "place": [114, 27], "skills": [], "windows": [[0, 9]]}],
}  # fmt: skip
"""The least that every loop has something to do in."""


def is_warm() -> bool:
    """Whether nothing is to be compiled, or nothing compiled could be kept."""
    return MARK.exists() or not KEPT


def warm() -> None:
    """Compile what is not kept yet: half a minute on a slow machine, once."""
    instance = Instance.of(read_problem(TINY))
    network = make_network(instance, find_candidates(instance))
    Ruin(Incumbent(instance, Budget(0.0)), network, Ground.of(instance, network), seed=0)
    if KEPT:
        MARK.touch()
