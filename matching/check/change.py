"""A change to a sound plan, checked by the part of the problem that it touches: as sure, and as quick as it is small.

Rules and score look at one need, at one person's visits, at one stock's uses, or at needs kept apart. What touches none
of the changed ones stays as sound as it was, and adds as much to the score.
"""

from collections.abc import Iterable, Mapping, Sequence

from matching.check.rules import check
from matching.check.score import Report
from matching.plan import Plan, Served
from matching.problem import Problem


def check_change(problem: Problem, before: Sequence[Served], after: Sequence[Served]) -> tuple[Report, Report]:
    """The part that differs, as it was and as it would be.

    Where `before` breaks no rule, `after` breaks none but those told of its part, and the scores differ by as much as
    the parts' do. A need is in each at most once.
    """
    was, would = ({served.need: served for served in plan} for plan in (before, after))
    needs = _touched(problem, was, would)
    part = _part(problem, needs, [plan[need] for plan in (was, would) for need in needs if need in plan])
    old, new = (Plan(served=tuple(plan[need] for need in needs if need in plan)) for plan in (was, would))
    return check(part, old), check(part, new)


def differing(before: Mapping[str, Served], after: Mapping[str, Served]) -> set[str]:
    """The needs that are not served alike."""
    return {
        need
        for need in before.keys() | after.keys()
        if (a := before.get(need)) is not (b := after.get(need)) and a != b  # most are the very same
    }


def _touched(problem: Problem, before: Mapping[str, Served], after: Mapping[str, Served]) -> list[str]:
    """The needs that differ, those kept apart from them, and those for which the same people or stocks are asked."""
    needs = differing(before, after)
    asked = _asked(plan[need] for plan in (before, after) for need in needs if need in plan)
    for need in [n for n in needs if n in problem.need_by_id]:
        needs |= problem.need_by_id[need].apart
    beside = {s.need for s in after.values() if any(not asked.isdisjoint(given) for given in s.roles.values())}
    return sorted(needs | beside)


def _asked(served: Iterable[Served]) -> set[str]:
    """The ids of the people who come and of the stocks that are used."""
    return {name for match in served for given in match.roles.values() for name in given}


def _part(problem: Problem, needs: Iterable[str], matches: Iterable[Served]) -> Problem:
    inside, asked = set(needs), _asked(matches)
    return problem.but(
        needs=tuple(problem.need_by_id[need] for need in needs if need in problem.need_by_id),
        providers=tuple(problem.provider_by_id[name] for name in sorted(asked & problem.provider_by_id.keys())),
        resources=tuple(problem.resource_by_id[name] for name in sorted(asked & problem.resource_by_id.keys())),
        fixed=tuple(match for match in problem.fixed if match.need in inside),
        previous=tuple(match for match in problem.previous if match.need in inside),
    )
