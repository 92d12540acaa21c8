"""From a Plan to proposals: what has changed since the problem was read is left alone."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.core.audit import log
from data.core.events import Event, Events, ProposalMade, ProposalWithdrawn, UrgentProposalMade
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.transitions import set_status
from data.models import Match, Need, NeedReason
from data.planning.booking import Bookings, matches_beside
from data.planning.ids import stored_id
from data.planning.proposal import new_proposal, same
from data.planning.replanned import why_replanned
from data.planning.snapshot import Snapshot
from matching import Assignment, Plan, Unserved

REASON_REPLANNED = "replanned"


def record_plan(session: Session, snapshot: Snapshot, plan: Plan, now: datetime, *, urgent: bool = False) -> Events:
    """Propose what the plan serves and write down why the rest is not; events tell of what is new and what is gone.

    A proposal that stands already and is the same stays, with its number. Needs that have changed since the snapshot
    are skipped, as is what has meanwhile been promised or proposed elsewhere, by another round perhaps, or begins too
    soon; the next plan sees to them.
    `urgent`: the plan was made for urgent needs alone, and a coordinator should decide on it at once.
    """
    return _Recording(session, snapshot, plan, now).record(UrgentProposalMade if urgent else ProposalMade)


class _Recording:
    """One plan being recorded: the needs that are still as they were, what is proposed for them, what is withdrawn."""

    def __init__(self, session: Session, snapshot: Snapshot, plan: Plan, now: datetime) -> None:
        self._session, self._snapshot, self._plan, self._now = session, snapshot, plan, now
        versions = snapshot.need_versions
        needs = select(Need).where(Need.id.in_(versions), Need.status.in_(NeedStatus.to_plan()))
        fresh = needs.options(selectinload(Need.reasons)).execution_options(populate_existing=True)
        self._needs = {n.id: n for n in session.scalars(fresh) if n.version == versions[n.id]}
        proposed = select(Match).where(Match.need_id.in_(self._needs), Match.status == MatchStatus.PROPOSED)
        parts = selectinload(Match.need), selectinload(Match.providers), selectinload(Match.resources)
        self._proposals = {m.need_id: m for m in session.scalars(proposed.options(*parts))}
        self._withdrawn: list[Event] = []

    def record(self, made: type[ProposalMade] | type[UrgentProposalMade]) -> Events:
        # One flush for all: the database is held by this transaction, and everybody else waits meanwhile.
        with self._session.no_autoflush:
            new = self._compatible([match for served in self._plan.served if (match := self._wanted(served))])
            for match in new:
                self._propose(match)
            for unserved in self._plan.unserved:
                self._leave(unserved)
        self._session.flush()
        for match in new:
            log(self._session, None, "match.proposed", "match", match.id, self._now, need=match.need_id)
        self._session.flush()
        return (*self._withdrawn, *(made(match.id) for match in new))

    def _wanted(self, served: Assignment) -> Match | None:
        """What the plan says of a need that is still as it was, where it says something new."""
        need = self._needs.get(stored_id(served.need))
        if need is None or self._snapshot.at(served.start) <= self._now:
            return None
        new, old = new_proposal(self._snapshot, need, served, self._now), self._proposals.get(need.id)
        return None if old and same(old, new) else new

    def _compatible(self, wanted: list[Match]) -> list[Match]:
        """Those that clash with nothing that will stand beside them, agreed or proposed (a fixpoint).

        What another round or a coordinator has written since the problem was read stands; so does the old proposal of a
        need whose new one cannot, which may be in the way of another new one in turn.
        """
        mine = {match.id for match in self._proposals.values()}
        beside = matches_beside(self._session, wanted, MatchStatus.may_happen())
        foreign = [match for match in beside if match.id not in mine]
        while (fitting := self._fitting(wanted, foreign)) != wanted:
            wanted = fitting
        return wanted

    def _fitting(self, wanted: list[Match], foreign: list[Match]) -> list[Match]:
        """Those of `wanted` that fit, one after the other, beside what stands if all of them are recorded."""
        replaced = {match.need_id for match in wanted} | {stored_id(left.need) for left in self._plan.unserved}
        kept = [old for need_id, old in self._proposals.items() if need_id not in replaced]
        bookings, fitting = Bookings(self._session, (*foreign, *kept)), []
        for match in wanted:
            if bookings.clash(match) is None:
                bookings.add(match)
                fitting.append(match)
        return fitting

    def _propose(self, new: Match) -> None:
        need, old = new.need, self._proposals.get(new.need_id)
        if old:
            new.why = why_replanned(self._snapshot, self._plan, old) + new.why
        self._withdraw(old)
        if need.status is NeedStatus.OPEN:
            set_status(self._session, need, NeedStatus.PROPOSED, None, self._now)
        need.reasons = []
        self._session.add(new)

    def _leave(self, unserved: Unserved) -> None:
        """Nobody for this need: what was proposed for it is withdrawn, and the reasons are kept for the coordinator."""
        need = self._needs.get(stored_id(unserved.need))
        if need is None:
            return
        self._withdraw(self._proposals.get(need.id))
        if need.status is NeedStatus.PROPOSED:
            set_status(self._session, need, NeedStatus.OPEN, None, self._now)
        origin = self._snapshot.origin.isoformat()  # minute 0 of the times in fixes
        fixes = [fix.model_dump(mode="json", exclude_none=True) for fix in unserved.fixes]
        need.reasons = [
            NeedReason(role=why.role, code=why.code, detail={"near": why.near, "fixes": fixes, "origin": origin})
            for why in unserved.reasons
        ]

    def _withdraw(self, old: Match | None) -> None:
        if old:
            old.decision_reason = REASON_REPLANNED
            set_status(self._session, old, MatchStatus.EXPIRED, None, self._now)
            self._withdrawn.append(ProposalWithdrawn(old.id))
