"""Delta evaluation: a change to a sound plan is checked by the part of the problem that it touches, as sure as whole.

Every rule and every part of the score looks at one need, at one person's visits or at one stock's uses. Where a change
asks for none of these, all is as sound as it was and adds as much to the score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from matching.check.rules import check
from matching.check.score import Report
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan


def check_change(problem: Problem, before: Sequence[Assignment], after: Sequence[Assignment]) -> tuple[Report, Report]:
    """The part that differs, as it was and as it would be.

    Where `before` breaks no rule, `after` breaks none but those told of its part, and the scores differ by as much as
    the parts' do. A need is in each at most once. Whoever shares a need with those asked has but part of their day in
    it: faults made by that, where given ways are longer than ways round, are in both and do not count.
    """
    was, would = ({served.need: served for served in plan} for plan in (before, after))
    needs = _touched(was, would)
    part = _part(problem, needs, [plan[need] for plan in (was, would) for need in needs if need in plan])
    old, new = (Plan(served=tuple(plan[need] for need in needs if need in plan)) for plan in (was, would))
    was_so, is_so = check(part, old), check(part, new)
    return was_so, replace(is_so, broken=[fault for fault in is_so.broken if fault not in was_so.broken])


def differing(before: Mapping[str, Assignment], after: Mapping[str, Assignment]) -> set[str]:
    """The needs that are not served alike."""
    return {
        need
        for need in before.keys() | after.keys()
        if (a := before.get(need)) is not (b := after.get(need)) and a != b  # most are the very same
    }


def _touched(before: Mapping[str, Assignment], after: Mapping[str, Assignment]) -> list[str]:
    """The needs that differ, and those for which the same people or stocks are asked."""
    needs = differing(before, after)
    asked = _asked(plan[need] for plan in (before, after) for need in needs if need in plan)
    beside = {s.need for s in after.values() if any(not asked.isdisjoint(given) for given in s.roles.values())}
    return sorted(needs | beside)


def _asked(served: Iterable[Assignment]) -> set[str]:
    """The ids of the people who come and of the stocks that are used."""
    return {name for match in served for given in match.roles.values() for name in given}


def _part(problem: Problem, needs: Iterable[str], matches: Iterable[Assignment]) -> Problem:
    inside, asked = set(needs), _asked(matches)
    return problem.but(
        needs=tuple(problem.need_by_id[need] for need in needs if need in problem.need_by_id),
        providers=tuple(problem.provider_by_id[name] for name in sorted(asked & problem.provider_by_id.keys())),
        resources=tuple(problem.resource_by_id[name] for name in sorted(asked & problem.resource_by_id.keys())),
        fixed=tuple(match for match in problem.fixed if match.need in inside),
        previous=tuple(match for match in problem.previous if match.need in inside),
    )
