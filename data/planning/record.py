"""From a Plan to proposals: what has changed since the problem was read is left alone."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.core.audit import log
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.transitions import move_match, move_need
from data.models import Match, MatchProvider, MatchResource, Need, NeedReason, Person
from data.planning.booking import clash
from data.planning.moving import why_moved
from data.planning.review import open_proposal, sign
from data.planning.snapshot import Snapshot, key
from data.planning.why import why
from matching import Assignment, Plan, Unserved

REASON_SWAPPED = "swapped"
REASON_REPLANNED = "replanned"


def record_plan(session: Session, snapshot: Snapshot, plan: Plan, now: datetime) -> list[Match]:
    """Propose what the plan serves and write down why the rest is not; returns only the proposals that are new.

    A proposal that stands already and is the same stays, with its number. Needs that have changed since the snapshot
    are skipped, as is what has meanwhile been promised elsewhere or begins too soon; the next plan sees to them.
    """
    standing = _Standing(session, snapshot)
    # One flush for all: the database is held by this transaction, and everybody else waits meanwhile.
    with session.no_autoflush:
        new = [match for served in plan.served if (match := _propose(session, snapshot, standing, plan, served, now))]
        for unserved in plan.unserved:
            _leave(session, snapshot, standing, unserved, now)
    session.flush()
    for match in new:
        log(session, None, "match.proposed", "match", match.id, now, need=match.need_id)
    session.flush()
    return new


def record_swap(
    session: Session, match_id: int, version: int, snapshot: Snapshot, served: Assignment, actor: Person, now: datetime
) -> Match:
    """Put another choice in the place of a proposal, pinned, because a person chose it. Raises as approving does."""
    old = open_proposal(session, match_id, version, actor)
    sign(old, actor, now, REASON_SWAPPED)
    move_match(session, old, MatchStatus.EXPIRED, actor.id, now)
    new = _new_match(snapshot, old.need, served, now)
    new.pinned = True
    session.add(new)
    session.flush()
    log(session, actor.id, "match.proposed", "match", new.id, now, need=old.need_id, instead_of=old.id)
    return new


class _Standing:
    """The needs of a snapshot that are still as they were, and what is proposed for them; read in two queries."""

    def __init__(self, session: Session, snapshot: Snapshot) -> None:
        versions = snapshot.need_versions
        needs = select(Need).where(Need.id.in_(versions), Need.status.in_({NeedStatus.OPEN, NeedStatus.PROPOSED}))
        fresh = needs.options(selectinload(Need.reasons)).execution_options(populate_existing=True)
        self.needs = {n.id: n for n in session.scalars(fresh) if n.version == versions[n.id]}
        proposed = select(Match).where(Match.need_id.in_(self.needs), Match.status == MatchStatus.PROPOSED)
        parts = selectinload(Match.providers), selectinload(Match.resources)
        self.proposals = {m.need_id: m for m in session.scalars(proposed.options(*parts))}


def _propose(
    session: Session, snapshot: Snapshot, standing: _Standing, plan: Plan, served: Assignment, now: datetime
) -> Match | None:
    need = standing.needs.get(key(served.need))
    if need is None or snapshot.at(served.start) <= now:
        return None
    new, old = _new_match(snapshot, need, served, now), standing.proposals.get(need.id)
    if (old and _same(old, new)) or clash(session, new):
        return None
    if old:
        new.why = why_moved(snapshot, plan, old) + new.why
    _withdraw(session, old, now)
    if need.status is NeedStatus.OPEN:
        move_need(session, need, NeedStatus.PROPOSED, None, now)
    need.reasons = []
    session.add(new)
    return new


def _leave(session: Session, snapshot: Snapshot, standing: _Standing, unserved: Unserved, now: datetime) -> None:
    """Nobody for this need: what was proposed for it is withdrawn, and the reasons are kept for the coordinator."""
    need = standing.needs.get(key(unserved.need))
    if need is None:
        return
    _withdraw(session, standing.proposals.get(need.id), now)
    if need.status is NeedStatus.PROPOSED:
        move_need(session, need, NeedStatus.OPEN, None, now)
    origin = snapshot.origin.isoformat()  # minute 0 of the times in fixes
    fixes = [fix.model_dump(mode="json", exclude_none=True) for fix in unserved.fixes]
    need.reasons = [
        NeedReason(role=reason.role, code=reason.code, detail={"near": reason.near, "fixes": fixes, "origin": origin})
        for reason in unserved.reasons
    ]


def _withdraw(session: Session, old: Match | None, now: datetime) -> None:
    if old:
        old.decision_reason = REASON_REPLANNED
        move_match(session, old, MatchStatus.EXPIRED, None, now)


def _new_match(snapshot: Snapshot, need: Need, served: Assignment, now: datetime) -> Match:
    start = snapshot.at(served.start)
    return Match(
        need_id=need.id, need=need, start=start, end=start + timedelta(minutes=need.minutes),
        proposed_at=now, why=why(snapshot, served),
        providers=[MatchProvider(role=role, provider_id=key(who)) for role, who in served.people],
        resources=[MatchResource(role=role, resource_id=key(x), quantity=n) for role, x, n in served.amounts],
    )  # fmt: skip


def _same(old: Match, new: Match) -> bool:
    return (old.start, _who(old), _what(old)) == (new.start, _who(new), _what(new))


def _who(match: Match) -> set[tuple[str, int]]:
    return {(part.role, part.provider_id) for part in match.providers}


def _what(match: Match) -> set[tuple[str, int, int]]:
    return {(share.role, share.resource_id, share.quantity) for share in match.resources}
