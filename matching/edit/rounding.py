"""Rounding of starts: a person agrees to come at 08:30, not at 08:19, though the solver sees no difference."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from matching.check import check
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan

QUARTER_MINUTES = 15
"""Minutes. The problem's minutes count from a local midnight, so a multiple of it is a quarter on the clock."""


def round_starts(problem: Problem, plan: Plan, step: int = QUARTER_MINUTES) -> Plan:
    """The same plan with each start on a multiple of `step` where that breaks no rule and costs no score.

    Agreed and previous matches stay as they are. Later visits move first, so that those before them have room.
    """
    settled = {match.need for match in (*problem.fixed, *problem.previous)}
    rounding = _Rounding(problem, plan)
    for served in sorted(plan.served, key=lambda s: -s.start):
        if served.need not in settled:
            rounding.round(served.need, step)
    return plan.model_copy(update={"served": tuple(rounding.served[s.need] for s in plan.served)})


def round_start(problem: Problem, plan: Plan, need: str, step: int = QUARTER_MINUTES) -> Assignment:
    """The match of one need in `plan`, begun on a multiple of `step` where that breaks no rule and costs no score."""
    rounding = _Rounding(problem, plan)
    rounding.round(need, step)
    return rounding.served[need]


class _Rounding:
    """The plan while its starts move; each move is judged among those that share a person or a thing with it."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._problem = problem
        self.served = {served.need: served for served in plan.served}
        self._sharing = _sharing(plan.served)

    def round(self, need: str, step: int) -> None:
        """Begin a little later, or a little earlier, if either is no worse."""
        if odd := self.served[need].start % step:
            self._try(need, (self.served[need].start - odd + step, self.served[need].start - odd))

    def _try(self, need: str, starts: Iterable[int]) -> None:
        around = {need, *(other for name in _used(self.served[need]) for other in self._sharing[name])}
        part = self._part(around)
        before = self._score(part, around, {})
        for start in starts:
            moved = self.served[need].model_copy(update={"start": start})
            score = self._score(part, around, {need: moved})
            if score is not None and before is not None and score >= before:
                self.served[need] = moved
                return

    def _score(self, part: Problem, around: Iterable[str], moved: Mapping[str, Assignment]) -> float | None:
        """The score of these matches alone; None where they break a rule."""
        report = check(part, Plan(served=tuple(moved.get(need, self.served[need]) for need in around)))
        return None if report.broken else report.score

    def _part(self, around: set[str]) -> Problem:
        whole, used = self._problem, {name for need in around for name in _used(self.served[need])}
        return Problem.model_construct(
            start=whole.start, days=whole.days, travel=whole.travel, weights=whole.weights,
            needs=tuple(whole.need_by_id[need] for need in around),
            providers=tuple(p for name in used if (p := whole.provider_by_id.get(name))),
            resources=tuple(r for name in used if (r := whole.resource_by_id.get(name))),
            fixed=tuple(match for match in whole.fixed if match.need in around),
        )  # fmt: skip


def _used(served: Assignment) -> set[str]:
    people = {who for _, who in served.people}
    return people | {resource for _, resource, _ in served.amounts}


def _sharing(matches: Iterable[Assignment]) -> Mapping[str, set[str]]:
    """The needs that each provider or resource serves."""
    found: dict[str, set[str]] = defaultdict(set)
    for served in matches:
        for name in _used(served):
            found[name].add(served.need)
    return found
