"""Urgent needs, as soon as they are confirmed: somebody is found in the plan that stands, and nothing else moves.

The whole plan is made anew after that (`jobs`), as after every change.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from data.core.database import Database
from data.models import Match
from data.needs.needs import get_need, pressing
from data.planning import Snapshot, around, load_problem, record_plan
from data.planning.snapshot import name
from matching import Assignment, Plan, insert_need, round_start, standing_plan

Announce = Callable[[Session, Sequence[Match], datetime], None]


class Dispatcher:
    """Proposes somebody for each urgent need that nobody has planned for yet."""

    def __init__(self, database: Database, clock: Clock, announce: Announce) -> None:
        self._database, self._clock, self._announce = database, clock, announce

    def propose(self) -> list[int]:
        """One need after the other, each in the plan that stands by then. Returns the ids of the new proposals."""
        waiting = self._database.run(lambda session: [need.id for need in pressing(session)])
        return [match for need_id in waiting for match in self._dispatch(need_id)]

    def _dispatch(self, need_id: int) -> list[int]:
        snapshot = self._database.run(lambda session: self._read(session, need_id))
        served = _place(snapshot, name("n", need_id))
        if served is None:
            return []

        def record(session: Session) -> list[int]:
            matches = record_plan(session, snapshot, Plan(served=(served,)), self._clock())
            self._announce(session, matches, self._clock())
            return [match.id for match in matches]

        return self._database.run(record)

    def _read(self, session: Session, need_id: int) -> Snapshot:
        return load_problem(session, self._clock(), scope=around(session, get_need(session, need_id)))


def _place(snapshot: Snapshot, need: str) -> Assignment | None:
    """How the need is served where that is possible at once; else the next round tells why it is not."""
    if need not in snapshot.problem.need_by_id:
        return None
    plan = insert_need(snapshot.problem, standing_plan(snapshot.problem), need)
    if all(served.need != need for served in plan.served):
        return None
    return round_start(snapshot.problem, plan, need)
