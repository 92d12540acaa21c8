"""What is stored becomes a problem that says the same."""

from datetime import UTC, datetime, timedelta

import pytest

from data.core.lifecycle import MatchStatus
from data.core.transitions import set_status
from data.needs.needs import cancel_need
from data.planning import load_problem
from data.planning.decisions import REASON_PERSON, approve, pin, reject
from data.planning.settings import TRAVEL, WEIGHTS
from matching.model import Problem

HOUR = timedelta(hours=1)
DAY = 24 * 60


def load(town, now=None, **more) -> Problem:
    return load_problem(town.session, now or town.now, **more).problem


def test_an_empty_district_is_an_empty_problem(town) -> None:
    problem = load(town)
    assert (problem.needs, problem.providers, problem.resources, problem.fixed) == ((), (), (), ())
    assert (problem.days, problem.travel, problem.weights) == (14, TRAVEL, WEIGHTS)
    assert problem.start == datetime(2026, 11, 20, 16, tzinfo=UTC)


def test_goods_are_asked_of_resources(town) -> None:
    town.resource(town.volunteer("爱心超市"), name="轮 椅", quantity=3, expires_on=None)
    town.need("goods", item="轮椅", quantity=2)
    problem = load(town)
    [role], [chairs] = problem.needs[0].roles, problem.resources
    assert (role.item, role.quantity) == ("goods:轮椅", 2)  # type: ignore[union-attr]
    assert (chairs.item, chairs.quantity, chairs.returnable, chairs.windows) == ("goods:轮椅", 3, True, ())


@pytest.fixture
def agreed(town, now):
    """An approved visit tomorrow at ten by a volunteer with two hours a week to give."""
    provider = town.volunteer(weekly_minutes=200, radius_km=5)
    match = town.proposal(town.need(), provider)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    return match


def test_what_is_agreed_is_fixed_and_nothing_else_is_asked_of_that_need(town, agreed) -> None:
    problem = load(town)
    need, provider = f"n{agreed.need_id}", f"p{agreed.providers[0].provider_id}"
    assert [(f.need, f.start, f.roles) for f in problem.fixed] == [(need, DAY + 600, {"main": (provider,)})]
    assert [(n.id, n.windows, n.minutes) for n in problem.needs] == [(need, ((DAY + 600, DAY + 780),), 180)]
    assert problem.previous == ()


def test_an_agreement_stands_though_its_provider_has_changed_everything(town, agreed, now) -> None:
    provider = agreed.providers[0].provider
    provider.rules, provider.radius_km, provider.weekly_minutes, provider.active = [], 0, 10, False
    [helper] = load(town).providers
    assert any(start <= DAY + 600 and end >= DAY + 780 for start, end in helper.windows)
    assert (helper.max_minutes, len(helper.windows)) == (180, 1)


def test_what_is_agreed_beyond_the_horizon_is_not_looked_at(town, agreed) -> None:
    assert load(town, days=1).fixed == ()


def test_what_was_done_since_monday_uses_up_the_week(town, agreed, now) -> None:
    over = agreed.end + HOUR
    assert load(town, over, days=7).providers[0].max_minutes == 20
    next_week = over + timedelta(days=7)
    assert load(town, next_week, days=7).providers[0].max_minutes == 200
    assert load(town, next_week, days=14).providers[0].max_minutes == 400
    assert load(town, next_week, days=13).providers[0].max_minutes == 200


def test_a_proposal_may_move_unless_it_is_pinned(town) -> None:
    match = town.proposal(town.need(), town.volunteer())
    loose = load(town)
    assert [p.need for p in loose.previous] == [n.id for n in loose.needs] == [f"n{match.need_id}"]
    assert loose.fixed == ()
    pin(town.session, match.id, match.version, town.coordinator(), town.now)
    pinned = load(town)
    assert [f.need for f in pinned.fixed] == [f"n{match.need_id}"]
    assert pinned.previous == ()


def test_a_proposal_of_somebody_who_left_is_no_longer_held_to(town) -> None:
    match = town.proposal(town.need(), town.volunteer())
    match.providers[0].provider.active = False
    assert load(town).previous == ()


def test_a_refused_hour_is_not_asked_for_again_but_a_refused_person_is_named(town, now) -> None:
    coordinator = town.coordinator()
    by_time, by_person = (town.proposal(town.need("errand"), town.volunteer()) for _ in range(2))
    reject(town.session, by_time.id, by_time.version, coordinator, "time", now)
    reject(town.session, by_person.id, by_person.version, coordinator, REASON_PERSON, now)
    first, second = sorted(load(town).needs, key=lambda need: int(need.id[1:]))
    assert (first.windows, first.refuse) == (((DAY + 660, DAY + 840),), frozenset())
    assert second.windows == ((DAY + 600, DAY + 840),)
    assert second.refuse == {f"p{by_person.providers[0].provider_id}"}


def test_a_cancelled_need_is_gone(town, now) -> None:
    need = town.need()
    cancel_need(town.session, need, need.requester, now)
    assert load(town).needs == ()


def test_a_visit_under_way_keeps_its_provider(town, agreed) -> None:
    set_status(town.session, agreed, MatchStatus.UNDER_WAY, None, agreed.start)
    problem = load(town, agreed.start + HOUR)
    assert len(problem.fixed) == 1
    assert problem.providers[0].windows[0][0] <= problem.fixed[0].start


def test_the_problem_reads_back_as_the_contract_has_it(town, agreed) -> None:
    town.need("goods", item="轮椅")
    town.resource(town.volunteer("爱心超市"))
    problem = load(town)
    assert Problem.model_validate_json(problem.model_dump_json()) == problem
