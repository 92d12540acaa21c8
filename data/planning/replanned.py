"""Why a proposal was moved by a later plan, as a code with values; the words are somebody else's.

`because`: `away` (the `provider` is no longer free then, or no longer to come), `needed` (they are with somebody else
then) or `better` (the plan as a whole gains by it). `match` is the stored id of the proposal as it was.
"""

from typing import Any

from data.models import Match
from data.planning.agreed import fixed_match
from data.planning.ids import stored_id
from data.planning.snapshot import Snapshot
from matching import Assignment, Plan, Problem, what_moved


def why_replanned(snapshot: Snapshot, plan: Plan, old: Match) -> list[dict[str, Any]]:
    """Why the plan puts other people or another time in the place of `old`; nothing where only things differ."""
    before = fixed_match(old, snapshot.origin)
    if not what_moved(snapshot.problem.but(previous=(before,)), plan):
        return []
    return [{"code": "moved", "match": old.id, **_because(snapshot.problem, plan, before)}]


def _because(problem: Problem, plan: Plan, before: Assignment) -> dict[str, Any]:
    people = [who for _, who in before.people]
    end = before.start + problem.need_by_id[before.need].minutes
    for who in people:
        if not _could_come(problem, before, who, end):
            return {"because": "away", "provider": stored_id(who)}
    for who in people:
        if _elsewhere(problem, plan, before, who, end):
            return {"because": "needed", "provider": stored_id(who)}
    return {"because": "better"}


def _could_come(problem: Problem, before: Assignment, who: str, end: int) -> bool:
    provider = problem.provider_by_id.get(who)
    if provider is None or who in problem.need_by_id[before.need].refuse:
        return False
    return any(first <= before.start and end <= last for first, last in provider.windows)


def _elsewhere(problem: Problem, plan: Plan, before: Assignment, who: str, end: int) -> bool:
    theirs = (m for m in plan.served if m.need != before.need and who in {name for _, name in m.people})
    return any(m.start < end and before.start < m.start + problem.need_by_id[m.need].minutes for m in theirs)
