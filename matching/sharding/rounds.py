"""Rounds of cutting, planning and putting together: each cuts elsewhere, so that the next mends this one's seams."""

import math
import time
from collections.abc import Callable
from dataclasses import replace

from matching.construct.agreed import settle
from matching.construct.greedy import construct
from matching.engine.phases import PART_FOR_REASONS, begin, finished
from matching.incumbent.budget import Budget, Progress
from matching.incumbent.incumbent import Incumbent
from matching.instance.arrays import radians
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.model import Problem
from matching.model.plan import Plan
from matching.sharding.cells import Cell, cells
from matching.sharding.cluster import Cluster
from matching.sharding.pieces import merged, pieces

NEEDS_A_PIECE = 1000
"""At most: the engine plans so many well in a minute."""

OVERLAP_KM = 3.0
"""A cell knows of the needs so far beyond its borders; most people come no further."""

ROUNDS = ((0.0, 0.5), (math.pi / 4, 0.6), (math.pi / 8, 0.9))
"""By how much the cuts are turned, and the part of the time then left."""

SHORTEST_ROUND_SECONDS = 2.0
"""Seconds: a shorter round would be over before its pieces are laid out."""


def solve_in_pieces(
    problem: Problem,
    cluster: Cluster,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    needs_a_piece: int = NEEDS_A_PIECE,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    began: float | None = None,
) -> Plan:
    """What `solve` gives, found by the cluster's workers piece by piece; its bound is the plain one, known at once.

    `seconds` count from `began` (of the monotonic clock; None: from now), so that opening a cluster may count too.
    A worker that dies costs time: what stood before its piece was planned stands till another has planned it.
    """
    whole = Budget(seconds, should_stop, time.monotonic() if began is None else began)
    settled = settle(problem)
    budget = replace(whole, seconds=seconds * (1 - PART_FOR_REASONS))
    best = Incumbent(Instance.of(settled.problem), budget, on_progress)
    begin(best, settled.kept)
    for angle, part in ROUNDS:
        if not best.proved and (seconds := budget.left() * part) > SHORTEST_ROUND_SECONDS:
            plan_round(best, cluster, angle, seconds, seed, needs_a_piece)
    return finished(problem, settled, best, whole)


def plan_round(best: Incumbent, cluster: Cluster, angle: float, seconds: float, seed: int, needs_a_piece: int) -> None:
    """Cut, plan the pieces, take what each betters as it comes in, and fill what is open still."""
    most = min(needs_a_piece, math.ceil(len(best.instance.problem.needs) / cluster.slots))
    todo = list(pieces(best.instance, best.served, _cells(best, most, angle)))
    for piece, found in cluster.run(todo, seconds, seed, best.budget.left):
        best.offer(merged(best.served, piece, found))
    fill(best)


def fill(best: Incumbent) -> None:
    """Serve what is open still where somebody has room for it."""
    instance = best.instance
    done = {match.need for match in best.served}
    candidates = find_candidates(instance, [n for n, need in enumerate(instance.problem.needs) if need.id not in done])
    best.offer(construct(instance, candidates, best.served, over=lambda: not best.budget.left()).served.values())


def _cells(best: Incumbent, most: int, angle: float) -> list[Cell]:
    problem, instance = best.instance.problem, best.instance
    stocks = radians([resource.place for resource in problem.resources])
    guests = [instance.provider_points, stocks]
    return cells(instance.need_points, guests, most=most, overlap_km=OVERLAP_KM, angle=angle)
