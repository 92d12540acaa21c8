"""Cookies that we have signed, under whichever of our keys."""

from fastapi import Request, Response
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.identity import COOKIE, Identities
from data.core.sealing.keys import Keyring
from tests.kit.keys import KEYRING, cookie_of

OLD, NEW = bytes(32), bytes(range(100, 132))
LETTERS = "ABCabc012_-"


def asking(cookie: str) -> Request:
    return Request({"type": "http", "scheme": "http", "headers": [(b"cookie", f"{COOKIE}={cookie}".encode("latin-1"))]})


def given_cookie(identities: Identities, request: Request) -> str:
    response = Response()
    identities.remember(request, response)
    return response.headers["set-cookie"].partition("=")[2].partition(";")[0]


@given(st.text(LETTERS, min_size=43, max_size=43), st.text(LETTERS, min_size=43, max_size=43))
def test_nobody_can_make_a_cookie_without_the_key(token: str, signature: str) -> None:
    assert Identities(KEYRING).of(asking(f"{token}.{signature}")) is None


def test_a_signature_of_one_cookie_is_none_of_another() -> None:
    mine, other = cookie_of("a" * 43), "b" * 43
    assert Identities(KEYRING).of(asking(mine))
    assert Identities(KEYRING).of(asking(f"{other}.{mine.partition('.')[2]}")) is None


def test_after_a_change_of_keys_everybody_is_known_still_and_signed_anew() -> None:
    before, after = Identities(Keyring([OLD])), Identities(Keyring([NEW, OLD]))
    cookie = given_cookie(before, asking("none"))
    again = given_cookie(after, asking(cookie))
    assert again != cookie
    assert before.of(asking(cookie)) == after.of(asking(cookie)) == Identities(Keyring([NEW])).of(asking(again))
