"""Roles, and who is on duty."""

import pytest

from data.core.events import RoleGranted
from data.core.kinds import Role
from data.people.roles import duty_coordinators, grant_role, is_coordinator, roles_of


def test_a_role_granted_twice_stands_once(town, now) -> None:
    person = town.person()
    granted = RoleGranted(person.id, Role.COORDINATOR, "qingshan")
    assert grant_role(town.session, person, Role.COORDINATOR, "qingshan", now) == (granted,)
    assert grant_role(town.session, person, Role.COORDINATOR, "qingshan", now) == ()


@pytest.mark.parametrize(
    ("granted", "asked", "reaches"),
    [
        ("anyuan", "qingshan", True),
        ("qingshan", "qingshan", True),
        ("qingshan", "anyuan", False),
        ("qingshan", "fenghuang", False),
        ("qingshan", None, True),
        (None, "fenghuang", True),
    ],
)
def test_a_coordinator_reaches_their_area_and_what_lies_in_it(town, granted, asked, reaches) -> None:
    assert is_coordinator(town.session, town.coordinator(granted), asked) is reaches


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.VOLUNTEER, Role.ORGANISATION, Role.DONOR])
def test_nobody_else_is_a_coordinator(town, now, role) -> None:
    person = town.person()
    grant_role(town.session, person, role, "anyuan", now)
    assert not is_coordinator(town.session, person, "qingshan")


def test_a_revoked_role_reaches_nowhere(town, now) -> None:
    person = town.coordinator("qingshan")
    for grant in roles_of(town.session, person):
        grant.revoked_at = now
    assert not is_coordinator(town.session, person, "qingshan")
    assert duty_coordinators(town.session, "qingshan") == []


def test_the_nearest_coordinators_are_on_duty(town) -> None:
    near, far = town.coordinator("qingshan"), town.coordinator("anyuan")
    assert duty_coordinators(town.session, "qingshan") == [near]
    assert duty_coordinators(town.session, "fenghuang") == [far]


def test_those_of_everywhere_are_on_duty_where_there_is_nobody_nearer(town) -> None:
    everywhere = town.coordinator(None)
    assert duty_coordinators(town.session, "qingshan") == [everywhere]


def test_without_an_area_the_countys_duty_is_told_and_no_town(town) -> None:
    town.coordinator("qingshan")
    county = town.coordinator("anyuan")
    town.coordinator("fenghuang")
    assert duty_coordinators(town.session, None) == [county]


def test_those_of_everywhere_stand_beside_the_countys_duty(town) -> None:
    both = [town.coordinator(None), town.coordinator("anyuan")]
    assert duty_coordinators(town.session, None) == both


def test_a_county_without_a_coordinator_leaves_it_to_the_towns_each_once(town, now) -> None:
    towns = [town.coordinator("qingshan"), town.coordinator("fenghuang")]
    grant_role(town.session, towns[0], Role.SOCIAL_WORKER, "houbu", now)
    town.coordinator("gaozhi")
    assert duty_coordinators(town.session, None) == towns


def test_where_only_a_village_has_somebody_they_are_told(town) -> None:
    village = town.coordinator("gaozhi")
    assert duty_coordinators(town.session, None) == [village]


def test_where_nobody_is_a_coordinator_nobody_is_on_duty(town) -> None:
    assert duty_coordinators(town.session, None) == []
