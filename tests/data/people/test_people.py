"""Becoming known."""

from sqlalchemy import select

from data.core.events import PersonEnrolled, RoleGranted
from data.core.kinds import Role
from data.models import Consent
from data.people.people import enrol, find_person, set_language
from data.people.roles import roles_of
from tests.kit.town import enrolled


def test_a_stranger_is_nobody(session) -> None:
    assert find_person(session, "telegram", "1") is None


def test_who_agrees_is_known_as_a_resident_with_their_consent(session, now) -> None:
    joined, granted = enrol(session, "telegram", "1", "zh", now)
    person = find_person(session, "telegram", "1")
    assert joined == PersonEnrolled(person.id)
    assert granted == RoleGranted(person.id, Role.RESIDENT, None)
    assert [grant.role for grant in roles_of(session, person)] == [Role.RESIDENT]
    assert session.scalars(select(Consent)).one().given_at == now


def test_agreeing_twice_makes_one_person(session, now) -> None:
    person = enrolled(session, "telegram", "1", "zh", now)
    assert enrol(session, "telegram", "1", "en", now) == ()
    assert find_person(session, "telegram", "1") is person


def test_the_same_number_on_two_channels_is_two_people(session, now) -> None:
    assert enrolled(session, "telegram", "1", "zh", now) is not enrolled(session, "web", "1", "zh", now)


def test_a_person_is_spoken_to_in_the_language_they_chose(session, now) -> None:
    set_language(session, enrolled(session, "web", "1", "zh", now), "en")
    assert find_person(session, "web", "1").language == "en"
