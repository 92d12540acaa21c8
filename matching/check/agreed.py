"""Rule 7: what was fixed is in the plan unchanged; and which previous matches the plan moves."""

from collections.abc import Iterator, Mapping

from matching.check.index import PlanIndex
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan


def fixed(index: PlanIndex) -> Iterator[str]:
    """Rule 7: every fixed match with its start, people and amounts."""
    now = _by_need(index.plan)
    return (f"{m.need}: fixed match changed" for m in index.problem.fixed if not _kept(m, now.get(m.need), items=True))


def moved(problem: Problem, plan: Plan) -> list[str]:
    """The needs whose previous match the plan changes (start or people) or drops."""
    now = _by_need(plan)
    return [m.need for m in problem.previous if not _kept(m, now.get(m.need), items=False)]


def _by_need(plan: Plan) -> dict[str, Assignment]:
    return {served.need: served for served in plan.served}


def _kept(match: Assignment, served: Assignment | None, *, items: bool) -> bool:
    """Whether the need is served as the match says: start and people, with `items` also the amounts."""
    if served is None or served.start != match.start:
        return False
    for role, given in match.roles.items():
        if isinstance(given, Mapping):
            if items and served.roles.get(role) != given:
                return False
        elif sorted(served.roles.get(role, ())) != sorted(given):
            return False
    return True
