"""Replanning: yesterday's plan and today's, which agreed visits moved, and how."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan

Shift = Literal["time", "people", "dropped"]


@dataclass(frozen=True)
class Moved:
    """A previous match that the plan changes: as it was, as it is now (None: no more), and in what they differ."""

    before: Assignment
    after: Assignment | None
    shifts: tuple[Shift, ...]

    @property
    def need(self) -> str:
        """The need's id."""
        return self.before.need


MOVED_POINTS = 50.0
"""Points that a moved visit costs where the problem's own weights say nothing: the contract's example."""


def following(problem: Problem, plan: Plan) -> Problem:
    """The problem with the plan's matches as its `previous` ones, so that few of them move."""
    weights = problem.weights.but(moved=problem.weights.moved or MOVED_POINTS)
    return problem.but(previous=plan.served, weights=weights)


def standing_plan(problem: Problem) -> Plan:
    """The plan that stands: what is agreed for good and what was planned before, unchanged and not scored."""
    return Plan(served=(*problem.fixed, *problem.previous))


def what_moved(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """The problem's previous matches whose start or people the plan changes, or that it drops, in their order.

    These are the matches that the score's `moved` counts; amounts may come from another resource unnoticed.
    """
    now = {served.need: served for served in plan.served}
    return tuple(_moved(problem.previous, now))


def _moved(previous: Iterable[Assignment], now: dict[str, Assignment]) -> Iterator[Moved]:
    for match in previous:
        after = now.get(match.need)
        if shifts := tuple(_shifts(match, after)):
            yield Moved(match, after, shifts)


def _shifts(before: Assignment, after: Assignment | None) -> Iterator[Shift]:
    if after is None:
        yield "dropped"
        return
    if before.start != after.start:
        yield "time"
    if any(sorted(after.roles.get(role, ())) != sorted(given) for role, given in before.people_by_role.items()):
        yield "people"
