"""A helper who declined goes after all, as long as nobody else was promised it."""

from datetime import timedelta

import pytest

from data.core.errors import AlreadyDecided, DoubleBooked, NotFound
from data.core.events import ProposalWithdrawn
from data.core.giving_events import VisitTakenBack
from data.core.lifecycle import Answer, MatchStatus, NeedStatus
from data.models import Match
from data.planning.decisions import approve, take_back
from data.visits.visits import accept, decline, declined_of


@pytest.fixture
def refused(town, now) -> Match:
    """A visit that its one helper has declined."""
    match = town.proposal(town.need(), town.volunteer())
    approve(town.session, match.id, match.version, town.coordinator(), now)
    decline(town.session, match.id, match.providers[0].provider_id, "按错了", now)
    town.session.expire_all()
    return match


def test_it_stands_as_it_did(town, refused, now) -> None:
    helper = refused.providers[0].provider_id
    assert declined_of(town.session, helper, now) == [(refused, refused.providers[0])]
    assert take_back(town.session, refused.id, helper, now) == (VisitTakenBack(refused.id, helper),)
    assert (refused.status, refused.need.status) == (MatchStatus.ACCEPTED, NeedStatus.MATCHED)
    assert (refused.providers[0].status, refused.decision_reason) == (Answer.ACCEPTED, None)
    assert refused.need.preferences == []
    assert declined_of(town.session, helper, now) == []


def test_what_was_proposed_instead_is_off(town, refused, now) -> None:
    instead = town.proposal(refused.need, town.volunteer("乙"))
    events = take_back(town.session, refused.id, refused.providers[0].provider_id, now)
    assert ProposalWithdrawn(instead.id) in events
    assert instead.status is MatchStatus.CANCELLED


def test_where_somebody_else_goes_it_is_not_given_back(town, refused, now) -> None:
    instead = town.proposal(refused.need, town.volunteer("乙"))
    approve(town.session, instead.id, instead.version, town.coordinator(), now)
    helper = refused.providers[0].provider_id
    assert declined_of(town.session, helper, now) == []
    with pytest.raises(AlreadyDecided):
        take_back(town.session, refused.id, helper, now)


def test_when_the_hour_has_come_it_is_too_late(town, refused) -> None:
    with pytest.raises(AlreadyDecided):
        take_back(town.session, refused.id, refused.providers[0].provider_id, refused.start)


def test_who_has_promised_that_hour_elsewhere_cannot(town, refused, now) -> None:
    helper = refused.providers[0].provider
    elsewhere = town.proposal(town.need(), helper, start=refused.start + timedelta(minutes=10))
    approve(town.session, elsewhere.id, elsewhere.version, town.coordinator(), now)
    with pytest.raises(DoubleBooked):
        take_back(town.session, refused.id, helper.id, now)


def test_others_of_the_visit_keep_their_answers(town, now) -> None:
    one, other = town.volunteer("甲"), town.volunteer("乙")
    match = town.proposal(town.need(people=2), one, other)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    accept(town.session, match.id, other.id, now)
    decline(town.session, match.id, one.id, None, now)
    take_back(town.session, match.id, one.id, now)
    assert match.status is MatchStatus.ACCEPTED


def test_only_who_has_declined_takes_it_back(town, refused, now) -> None:
    with pytest.raises(NotFound):
        take_back(town.session, refused.id, town.volunteer("旁人").id, now)
    match = town.proposal(town.need(), town.volunteer("丙"))
    approve(town.session, match.id, match.version, town.coordinator(), now)
    with pytest.raises(AlreadyDecided):
        take_back(town.session, match.id, match.providers[0].provider_id, now)
