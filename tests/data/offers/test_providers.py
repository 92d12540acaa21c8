"""Volunteers and what they say about themselves."""

from datetime import time, timedelta

import pytest

from data.core.errors import NotFound
from data.core.events import DonorRegistered, RoleGranted, VolunteerRegistered
from data.core.kinds import ProviderKind, Role
from data.core.recurrence import NewRule
from data.offers.providers import (
    NewVolunteer,
    add_exception,
    donor_of,
    providers_of,
    register_donor,
    register_volunteer,
    verify_skill,
    volunteer_of,
)
from data.people.roles import roles_of


def zhang(**more) -> NewVolunteer:
    return NewVolunteer(**{"name": "张三", "skills": ["errand", "haircut"], "area_id": "qingshan", **more})


def test_a_resident_becomes_a_volunteer_at_the_middle_of_their_area(town, now) -> None:
    person = town.person("")
    registered, granted = register_volunteer(town.session, person, zhang(phone="13800000001", radius_km=3), now)
    provider = volunteer_of(town.session, person)
    assert registered == VolunteerRegistered(person.id, provider.id)
    assert granted == RoleGranted(person.id, Role.VOLUNTEER, "qingshan")
    assert (provider.kind, provider.crew, provider.active) == (ProviderKind.VOLUNTEER, 1, True)
    assert (person.name, person.phone) == ("张三", "13800000001")
    assert {grant.role for grant in roles_of(town.session, person)} == {Role.RESIDENT, Role.VOLUNTEER}
    assert providers_of(town.session, person) == [provider]


def test_times_at_which_they_cannot_come_and_visits_a_week_are_kept(town, now) -> None:
    person, day = town.person(), timedelta(days=1)
    away = (now + day, now + 2 * day)
    register_volunteer(town.session, person, zhang(away=[away], weekly_visits=2), now)
    helper = volunteer_of(town.session, person)
    assert [(span.start, span.end, span.available) for span in helper.spans] == [(*away, False)]
    assert helper.weekly_visits == 2


def test_registering_again_replaces_what_was_said(town, now) -> None:
    person = town.person()
    rule = NewRule(days=("SA",), start=time(9), end=time(11))
    register_volunteer(town.session, person, zhang(rules=[rule], weekly_minutes=120), now)
    first = volunteer_of(town.session, person)
    register_volunteer(town.session, person, zhang(skills=["errand"], area_id="fenghuang"), now)
    again = volunteer_of(town.session, person)
    town.session.expire_all()
    assert again.id == first.id
    assert [skill.skill for skill in again.skills] == ["errand"]
    assert (again.rules, again.weekly_minutes, again.area_id) == ([], None, "fenghuang")


def test_a_verified_certificate_survives_registering_again(town, now) -> None:
    person = town.person()
    register_volunteer(town.session, person, zhang(skills=["tutoring"]), now)
    provider = volunteer_of(town.session, person)
    verify_skill(town.session, provider, "tutoring", "教师资格证", town.coordinator(), now)
    register_volunteer(town.session, person, zhang(skills=["errand", "tutoring"]), now)
    town.session.expire_all()
    assert {skill.skill: skill.certificate for skill in provider.skills} == {"errand": None, "tutoring": "教师资格证"}


def test_a_skill_may_be_verified_that_nobody_claimed(town, now) -> None:
    provider = town.volunteer(skills=[])
    verify_skill(town.session, provider, "legal_aid", "律师执业证", town.coordinator(), now)
    assert [skill.skill for skill in provider.skills] == ["legal_aid"]


@pytest.mark.parametrize(
    ("start", "end"), [(time(9), time(11)), (time(19, 30), time(21, 30)), (time(22, 15), time(23, 15))]
)
def test_who_is_free_from_a_moment_on_is_so_for_two_hours_of_that_day(town, start, end) -> None:
    [rule] = town.volunteer(rules=[NewRule(days=("SA",), start=start)]).rules
    assert (rule.start, rule.end) == (start, end)


def test_fortnights_are_counted_from_the_day_they_were_said(town, now) -> None:
    rule = NewRule(days=("SA",), start=time(9), end=time(11), every="two_weeks")
    assert town.volunteer(rules=[rule]).rules[0].since == now.date()


def test_an_exception_is_kept_beside_the_rules(town, now) -> None:
    provider = town.volunteer()
    add_exception(town.session, provider, now, now + timedelta(days=1), now)
    assert [(span.start, span.available) for span in provider.spans] == [(now, False)]


def test_an_area_nobody_knows_is_refused(town, now) -> None:
    with pytest.raises(NotFound):
        register_volunteer(town.session, town.person(), zhang(area_id="atlantis"), now)


def test_who_gives_things_becomes_a_giver_once(town, now) -> None:
    person = town.person("陈老板")
    [registered] = register_donor(town.session, person, "陈老板", "qingshan", now)
    giver = donor_of(town.session, person)
    assert registered == DonorRegistered(person.id, giver.id)
    assert (giver.kind, giver.area_id) == (ProviderKind.CHARITY, "qingshan")
    assert register_donor(town.session, person, "陈老板", "fenghuang", now) == ()
    assert donor_of(town.session, person) is giver
