"""Becoming known, roles, and who is on duty."""

import pytest
from sqlalchemy import select

from data.core.lifecycle import Role
from data.models import Consent
from data.people.people import (
    addresses_of,
    close_address,
    duty_coordinators,
    enrol,
    find_person,
    grant_role,
    is_coordinator,
    roles_of,
    set_language,
)


def test_a_stranger_is_nobody(session) -> None:
    assert find_person(session, "telegram", "1") is None


def test_who_agrees_is_known_as_a_resident_with_their_consent(session, now) -> None:
    person = enrol(session, "telegram", "1", "zh", now)
    assert find_person(session, "telegram", "1") is person
    assert [grant.role for grant in roles_of(session, person)] == [Role.RESIDENT]
    assert session.scalars(select(Consent)).one().given_at == now


def test_agreeing_twice_makes_one_person(session, now) -> None:
    assert enrol(session, "telegram", "1", "zh", now) is enrol(session, "telegram", "1", "en", now)


def test_the_same_number_on_two_channels_is_two_people(session, now) -> None:
    assert enrol(session, "telegram", "1", "zh", now) is not enrol(session, "web", "1", "zh", now)


def test_a_person_is_spoken_to_in_the_language_they_chose(session, now) -> None:
    set_language(session, enrol(session, "web", "1", "zh", now), "en")
    assert find_person(session, "web", "1").language == "en"


def test_a_role_granted_twice_stands_once(town, now) -> None:
    person = town.person()
    first = grant_role(town.session, person, Role.COORDINATOR, "qingshan", now)
    assert grant_role(town.session, person, Role.COORDINATOR, "qingshan", now) is first


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


def test_without_an_area_all_coordinators_are_on_duty_each_once(town, now) -> None:
    both = [town.coordinator("qingshan"), town.coordinator("anyuan")]
    grant_role(town.session, both[0], Role.SOCIAL_WORKER, "fenghuang", now)
    assert duty_coordinators(town.session, None) == both


def test_a_closed_address_is_no_longer_written_to(town, now) -> None:
    person = town.person()
    [address] = addresses_of(town.session, person)
    close_address(town.session, address.channel, address.external_id, now)
    assert addresses_of(town.session, person) == []
    assert find_person(town.session, address.channel, address.external_id) is person
