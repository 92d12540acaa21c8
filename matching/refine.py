"""A plan made better, in the way that suits its size.

A small problem is given to CP-SAT whole. Of a larger one, tours of one-person visits are annealed and neighbourhoods of
the best plan are planned anew, again and again; beside it the linear program over tours proves a bound, and makes the
tours from which CP-SAT chooses another plan.
"""

import math
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from matching.annealing.prepared import prepared
from matching.columns.generation import Columns
from matching.columns.master import make_master
from matching.columns.network import make_network
from matching.cpsat.assemble import paths_of
from matching.cpsat.choice import choose
from matching.cpsat.hints import hint_plan
from matching.cpsat.neighbourhoods import KINDS, Search
from matching.cpsat.preferences import PREFERENCES
from matching.cpsat.rules import RULES
from matching.cpsat.running import found, read, run
from matching.cpsat.variables import make_variables
from matching.dispatch.diary import Diary
from matching.incumbent import Incumbent
from matching.layout.candidates import Candidates
from matching.turns import Turns

if TYPE_CHECKING:
    from matching.annealing.runs import Ruin

SMALL = 400
"""So many candidates are given to CP-SAT whole."""

WIDE = 60
"""With more candidates in one shift than this, CP-SAT proves soon or not at all: then it gets `PART_FOR_WIDE`."""

PART_FOR_WIDE = 0.15

PART_FOR_WHOLE, ENOUGH_FOR_WHOLE = 0.85, 10.0
"""Else it gets so much of the time; of a long time so many seconds, or a quarter of it where that is more."""

FEW = 500
"""Of the tours for more needs than this, a choice takes longer than neighbourhoods do to gain as much."""

LARGE = 400_000
"""Of more candidates the program over tours is not made."""

ANNEALED_ALONE, ANNEALED_BESIDE = 1.0, 0.5
"""Seconds of annealing at once: where it can move all needs, and where neighbourhoods take turns with it."""


def refine(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan in the way that suits its size."""
    if len(candidates.need) <= SMALL:
        solve_whole(best, candidates, seed, seconds_for_whole(best.budget.left(), candidates))
    if best.proved or not best.budget.left():
        return
    if len(candidates.need) <= LARGE:
        improve(best, candidates, seed)
    else:
        wander(best, candidates, seed)


def seconds_for_whole(left: float, candidates: Candidates) -> float:
    """How long CP-SAT may try the whole problem before other searches have the time that is left."""
    if np.bincount(candidates.shift).max(initial=0) > WIDE:
        return PART_FOR_WIDE * left
    return min(PART_FOR_WHOLE * left, max(ENOUGH_FOR_WHOLE, left / 4))


def solve_whole(best: Incumbent, candidates: Candidates, seed: int, seconds: float) -> None:
    """Every rule and every candidate in one model."""
    v = make_variables(best.instance, candidates, range(len(best.instance.problem.needs)))
    for part in (*RULES, *PREFERENCES):
        part(v)
    v.model.maximize(sum(v.terms))
    hint_plan(v, Diary(best.instance, best.served))
    solver = run(v.model, best.budget, seconds, seed)
    if found(solver):
        best.offer(read(v, solver, {}))
        best.prove(math.floor(solver.best_objective_bound + 1e-6))


def wander(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan by neighbourhoods alone, where the program over tours would outgrow the memory."""
    search, turns = Search(best, candidates, seed), Turns(lambda: best.units)
    while best.budget.left() and not best.proved:
        name = turns.next(list(KINDS))
        turns.take(name, partial(search.step, name))


def improve(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan and lower the bound till both meet or the time is over."""
    network = make_network(best.instance, candidates)
    annealing = prepared(best, network, seed)
    columns = Columns(make_master(best.instance, candidates, network))
    search = Search(best, candidates, seed)
    columns.master.add_paths(paths_of(search.diary, network))
    with ThreadPoolExecutor(1) as beside:
        bounding = beside.submit(columns.improve, best.budget.left, lambda: best.units)
        turns, chosen = Turns(lambda: best.units), len(best.instance.problem.needs) > FEW
        while best.budget.left() and not best.proved:
            if not chosen and (columns.resting or bounding.done()):
                chosen = True
                choose(best, columns, search, annealing(), seed)
            better(turns, search, annealing())
            best.prove(columns.bound)
        columns.stop()
        bounding.result()
    best.prove(columns.bound)


def better(turns: Turns, search: Search, annealing: "Ruin | None") -> None:
    """A while of the search that lately gained most, annealing or neighbourhoods; of short ones till it is ready."""
    if annealing is None:
        search.step("near")
    elif annealing.all_movable:
        annealing.step(ANNEALED_ALONE)
    elif (name := turns.next(["annealing", *KINDS])) == "annealing":
        turns.take(name, partial(annealing.step, ANNEALED_BESIDE))
        search.renew()
    else:
        turns.take(name, partial(search.step, name))
