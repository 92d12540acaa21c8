"""The part of a plan that one match touches."""

from collections import defaultdict
from collections.abc import Iterable

from matching.model import Problem
from matching.model.assignment import Assignment


class Nearby:
    """Matches by whom and what they ask for: one pass over the plan, then each look is quick."""

    def __init__(self, served: Iterable[Assignment]) -> None:
        self._asking: dict[str, dict[str, Assignment]] = defaultdict(dict)
        for match in served:
            for name in asked(match):
                self._asking[name][match.need] = match

    def touching(self, match: Assignment) -> list[Assignment]:
        """The plan's matches that ask for any of the people and stocks that this one asks for."""
        found: dict[str, Assignment] = {}
        for name in sorted(asked(match)):
            found |= self._asking.get(name, {})
        return list(found.values())


def around(problem: Problem, served: Assignment, near: Iterable[Assignment]) -> Problem:
    """The part of the problem that is enough to judge the match beside those near it."""
    matches = (*near, served)
    everyone = sorted(set[str]().union(*(asked(match) for match in matches)))
    return problem.but(
        needs=tuple(problem.need_by_id[match.need] for match in matches),
        providers=tuple(problem.provider_by_id[x] for x in everyone if x in problem.provider_by_id),
        resources=tuple(problem.resource_by_id[x] for x in everyone if x in problem.resource_by_id),
        fixed=(),
        previous=(),
    )


def asked(match: Assignment) -> set[str]:
    """The ids of the people and stocks of a match."""
    return {who for _, who in match.people} | {x for _, x, _ in match.amounts}
