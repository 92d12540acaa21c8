"""What is stored becomes a problem that says the same."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from data.matches import approve, pin, reject
from data.needs import cancel_need
from data.offers import NewRule, add_exception, verify_skill
from data.planning import load_problem
from data.planning.settings import TRAVEL, WEIGHTS
from data.review import REASON_PERSON
from data.states import MatchStatus, ProviderKind
from data.transitions import move_match
from matching.problem import Problem

HOUR = timedelta(hours=1)
DAY = 24 * 60


def load(town, now=None, **more) -> Problem:
    return load_problem(town.session, now or town.now, **more).problem


def test_an_empty_district_is_an_empty_problem(town) -> None:
    problem = load(town)
    assert (problem.needs, problem.providers, problem.resources, problem.fixed) == ((), (), (), ())
    assert (problem.days, problem.travel, problem.weights) == (14, TRAVEL, WEIGHTS)
    assert problem.start == datetime(2026, 11, 20, 16, tzinfo=UTC)


def test_a_need_is_told_as_it_was_asked(town) -> None:
    need = town.need(people=2, urgency="urgent", beneficiary=["disabled"])
    [wanted] = load(town).needs
    [role] = wanted.roles
    assert (wanted.id, wanted.priority, wanted.minutes) == (f"n{need.id}", 5, 180)
    assert (wanted.place, wanted.windows) == ((need.lon, need.lat), ((DAY + 600, DAY + 840),))
    assert (role.id, role.people, role.skills) == ("main", 2, {"medical_escort"})
    assert role.kinds == {"volunteer", "social_worker", "organisation"}


def test_goods_are_asked_of_resources(town) -> None:
    town.resource(town.volunteer("爱心超市"), name="轮 椅", quantity=3, expires_on=None)
    town.need("goods", item="轮椅", quantity=2)
    problem = load(town)
    [role], [chairs] = problem.needs[0].roles, problem.resources
    assert (role.item, role.quantity) == ("goods:轮椅", 2)
    assert (chairs.item, chairs.quantity, chairs.returnable, chairs.windows) == ("goods:轮椅", 3, True, ())


def test_nothing_is_asked_for_sooner_than_an_hour_from_now(town, now) -> None:
    town.need("errand", windows=[(now - HOUR, now + 4 * HOUR)])
    assert load(town).needs[0].windows == ((10 * 60, 13 * 60),)
    assert load(town, notice=2 * HOUR).needs[0].windows == ((11 * 60, 13 * 60),)


def test_a_need_whose_time_is_over_or_far_off_waits_outside(town, now) -> None:
    town.need("errand", windows=[(now - 4 * HOUR, now - HOUR)])
    town.need("errand", windows=[(now + timedelta(days=20), now + timedelta(days=20, hours=4))])
    town.need("errand", windows=[(now, now + 1.5 * HOUR)])
    assert load(town).needs == ()


@pytest.mark.parametrize(("urgency", "days"), [("normal", 7), ("urgent", 2), ("emergency", 2)])
def test_a_need_for_any_time_may_be_served_from_eight_to_eight(town, urgency, days) -> None:
    town.need("errand", windows=[], urgency=urgency)
    windows = load(town).needs[0].windows
    assert windows == ((600, 1200), *((day * DAY + 480, day * DAY + 1200) for day in range(1, days)))


def test_a_repeated_need_asks_for_its_next_time_only(town) -> None:
    rules = [NewRule(days=("WE",), start=time(14), end=time(18)), NewRule(days=("TU",), start=time(9))]
    town.need("errand", windows=[], rules=rules)
    assert load(town).needs[0].windows == ((3 * DAY + 540, 3 * DAY + 600),)


def test_a_time_of_a_repeated_need_that_is_too_near_is_let_go(town) -> None:
    town.need("errand", windows=[], rules=[NewRule(days=("SA",), start=time(9, 30), end=time(10, 30))])
    assert load(town).needs[0].windows == ((7 * DAY + 570, 7 * DAY + 630),)


def test_so_many_times_a_week_may_be_any_day_of_the_week(town) -> None:
    town.need("errand", windows=[], rules=[NewRule(days=(), times=2, start=time(8), end=time(20))])
    windows = load(town).needs[0].windows
    assert windows[0] == (600, 1200)
    assert {start // DAY for start, _ in windows} >= set(range(7))


def test_a_volunteer_is_told_with_all_they_said(town) -> None:
    provider = town.volunteer(radius_km=3, weekly_minutes=120)
    [helper] = load(town, days=7).providers
    assert (helper.id, helper.kind, helper.crew) == (f"p{provider.id}", "volunteer", 1)
    assert (helper.radius_km, helper.max_minutes, helper.max_visits) == (3, 120, None)
    assert helper.windows[:2] == ((540, 1200), (DAY + 480, DAY + 1200))
    assert len(helper.windows) == 7


def test_hours_one_cannot_are_taken_out(town, now) -> None:
    provider = town.volunteer(spans=[(town.ten - 4 * HOUR, town.ten)])
    add_exception(town.session, provider, town.ten + HOUR, town.ten + 2 * HOUR, now)
    assert load(town).providers[0].windows[1:3] == ((DAY + 360, DAY + 660), (DAY + 720, DAY + 1200))


def test_a_certified_skill_counts_only_while_it_is_verified(town, now) -> None:
    provider = town.volunteer(skills=["errand", "tutoring", "lang:pingxiang"])
    assert load(town).providers[0].skills == {"errand", "lang:pingxiang"}
    verify_skill(town.session, provider, "tutoring", "教师资格证", town.coordinator(), now, date(2026, 11, 21))
    assert load(town).providers[0].skills == {"errand", "lang:pingxiang", "tutoring"}
    assert load(town, now + timedelta(days=1)).providers[0].skills == {"errand", "lang:pingxiang"}


def test_who_is_inactive_or_a_charity_makes_no_visits(town) -> None:
    town.volunteer("甲").active = False
    town.volunteer("乙").kind = ProviderKind.CHARITY
    assert load(town).providers == ()


def test_a_resource_is_open_in_its_hours_until_its_last_day(town, now) -> None:
    owner = town.volunteer("爱心超市")
    town.resource(owner, expires_on=date(2026, 11, 22), hours=[((), time(9), time(17))])
    town.resource(owner, expires_on=date(2026, 11, 20))
    [stock] = load(town).resources
    assert stock.windows == ((540, 1020), (DAY + 540, DAY + 1020))


def test_resources_of_who_left_are_not_offered(town) -> None:
    owner = town.volunteer("爱心超市")
    town.resource(owner)
    owner.active = False
    assert load(town).resources == ()


@pytest.fixture
def agreed(town, now):
    """An approved visit tomorrow at ten by a volunteer with two hours a week to give."""
    provider = town.volunteer(weekly_minutes=200, radius_km=5)
    match = town.proposal(town.need(), provider)
    return approve(town.session, match.id, match.version, town.coordinator(), now)


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
    pin(town.session, match.id, match.version, town.coordinator())
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
    move_match(town.session, agreed, MatchStatus.UNDER_WAY, None, agreed.start)
    problem = load(town, agreed.start + HOUR)
    assert len(problem.fixed) == 1
    assert problem.providers[0].windows[0][0] <= problem.fixed[0].start


def test_the_problem_reads_back_as_the_contract_has_it(town, agreed) -> None:
    town.need("goods", item="轮椅")
    town.resource(town.volunteer("爱心超市"))
    problem = load(town)
    assert Problem.model_validate_json(problem.model_dump_json()) == problem
