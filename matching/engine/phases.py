"""The phases of a solve: a first plan and a bound at once, then the search, then reasons and fixes."""

import math
from collections.abc import Iterable
from dataclasses import replace

from matching.check import check
from matching.construct.agreed import Settled
from matching.construct.greedy import construct
from matching.construct.presolve import presolve
from matching.engine.refine import refine
from matching.explain.explain import explained
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import Candidates, find_candidates
from matching.instance.instance import Instance
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from matching.model.problem import Problem

PART_FOR_REASONS = 0.08
"""Of all the time: for reasons and fixes, where the search does not end before."""

GRACE = 0.03
"""Of all the time (a minute of it at most): for them in any case, even if the search has used up their part."""


def seek(best: Incumbent, kept: Iterable[Assignment], seed: int) -> None:
    """Better the incumbent till its budget is spent or nothing is better; `kept` are the fixed matches, whole."""
    candidates = begin(best, kept)
    refine(best, candidates, seed)


def begin(best: Incumbent, kept: Iterable[Assignment]) -> Candidates:
    """A plan and a bound at once; who could serve what.

    Insertion is not cut short when the time is over: to tell of each need why it is not served takes longer.
    """
    candidates = presolve(best.instance, find_candidates(best.instance))
    kept = list(kept)
    best.offer(kept)
    best.offer(construct(best.instance, candidates, kept).served.values())
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
    points, instance = best.instance.worth.points, best.instance
    score, kept = check(problem, plan).score, check(instance.problem, Plan(served=best.served)).score
    shifts = list(zip(instance.shift_start.tolist(), instance.shift_end.tolist(), strict=True))
    cut = shifts != [window for provider in instance.problem.providers for window in provider.windows]
    bound = None if cut or math.isinf(best.bound) else max(score, points(best.bound) + score - kept)
    return plan.but(score=score, bound=bound)


def most_at_all(instance: Instance, candidates: Candidates) -> int:
    """A bound at once: every need that somebody could serve alone is served, at no cost, by whom it likes best."""
    worth, total = instance.worth, 0
    for n, need in enumerate(instance.problem.needs):
        if not need.person_roles or len(candidates.rows(n)):
            liked = min(len(need.prefer), sum(role.people for role in need.person_roles))
            total += worth.served * need.weight + worth.preferred * liked
    return total
