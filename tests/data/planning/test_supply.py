"""Helpers and things, as a problem offers them."""

from datetime import date, time, timedelta

from data.core.kinds import ProviderKind
from data.core.recurrence import NewRule
from data.offers.providers import add_exception, verify_skill
from data.planning import load_problem
from matching.model import Problem

HOUR = timedelta(hours=1)
DAY = 24 * 60


def load(town, now=None, **more) -> Problem:
    return load_problem(town.session, now or town.now, **more).problem


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
    town.resource(owner, expires_on=date(2026, 11, 22), hours=[NewRule((), time(9), time(17))])
    town.resource(owner, expires_on=date(2026, 11, 20))
    [stock] = load(town).resources
    assert stock.windows == ((540, 1020), (DAY + 540, DAY + 1020))


def test_resources_of_who_left_are_not_offered(town) -> None:
    owner = town.volunteer("爱心超市")
    town.resource(owner)
    owner.active = False
    assert load(town).resources == ()
