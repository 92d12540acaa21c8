"""The next best way to serve a need: read in one short transaction, chosen with none open."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.database import Database
from data.models import Match
from data.planning import Snapshot, load_problem
from data.planning.record import REASON_SWAPPED
from data.planning.snapshot import key, name
from data.transitions import fetch
from matching.dispatch.alternatives import alternatives
from matching.plan import Plan, Served
from matching.tidy import round_start

Team = frozenset[tuple[str, int]]


@dataclass(frozen=True)
class Replacement:
    """What could take a proposal's place, and the problem it was found in, to record it by."""

    snapshot: Snapshot
    served: Served


def find_replacement(database: Database, match_id: int, now: datetime) -> Replacement | None:
    """The cheapest way that was not put aside before; None where there is no other. Raises NotFound."""
    snapshot, need, tried = database.run(lambda session: _read(session, match_id, now))
    if need not in snapshot.problem.need_by_id:
        return None
    standing = (*snapshot.problem.fixed, *snapshot.problem.previous)
    plan = Plan(served=tuple(Served(need=m.need, start=m.start, roles=m.roles) for m in standing))
    # No two alternatives are by the same people: of one more than were tried, one is new, if there is any.
    found = (option.served for option in alternatives(snapshot.problem, plan, need, limit=len(tried) + 1))
    served = next((option for option in found if _team(option) not in tried), None)
    if served is None:
        return None
    others = tuple(match for match in plan.served if match.need != need)
    return Replacement(snapshot, round_start(snapshot.problem, Plan(served=(*others, served)), need))


def _read(session: Session, match_id: int, now: datetime) -> tuple[Snapshot, str, set[Team]]:
    """The problem as it is, but with this proposal free to move even if somebody pinned it."""
    match = fetch(session, Match, match_id)
    with session.begin_nested() as unpinned:
        match.pinned = False
        session.flush()
        snapshot = load_problem(session, now)
        unpinned.rollback()
    before = select(Match).filter_by(need_id=match.need_id, decision_reason=REASON_SWAPPED)
    return snapshot, name("n", match.need_id), {_stored_team(m) for m in (match, *session.scalars(before))}


def _team(served: Served) -> Team:
    people = {("p", key(who)) for _, who in served.people}
    return frozenset(people | {("r", key(thing)) for _, thing, _ in served.amounts})


def _stored_team(match: Match) -> Team:
    people = {("p", part.provider_id) for part in match.providers}
    return frozenset(people | {("r", share.resource_id) for share in match.resources})
