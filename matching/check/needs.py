"""Rule 1: a need is served whole or not at all, once, inside one of its windows."""

from collections import Counter
from collections.abc import Iterator

from matching.check.index import PlanIndex


def served_once(index: PlanIndex) -> Iterator[str]:
    """Rule 1: only needs of the problem are served, and none twice."""
    for need, times in Counter(served.need for served in index.plan.served).items():
        if need not in index.problem.need_by_id:
            yield f"unknown need {need}"
        elif times > 1:
            yield f"{need}: served twice"


def in_time(index: PlanIndex) -> Iterator[str]:
    """Rule 1: one of the need's windows holds it from start to end."""
    for need, served in index.known:
        end = served.start + need.minutes
        if not any(a <= served.start and end <= b for a, b in need.windows):
            yield f"{need.id}: start {served.start} outside its windows"


def whole(index: PlanIndex) -> Iterator[str]:
    """Rule 1: the roles are the need's own, all of them and no other."""
    for need, served in index.known:
        if served.roles.keys() != {r.id for r in need.roles}:
            yield f"{need.id}: roles {sorted(served.roles)}"
