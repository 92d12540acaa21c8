"""The score of a plan, part by part, as the contract's formula has it."""

from dataclasses import dataclass

from matching.check.agreed import moved
from matching.check.index import PlanIndex
from matching.model import Problem
from matching.model.plan import Plan


@dataclass(frozen=True)
class Report:
    """What the rules say of a plan. `broken` is empty for a sound one; `score` counts what the plan claims to serve.

    The score's parts, without their weights: `weight` 2^(priority - 1) over served needs, `travel` minutes, `repeats`
    pairs of visits of one provider, `preferred` assignments, `moved` matches. `unexplained`: needs that are neither
    served nor have a reason.
    """

    broken: list[str]
    score: float
    served: int
    weight: int
    travel: int
    repeats: int
    preferred: int
    moved: int
    unexplained: int


def scored(index: PlanIndex, broken: list[str]) -> Report:
    """The report of a plan that breaks the rules so."""
    weight = sum(need.weight for need, _ in index.whole)
    travel = sum(tour.travel for tour in index.tours)
    repeats = sum(len(own) * (len(own) - 1) // 2 for own in index.visits.values())
    preferred, changed = _preferred(index), len(moved(index.problem, index.plan))
    weights = index.problem.weights
    score = weights.served * weight - weights.travel * travel - weights.repeat * repeats
    score += weights.preferred * preferred - weights.moved * changed
    return Report(
        broken=broken,
        score=int(score) if float(score).is_integer() else score,
        served=len(index.known),
        weight=weight,
        travel=travel,
        repeats=repeats,
        preferred=preferred,
        moved=changed,
        unexplained=_unexplained(index),
    )


def score_of(problem: Problem, plan: Plan) -> float:
    """What the plan scores, whether it keeps the rules or not: they are not looked at, which saves half the time."""
    return scored(PlanIndex.of(problem, plan), []).score


def _preferred(index: PlanIndex) -> int:
    needs = index.problem.need_by_id
    return sum(name in needs[need].prefer for name, own in index.visits.items() for *_, need in own)


def _unexplained(index: PlanIndex) -> int:
    named = {s.need for s in index.plan.served} | {u.need for u in index.plan.unserved if u.reasons}
    return sum(need.id not in named for need in index.problem.needs)
