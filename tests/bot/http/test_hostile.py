"""Whatever is sent to any route, in path, query, form, JSON or cookie, the answer is never a fault of ours."""

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.mailbox import Mailbox
from bot.channels.telegram.inbox import Inbox, webhook
from bot.channels.web.chat import CHANNEL, Patience, WebChat
from bot.channels.web.door import PatientDoor
from bot.channels.web.identity import COOKIE as CHAT_COOKIE
from bot.channels.web.identity import Identities
from bot.channels.web.limits import Limits, Penalties
from bot.core.rate_limit import Limiter
from bot.core.tally import Tally
from bot.core.wakeup import WakeUp
from bot.desk.context import PageContext
from bot.desk.pages.registry import desk_routes
from bot.desk.session import COOKIE as DESK_COOKIE
from bot.desk.session import csrf_token
from bot.http.application import create_app
from data.core.database import Database
from data.people.people import find_person
from data.people.sign_in import issue_link, open_session
from tests.kit.keys import KEYRING, cookie_of
from tests.kit.station import Station

SECRET = "s3cret"
DEEP = "[" * 60_000
WORDS = (
    "",
    "\x00",
    "a\x00b",
    "\ud800",
    "😀",
    "9" * 30,
    "9" * 5000,
    "-1",
    "1e400",
    "NaN",
    "'",
    "%",
    "../..",
    "\r\nX: y",
)
HOSTILE = st.one_of(st.sampled_from(WORDS), st.text(max_size=8), st.integers().map(str))
VALUES = st.one_of(
    HOSTILE, st.integers(), st.sampled_from([2**63, -(2**63) - 1, 10**4000, None, [], {}, 1.5, True, {"a": ["\ud800"]}])
)
ANYTHING = Limits(*(Limiter(1e9, 1e9, lambda: 0.0) for _ in range(6)))


@dataclass(frozen=True)
class Door:
    """Every route of the product, and what opens it: the cookies of a chat and of a coordinator's session."""

    app: FastAPI
    chat: str
    desk: str

    def routes(self) -> list[tuple[str, str]]:
        pairs = [(method, route.path) for route in _declared(self.app.routes) for method in sorted(route.methods or ())]
        pairs.sort(key=lambda pair: pair[1] == "/review/close")  # whoever has signed out gets nowhere
        return [*pairs, ("GET", "/static/{path}"), ("GET", "/static/chat/{path}"), ("GET", "/{path}")]

    def cookies(self, hostile: str | None) -> bytes:
        kept = f"{CHAT_COOKIE}={self.chat}; {DESK_COOKIE}={self.desk}"
        return (
            kept.encode()
            if hostile is None
            else f"{CHAT_COOKIE}={hostile}; {DESK_COOKIE}={hostile}".encode("latin-1", "replace")
        )


