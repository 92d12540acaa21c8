"""Letting go of what is past."""

from datetime import time, timedelta

from data.core.events import NeedExpired, ProposalExpired
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.recurrence import NewRule
from data.housekeeping.expiry import expire
from data.planning.decisions import approve

MINUTE = timedelta(minutes=1)


def test_a_proposal_nobody_decided_ends_when_its_hour_comes(town) -> None:
    match = town.proposal(town.need(minutes=60), town.volunteer())
    assert expire(town.session, match.start - MINUTE) == ()
    assert match.status is MatchStatus.PROPOSED
    assert expire(town.session, match.start) == (ProposalExpired(match.id),)
    assert (match.status, match.need.status) == (MatchStatus.EXPIRED, NeedStatus.OPEN)


def test_a_need_ends_with_its_last_window(town) -> None:
    need = town.need(windows=[(town.ten, None), (town.ten + timedelta(days=1), None)])
    last = need.windows[-1].end
    assert expire(town.session, last - MINUTE) == ()
    assert expire(town.session, last) == (NeedExpired(need.id),)
    assert need.status is NeedStatus.EXPIRED


def test_a_proposal_and_its_need_may_end_together(town) -> None:
    match = town.proposal(town.need(), town.volunteer())
    assert expire(town.session, match.need.windows[-1].end) == (ProposalExpired(match.id), NeedExpired(match.need_id))


def test_needs_for_any_time_and_repeated_needs_do_not_end(town, now) -> None:
    town.need(windows=[])
    town.need(rules=[NewRule(days=("MO",), start=time(9))])
    assert expire(town.session, now + timedelta(days=400)) == ()


def test_what_was_agreed_is_not_let_go(town, now) -> None:
    match = town.proposal(town.need(), town.volunteer())
    approve(town.session, match.id, match.version, town.coordinator(), now)
    assert expire(town.session, now + timedelta(days=400)) == ()
    assert match.status is MatchStatus.APPROVED
