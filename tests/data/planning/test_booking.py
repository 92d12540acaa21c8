"""Nobody and nothing is promised twice, ways included."""

from datetime import timedelta

import pytest

from data.core.errors import DoubleBooked
from data.planning.booking import clash, require_free
from data.planning.decisions import approve
from data.planning.settings import TRAVEL
from data.visits.visits import agreed_of
from matching.model.geometry import travel_minutes

MINUTE = timedelta(minutes=1)


@pytest.fixture
def way(town) -> timedelta:
    """How long it takes from 青山 to 凤凰."""
    one, other = town.need(), town.need(area_id="fenghuang")
    return travel_minutes(TRAVEL, (one.lon, one.lat), (other.lon, other.lat)) * MINUTE


def approved(town, now, match):
    approve(town.session, match.id, match.version, town.coordinator("anyuan"), now)
    return match


@pytest.mark.parametrize(("spare", "free"), [(timedelta(), True), (-MINUTE, False)])
@pytest.mark.parametrize("before", [True, False])
def test_the_way_between_two_visits_counts(town, now, way, spare, free, before) -> None:
    provider = town.volunteer()
    first = approved(town, now, town.proposal(town.need(minutes=60), provider))
    gap = way + spare
    start = first.start - gap - 60 * MINUTE if before else first.end + gap
    second = town.proposal(town.need(area_id="fenghuang", minutes=60), provider, start=start)
    assert (clash(town.session, second) is None) is free


def test_next_door_needs_no_way(town, now) -> None:
    provider = town.volunteer()
    first = approved(town, now, town.proposal(town.need(minutes=60), provider))
    assert clash(town.session, town.proposal(town.need(minutes=60), provider, start=first.end)) is None


def test_a_team_of_two_makes_two_trips_at_a_time_and_no_third(town, now) -> None:
    team = town.volunteer("红袖章")
    team.crew = 2
    for _ in range(2):
        approved(town, now, town.proposal(town.need(), team))
    third = town.proposal(town.need(), team)
    with pytest.raises(DoubleBooked, match=f"provider {team.id}"):
        require_free(town.session, third)


def test_a_team_may_follow_one_visit_by_another_while_a_third_goes_on(town, now) -> None:
    team = town.volunteer("红袖章", area_id="fenghuang")
    team.crew = 2
    long = approved(town, now, town.proposal(town.need(minutes=240), team))
    far = 120 * MINUTE
    approved(town, now, town.proposal(town.need(minutes=30), team, start=long.start))
    assert clash(town.session, town.proposal(town.need(minutes=30), team, start=long.start + far)) is None
    assert clash(town.session, town.proposal(town.need(minutes=30), team, start=long.start + 30 * MINUTE))


def lent(town, chair, quantity, start=None):
    match = town.proposal(town.need("goods", item="轮椅"), start=start)
    town.lend(match, chair, quantity)
    return match


def test_what_comes_back_can_be_lent_again(town, now) -> None:
    chair = town.resource(town.volunteer(), quantity=3)
    first = approved(town, now, lent(town, chair, 2))
    assert clash(town.session, lent(town, chair, 1)) is None
    assert clash(town.session, lent(town, chair, 2)) == f"resource {chair.id}"
    assert clash(town.session, lent(town, chair, 2, start=first.end)) is None


def test_what_is_used_up_is_gone_for_good(town, now) -> None:
    rice = town.resource(town.volunteer(), name="大米", quantity=3, returnable=False)
    first = approved(town, now, lent(town, rice, 2))
    assert clash(town.session, lent(town, rice, 2, start=first.end)) == f"resource {rice.id}"
    assert clash(town.session, lent(town, rice, 1, start=first.end)) is None


def test_what_was_never_approved_binds_nobody(town) -> None:
    provider = town.volunteer()
    town.proposal(town.need(), provider)
    assert agreed_of(town.session, provider.id) == []
    assert clash(town.session, town.proposal(town.need(), provider)) is None
