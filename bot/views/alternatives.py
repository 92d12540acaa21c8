"""The other ways to serve a proposal's need: read in one short transaction, looked for with none open."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from sqlalchemy.orm import Session

from bot.views.weighing import Weighed, weigh
from data.core.database import Database
from data.core.rows import fetch
from data.models import Match
from data.planning import Snapshot, around, load_problem
from data.planning.ids import problem_id
from matching import Assignment, Plan, alternatives, round_start, standing_plan

SHOWN = 5


@dataclass(frozen=True)
class Option:
    """Another way to serve a need, and what it costs against the way proposed now."""

    served: Assignment
    weighed: Weighed

    @property
    def code(self) -> str:
        """What a button or a form calls it by: the same as long as people, things and time are."""
        parts = (self.served.start, sorted(self.served.people), sorted(self.served.amounts))
        return blake2s(repr(parts).encode(), digest_size=4).hexdigest()


@dataclass(frozen=True)
class Options:
    """What could take a proposal's place, the cheapest first, and the problem it was found in, to record it by."""

    snapshot: Snapshot
    found: tuple[Option, ...] = ()

    def called(self, code: str) -> Option | None:
        """The option of this code; None where it is no longer one."""
        return next((option for option in self.found if option.code == code), None)


def find_options(database: Database, match_id: int, now: datetime) -> Options:
    """The cheapest ways by other people, or where nobody comes from other stocks, moving nothing else.

    Raises NotFound.
    """
    snapshot, need = database.run(lambda session: _read(session, match_id, now))
    problem = snapshot.problem
    if need not in problem.need_by_id:
        return Options(snapshot)
    plan = standing_plan(problem)
    found = alternatives(problem, plan, need, limit=SHOWN)
    return Options(snapshot, tuple(_option(snapshot, plan, other.served) for other in found))


def _option(snapshot: Snapshot, plan: Plan, served: Assignment) -> Option:
    others = tuple(match for match in plan.served if match.need != served.need)
    served = round_start(snapshot.problem, Plan(served=(*others, served)), served.need)
    return Option(served, weigh(snapshot, plan, Plan(served=(*others, served)), served))


def _read(session: Session, match_id: int, now: datetime) -> tuple[Snapshot, str]:
    """The problem as it is around the need, but with this proposal free to move even if somebody pinned it."""
    match = fetch(session, Match, match_id)
    with session.begin_nested() as unpinned:
        match.pinned = False
        session.flush()
        snapshot = load_problem(session, now, scope=around(session, match.need))
        unpinned.rollback()
    return snapshot, problem_id("n", match.need_id)
