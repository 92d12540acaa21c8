"""From a Plan to proposals: what has changed since the problem was read is left alone."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.audit import log
from data.models import Match, MatchProvider, MatchResource, Need, NeedReason, Person
from data.planning.booking import clash
from data.planning.snapshot import Snapshot, key
from data.planning.why import why
from data.review import open_proposal, sign
from data.states import MatchStatus, NeedStatus
from data.transitions import move_match, move_need
from matching.plan import Plan, Served, Unserved

REASON_SWAPPED = "swapped"
REASON_REPLANNED = "replanned"


def record_plan(session: Session, snapshot: Snapshot, plan: Plan, now: datetime) -> list[Match]:
    """Propose what the plan serves and write down why the rest is not; returns only the proposals that are new.

    A proposal that stands already and is the same stays, with its number. Needs that have changed since the snapshot
    are skipped, as is what has meanwhile been promised elsewhere or begins too soon; the next plan sees to them.
    """
    fixed = {match.need for match in snapshot.problem.fixed}
    served = [_propose(session, snapshot, s, now) for s in plan.served if s.need not in fixed]
    for unserved in plan.unserved:
        _leave(session, snapshot, unserved, now)
    session.flush()
    return [match for match in served if match]


def record_swap(
    session: Session, match_id: int, version: int, snapshot: Snapshot, served: Served, actor: Person, now: datetime
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


def _propose(session: Session, snapshot: Snapshot, served: Served, now: datetime) -> Match | None:
    need = _unchanged(session, snapshot, served.need)
    if need is None or snapshot.at(served.start) <= now:
        return None
    new, old = _new_match(snapshot, need, served, now), _proposal_of(session, need)
    if (old and _same(old, new)) or clash(session, new):
        return None
    _withdraw(session, old, now)
    if need.status is NeedStatus.OPEN:
        move_need(session, need, NeedStatus.PROPOSED, None, now)
    need.reasons = []
    session.add(new)
    session.flush()
    log(session, None, "match.proposed", "match", new.id, now, need=need.id)
    return new


def _leave(session: Session, snapshot: Snapshot, unserved: Unserved, now: datetime) -> None:
    """Nobody for this need: what was proposed for it is withdrawn, and the reasons are kept for the coordinator."""
    need = _unchanged(session, snapshot, unserved.need)
    if need is None:
        return
    _withdraw(session, _proposal_of(session, need), now)
    if need.status is NeedStatus.PROPOSED:
        move_need(session, need, NeedStatus.OPEN, None, now)
    origin = snapshot.origin.isoformat()  # minute 0 of the times in fixes
    fixes = [fix.model_dump(mode="json", exclude_none=True) for fix in unserved.fixes]
    need.reasons = [
        NeedReason(role=reason.role, code=reason.code, detail={"near": reason.near, "fixes": fixes, "origin": origin})
        for reason in unserved.reasons
    ]


def _unchanged(session: Session, snapshot: Snapshot, identity: str) -> Need | None:
    need = session.get(Need, key(identity), populate_existing=True)
    if need is None or need.status not in {NeedStatus.OPEN, NeedStatus.PROPOSED}:
        return None
    return need if need.version == snapshot.need_versions.get(need.id) else None


def _proposal_of(session: Session, need: Need) -> Match | None:
    return session.scalars(select(Match).filter_by(need_id=need.id, status=MatchStatus.PROPOSED)).one_or_none()


def _withdraw(session: Session, old: Match | None, now: datetime) -> None:
    if old:
        old.decision_reason = REASON_REPLANNED
        move_match(session, old, MatchStatus.EXPIRED, None, now)


def _new_match(snapshot: Snapshot, need: Need, served: Served, now: datetime) -> Match:
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
