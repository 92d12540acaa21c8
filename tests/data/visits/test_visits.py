"""What each provider says to an approved match."""

import pytest

from data.core.errors import AlreadyDecided, NotFound
from data.core.events import VisitAccepted, VisitDeclined
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Match
from data.planning.decisions import approve
from data.visits.visits import accept, agreed_of, decline, get_match


@pytest.fixture
def proposed(town) -> Match:
    """A proposal of one volunteer."""
    return town.proposal(town.need(), town.volunteer())


def test_a_match_that_is_not_there_is_said_so(town) -> None:
    with pytest.raises(NotFound):
        get_match(town.session, 404)


def test_all_providers_must_accept(town, now) -> None:
    one, other = town.volunteer("甲"), town.volunteer("乙")
    match = town.proposal(town.need(people=2), one, other)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    assert accept(town.session, match.id, one.id, now) == (VisitAccepted(match.id, one.id),)
    assert accept(town.session, match.id, one.id, now) == ()
    assert match.status is MatchStatus.APPROVED
    assert accept(town.session, match.id, other.id, now) == (VisitAccepted(match.id, other.id),)
    assert accept(town.session, match.id, other.id, now) == ()
    assert match.status is MatchStatus.ACCEPTED  # type: ignore[comparison-overlap]


def test_who_cannot_come_frees_the_need_and_is_not_asked_again(town, proposed, now) -> None:
    provider = proposed.providers[0].provider
    approve(town.session, proposed.id, proposed.version, town.coordinator(), now)
    accept(town.session, proposed.id, provider.id, now)
    declined = VisitDeclined(proposed.id, provider.id)
    assert decline(town.session, proposed.id, provider.id, "孩子发烧了", now) == (declined,)
    town.session.expire_all()
    assert (proposed.status, proposed.need.status) == (MatchStatus.DECLINED, NeedStatus.OPEN)
    assert [p.provider_id for p in proposed.need.preferences] == [provider.id]
    assert agreed_of(town.session, provider.id) == []


def test_nobody_answers_what_was_not_approved_or_not_asked_of_them(town, proposed, now) -> None:
    provider_id = proposed.providers[0].provider_id
    with pytest.raises(AlreadyDecided):
        accept(town.session, proposed.id, provider_id, now)
    approve(town.session, proposed.id, proposed.version, town.coordinator(), now)
    with pytest.raises(NotFound):
        accept(town.session, proposed.id, town.volunteer("旁人").id, now)
