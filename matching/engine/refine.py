"""Improvement: a plan made better, in the way that suits its size.

A small problem is given to CP-SAT whole. Of a larger one, tours of people are annealed and neighbourhoods of the best
plan are planned anew, again and again; beside it the linear program over tours proves a bound, and makes the tours from
which CP-SAT chooses another plan.
"""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from matching.annealing.warm_up import compile_beside, prepared
from matching.columns.column_generation import ColumnGeneration
from matching.columns.network import make_network
from matching.columns.rows import make_master
from matching.construct.schedule import Schedule
from matching.cpsat.assemble import paths_of
from matching.cpsat.hints import hint_plan
from matching.cpsat.objective import PREFERENCES
from matching.cpsat.rules import RULES
from matching.cpsat.running import found, read, run
from matching.cpsat.variables import make_variables
from matching.engine.bounding import Bounding
from matching.engine.portfolio import Portfolio
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import Candidates

SMALL_CANDIDATES = 400
"""So many candidates are given to CP-SAT whole."""

WIDE_CANDIDATES = 60
"""With more candidates in one shift than this, CP-SAT proves soon or not at all: then it gets `PART_FOR_WIDE`."""

PART_FOR_WIDE = 0.15

PART_FOR_WHOLE, ENOUGH_FOR_WHOLE_SECONDS = 0.85, 10.0
"""Else it gets so much of the time; of a long time so many seconds, or a quarter of it where that is more."""

LEAST, LEAST_OF_SMALL = 0.15, 0.5
"""Of the second thread's time for bound and search each; what CP-SAT could not prove whole is seldom proved at all."""

LARGE_CANDIDATES = 400_000
"""Of more candidates the program over tours is not made."""


def refine(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan in the way that suits its size."""
    if len(candidates.need) <= SMALL_CANDIDATES:
        solve_whole(best, candidates, seed, seconds_for_whole(best.left(), candidates))
    if not best.left():
        return
    if len(candidates.need) <= LARGE_CANDIDATES:
        improve(best, candidates, seed)
    else:
        wander(best, candidates, seed)


def seconds_for_whole(left: float, candidates: Candidates) -> float:
    """How long CP-SAT may try the whole problem before other searches have the time that is left."""
    if np.bincount(candidates.shift).max(initial=0) > WIDE_CANDIDATES:
        return PART_FOR_WIDE * left
    return min(PART_FOR_WHOLE * left, max(ENOUGH_FOR_WHOLE_SECONDS, left / 4))


def solve_whole(best: Incumbent, candidates: Candidates, seed: int, seconds: float) -> None:
    """Every rule and every candidate in one model."""
    v = make_variables(best.instance, candidates, range(len(best.instance.problem.needs)))
    for part in (*RULES, *PREFERENCES):
        part(v)
    v.model.maximize(sum(v.terms))
    hint_plan(v, Schedule(best.instance, best.served))
    solver = run(v.model, best.left, seconds, seed)
    if found(solver):
        best.offer(read(v, solver, {}))
        best.prove(math.floor(solver.best_objective_bound + 1e-6))


def wander(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan by neighbourhoods alone, where the program over tours would outgrow the memory."""
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(Portfolio(best, candidates, seed + k).work) for k in range(2)]
    for thread in both:
        thread.result()


def improve(
    best: Incumbent, candidates: Candidates, seed: int, loops_ready: Callable[[], object] = compile_beside
) -> None:
    """Better the plan, and beside it lower the bound, till both meet or the time is over.

    The calling thread only waits, so that a wish to stop is heard. Nobody waits till annealing's loops are ready.
    """
    network = make_network(best.instance, candidates)
    first = Portfolio(best, candidates, seed, prepared(best, network, seed, loops_ready))

    def bound() -> None:
        columns = ColumnGeneration(make_master(best.instance, candidates, network), best.prove)
        columns.master.add_paths(paths_of(Schedule(best.instance, best.served), network))
        searching.add_done_callback(lambda _: columns.stop())
        least = LEAST if len(candidates.need) > SMALL_CANDIDATES else LEAST_OF_SMALL
        Bounding(best, columns, first, seed + 1, least).work()

    with ThreadPoolExecutor(2) as threads:
        searching = threads.submit(first.work)
        bounding = threads.submit(bound)
    for thread in (searching, bounding):
        thread.result()
