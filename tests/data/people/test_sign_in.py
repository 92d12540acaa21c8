"""One-time links and cookies."""

from datetime import timedelta

import pytest

from data.core.errors import CodeUnusable
from data.people.sign_in import LINK_TTL, SESSION_TTL, close_session, issue_link, open_session, session_person

SECOND = timedelta(seconds=1)


def test_a_link_opens_a_session_of_its_person(town, now) -> None:
    person = town.coordinator()
    cookie = open_session(town.session, issue_link(town.session, person, now).value, now).value
    assert session_person(town.session, cookie, now) is person


def test_a_link_works_once(town, now) -> None:
    token, _ = issue_link(town.session, town.coordinator(), now)
    open_session(town.session, token, now)
    with pytest.raises(CodeUnusable):
        open_session(town.session, token, now)


def test_a_link_ends(town, now) -> None:
    token, _ = issue_link(town.session, town.coordinator(), now)
    with pytest.raises(CodeUnusable):
        open_session(town.session, token, now + LINK_TTL)
    open_session(town.session, token, now + LINK_TTL - SECOND)


def test_a_session_ends(town, now) -> None:
    cookie = open_session(town.session, issue_link(town.session, town.coordinator(), now).value, now).value
    assert session_person(town.session, cookie, now + SESSION_TTL - SECOND)
    assert session_person(town.session, cookie, now + SESSION_TTL) is None


def test_who_signs_out_is_out(town, now) -> None:
    cookie = open_session(town.session, issue_link(town.session, town.coordinator(), now).value, now).value
    close_session(town.session, cookie, now)
    assert session_person(town.session, cookie, now) is None


@pytest.mark.parametrize("cookie", ["", "made up", "' OR 1=1 --"])
def test_a_cookie_nobody_gave_is_nobody(session, now, cookie) -> None:
    assert session_person(session, cookie, now) is None
    close_session(session, cookie, now)


def test_a_link_is_no_cookie(town, now) -> None:
    token, _ = issue_link(town.session, town.coordinator(), now)
    assert session_person(town.session, token, now) is None
