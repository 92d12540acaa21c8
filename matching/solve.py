"""From a Problem to a Plan: the best found in the time given, with a proved bound.

A plan at once by insertion. A small problem is then given to CP-SAT whole. Of a larger one, tours of one-person visits
are annealed and the neighbourhoods of the best plan are planned anew, again and again, while beside it the linear
program over tours proves a bound and makes the tours from which CP-SAT chooses another plan.
"""

import math
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from matching.annealing.prepared import prepared
from matching.check import check
from matching.columns.generation import Columns
from matching.columns.master import make_master
from matching.columns.network import make_network
from matching.cpsat.assemble import paths_of
from matching.cpsat.choice import choose
from matching.cpsat.hints import hint_plan
from matching.cpsat.neighbourhoods import Search
from matching.cpsat.preferences import PREFERENCES
from matching.cpsat.rules import RULES
from matching.cpsat.running import found, read, run
from matching.cpsat.variables import make_variables
from matching.dispatch.agreed import Settled, settle
from matching.dispatch.construct import construct
from matching.dispatch.diary import Diary
from matching.dispatch.narrowing import narrow
from matching.explaining.explain import explained
from matching.incumbent import Budget, Incumbent, Progress
from matching.layout.candidates import Candidates, find_candidates
from matching.layout.instance import Instance
from matching.plan import Plan, Served
from matching.problem import Problem
from matching.turns import Turns

if TYPE_CHECKING:
    from matching.annealing.runs import Ruin

SMALL = 400
"""So many candidates are given to CP-SAT whole."""

WIDE = 60
"""With more candidates in one shift than this, CP-SAT proves soon or not at all: then it gets `PART_FOR_WIDE`."""

PART_FOR_WIDE = 0.15

FEW = 500
"""Of the tours for more needs than this, a choice takes longer than neighbourhoods do to gain as much."""

LARGE = 400_000
"""Of more candidates the program over tours is not made."""

PART_FOR_REASONS = 0.08
"""Of all the time: for reasons and fixes, where the search does not end before."""

GRACE = 0.03
"""Of all the time (a minute of it at most): for them in any case, even if the search has used up their part."""

ANNEALED_ALONE, ANNEALED_BESIDE = 1.0, 0.5
"""Seconds of annealing at once: where it can move all needs, and where neighbourhoods take turns with it."""


def solve(
    problem: Problem,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found within `seconds`, or proved best before, or found when `should_stop` turns true.

    Fixed matches that break a rule are in the plan as they were agreed, for `check` to name; everyone they ask for
    takes nothing else, and the rest is planned by all rules.

    The same seed gives the same score and bound where the end is proved, but of plans that score the same not always
    the same one: it is the one that the fastest of CP-SAT's workers finds.
    """
    whole, settled = Budget(seconds, should_stop), settle(problem)
    budget = replace(whole, seconds=seconds * (1 - PART_FOR_REASONS))
    best = Incumbent(Instance.of(settled.problem), budget, on_progress)
    seek(best, settled.kept, seed)
    return finished(problem, settled, best, whole)


def seek(best: Incumbent, kept: Iterable[Served], seed: int) -> None:
    """Better the incumbent till its budget is spent or nothing is better; `kept` are the fixed matches, whole."""
    candidates = begin(best, kept)
    refine(best, candidates, seed)


def begin(best: Incumbent, kept: Iterable[Served]) -> Candidates:
    """A plan and a bound at once; who could serve what."""
    candidates = narrow(best.instance, find_candidates(best.instance))
    kept = list(kept)
    best.offer(kept)
    best.offer(construct(best.instance, candidates, kept, over=lambda: not best.budget.left()).served.values())
    best.prove(most_at_all(best.instance, candidates))
    return candidates


def finished(problem: Problem, settled: Settled, best: Incumbent, whole: Budget) -> Plan:
    """The best plan with reasons and fixes, looked for while the whole budget lasts, and the seconds it all took."""
    instance = best.instance if settled.problem is problem else Instance.of(problem)
    grace = replace(whole, seconds=max(whole.seconds, whole.spent + GRACE * min(whole.seconds, 60)))
    plan = explained(instance, _plan(problem, settled, best), over=lambda: not grace.left())
    return plan.but(seconds=round(whole.spent, 3))


def _plan(problem: Problem, settled: Settled, best: Incumbent) -> Plan:
    """The plan with the agreed matches that could not be kept to the rules, and what they add to score and bound.

    No bound is claimed where a provider's windows overlap: they were cut to `disjoint` ones, so what was proved is
    proved of a stricter problem.
    """
    plan = Plan(served=(*settled.broken, *best.served))
    score = check(problem, plan).score
    points, instance = best.instance.worth.points, best.instance
    shifts = list(zip(instance.shift_start.tolist(), instance.shift_end.tolist(), strict=True))
    cut = shifts != [window for provider in instance.problem.providers for window in provider.windows]
    bound = None if cut or math.isinf(best.bound) else max(score, points(best.bound) + score - best.score)
    return plan.but(score=score, bound=bound)


def refine(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan in the way that suits its size."""
    if len(candidates.need) <= SMALL:
        wide = np.bincount(candidates.shift).max(initial=0) > WIDE
        solve_whole(best, candidates, seed, best.budget.left() * (PART_FOR_WIDE if wide else 1))
    if best.proved or not best.budget.left():
        return
    if len(candidates.need) <= LARGE:
        improve(best, candidates, seed)
    else:
        wander(best, candidates, seed)


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


def most_at_all(instance: Instance, candidates: Candidates) -> int:
    """A bound at once: every need that somebody could serve alone is served, at no cost, by whom it likes best."""
    worth, total = instance.worth, 0
    for n, need in enumerate(instance.problem.needs):
        if not need.person_roles or len(candidates.rows(n)):
            liked = min(len(need.prefer), sum(role.people for role in need.person_roles))
            total += worth.served * need.weight + worth.preferred * liked
    return total


def wander(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Better the plan by neighbourhoods alone, where the program over tours would outgrow the memory."""
    search = Search(best, candidates, seed)
    while best.budget.left() and not best.proved:
        search.step()


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
    """A while of the search that lately gained most, annealing or neighbourhoods."""
    if annealing is not None and annealing.all_movable:
        annealing.step(ANNEALED_ALONE)
    elif annealing is None or turns.next(("annealing", "neighbourhoods")) == "neighbourhoods":
        turns.take("neighbourhoods", search.step)
    else:
        turns.take("annealing", lambda: annealing.step(ANNEALED_BESIDE))
        search.renew()
