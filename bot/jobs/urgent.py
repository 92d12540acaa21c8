"""Urgent needs, as soon as they are confirmed: somebody is found in the plan that stands, and nothing else moves.

The whole plan is made anew after that (`jobs`), as after every change.
"""

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.jobs.rounds import Publish
from data.core.database import Database
from data.core.events import UrgentProposalMade
from data.needs.needs import get_need, pressing
from data.planning import Snapshot, around, load_problem, record_plan
from data.planning.ids import problem_id
from matching import Assignment, Plan, insert_need, round_start, standing_plan


class Dispatcher:
    """Proposes somebody for each urgent need that nobody has planned for yet."""

    def __init__(self, database: Database, clock: Clock, publish: Publish) -> None:
        self._database, self._clock, self._publish = database, clock, publish

    def propose(self) -> list[int]:
        """One need after the other, each in the plan that stands by then. Returns the ids of the new proposals."""
        with self._database.snapshot() as session:
            waiting = [need.id for need in pressing(session)]
        return [match for need_id in waiting for match in self._dispatch(need_id)]

    def _dispatch(self, need_id: int) -> list[int]:
        with self._database.snapshot() as session:
            snapshot = self._read(session, need_id)
        served = _place(snapshot, problem_id("n", need_id))
        if served is None:
            return []

        def record(session: Session) -> list[int]:
            events = record_plan(session, snapshot, Plan(served=(served,)), self._clock(), urgent=True)
            self._publish(session, events, self._clock())
            return [event.match_id for event in events if isinstance(event, UrgentProposalMade)]

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