def _declared(routes: Iterable[Any]) -> Iterator[APIRoute]:
    """The routes of all routers that were included, however deep."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif inner := getattr(route, "original_router", None):
            yield from _declared(inner.routes)


@pytest.fixture
async def door(open_station: Callable[[Database], Station], database: Database) -> Door:
    station = open_station(database)
    await station.coordinator("李社工")
    await station.nurse("李姐")
    await station.escort_needed("小周")
    station.propose()
    chat = WebChat(
        PatientDoor(station.conversation), Mailbox(database, CHANNEL, station.clock), Identities(KEYRING),
        station.clock, tally=Tally(), patience=Patience(0, 0), limits=ANYTHING,
        penalties=Penalties(step_seconds=0.0, most_seconds=0.0),
    )  # fmt: skip
    inbox = webhook(Inbox(database, "1000", station.clock, WakeUp()), ["/telegram/webhook"], SECRET)
    desk = desk_routes(PageContext(database, station.names, station.clock, station.desk))
    return Door(create_app(chat.router, desk, inbox), cookie_of("a" * 43), _session(station))


def _session(station: Station) -> str:
    def sign_in(session: Any) -> str:
        person = find_person(session, "test", "李社工")
        assert person
        return open_session(session, issue_link(session, person, station.now).value, station.now).value

    return station.database.run(sign_in)


def quoted(word: str) -> str:
    """Percent-encoded as somebody would who wants to break us: half characters too."""
    return "".join(f"%{byte:02X}" for byte in word.encode("utf-8", "surrogatepass")) or "x"


def bodies(door: Door, path: str) -> st.SearchStrategy[tuple[str, bytes]]:
    """What the route wants, with some fields replaced; or bytes that are nothing."""
    good = _good(door, path)
    spoilt = st.dictionaries(st.sampled_from([*good, "language", "quoted", "nobody's"]), VALUES, max_size=2)
    filled = spoilt.map(lambda given: good | given)
    as_json = filled.map(lambda given: ("application/json", json.dumps(given).encode()))
    as_form = filled.map(lambda given: ("application/x-www-form-urlencoded", _form(given)))
    right = as_form if path.startswith("/review") else as_json
    raw = st.sampled_from([DEEP, '{"a":' * 30_000, "\xff\x00", '{"text": "\\ud800"}', '{"version": 1e999}'])
    kinds = st.sampled_from(
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
    )
    return st.one_of(right, right, st.tuples(kinds, raw.map(lambda text: text.encode("latin-1"))))


def _good(door: Door, path: str) -> dict[str, Any]:
    if path.startswith("/review"):
        return {"csrf": csrf_token(door.desk), "version": 1, "reason": "time", "option": "a", "words": "好"}
    if path.startswith("/telegram"):
        chat = {"id": 7, "type": "private"}
        return {"update_id": 5, "message": {"message_id": 1, "chat": chat, "text": "修水管"}}
    return {"id": "12345678", "text": "你好"}


def _form(given: dict[str, Any]) -> bytes:
    return urlencode({name: str(value) for name, value in given.items()}, errors="surrogatepass").encode()


async def asked(door: Door, method: str, path: str, cookie: str | None, kind: str, body: bytes) -> int:
    transport = httpx.ASGITransport(door.app, raise_app_exceptions=False)
    headers = [
        (b"content-type", kind.encode()), (b"cookie", door.cookies(cookie)),
        (b"x-telegram-bot-api-secret-token", SECRET.encode()),
    ]  # fmt: skip
    async with httpx.AsyncClient(transport=transport, base_url="http://station.test") as client:
        return (await client.request(method, path, headers=headers, content=body)).status_code


def test_every_route_is_among_those_that_are_asked(door: Door) -> None:
    paths = {path for _, path in door.routes()}
    assert {"/", "/chat/messages", "/chat/updates", "/health", "/review", "/telegram/webhook"} <= paths
    assert {"/review/open/{token}", "/review/matches/{match_id}/{act}"} <= paths


GOOD = {
    "token": "x",
    "match_id": "1",
    "alarm_id": "1",
    "shift_id": "1",
    "act": "approve",
    "path": "x",
    "after": "0",
    "lang": "zh",
    "other": "1",
}
OFTEN = 3
"""One in so many of the values of path and query is hostile: what lies behind the first check is to be reached."""


def value(data: st.DataObject, name: str) -> str:
    spoilt = data.draw(st.integers(1, OFTEN)) == OFTEN
    return quoted(data.draw(HOSTILE)) if spoilt else GOOD[name]


def test_no_route_ever_answers_with_a_fault(door: Door) -> None:
    codes: dict[str, set[int]] = defaultdict(set)
    for method, route in door.routes():
        ask_often(door, method, route, codes[route])
    assert {code for seen in codes.values() for code in seen if code >= 500} == set(), codes
    assert codes["/review/matches/{match_id}/{act}"] & {303, 409}
    assert {200} <= codes["/chat/messages"] & codes["/telegram/webhook"] & codes["/review"] & codes["/chat/updates"]


def ask_often(door: Door, method: str, route: str, codes: set[int]) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        path = re.sub(r"\{(\w+)\}", lambda found: value(data, found[1]), route)
        query = "&".join(f"{name}={value(data, name)}" for name in ("after", "lang", "other"))
        cookie = data.draw(st.one_of(st.none(), st.none(), HOSTILE.map(quoted)))
        codes.add(asyncio.run(asked(door, method, f"{path}?{query}", cookie, *data.draw(bodies(door, route)))))

    ask()


@pytest.mark.parametrize("origin", ["http://[", "\x80", "null", "http://station.test:99999999999"])
async def test_an_origin_that_is_no_address_is_refused(door: Door, origin: str) -> None:
    transport = httpx.ASGITransport(door.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://station.test") as client:
        answer = await client.post("/chat/session", headers=[(b"origin", origin.encode("latin-1"))])
    assert answer.status_code == 403


async def test_a_host_that_is_no_address_gets_its_cookie_all_the_same(door: Door) -> None:
    transport = httpx.ASGITransport(door.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://station.test") as client:
        answer = await client.post("/chat/session", headers=[(b"host", b"[")])
    assert answer.status_code == 204
