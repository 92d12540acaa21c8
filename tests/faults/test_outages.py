"""A locked database, on SQLite and PostgreSQL: danger is advised on the web at once, and is an alarm afterwards."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from sqlalchemy import text

from bot.channels.mailbox import Mailbox
from bot.channels.web.chat import CHANNEL, WebChat
from bot.channels.web.door import DoorPatience, PatientDoor
from bot.channels.web.identity import Identities
from bot.core.names import Names
from bot.core.tally import Tally
from bot.http.application import create_app
from bot.http.parts import StoredParts
from data.areas.tree import install_areas
from data.core.database import Database
from data.models import Alarm, AlarmWord
from data.reference import load_gazetteer, load_taxonomy
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.runtime.fallback import Fallback
from tests.faults.breaking import TABLES
from tests.kit.keys import KEYRING
from tests.kit.station import Station

FALLEN = {"id": "message-1", "text": "我爸突然倒在地上叫不醒了"}
ORDINARY = {"id": "message-2", "text": "你好"}


@contextmanager
def locked(database: Database) -> Iterator[None]:
    with database.engine.connect() as connection:
        connection.execute(text("SELECT 1" if database.is_sqlite else f"LOCK TABLE {TABLES} IN ACCESS EXCLUSIVE MODE"))
        yield


@pytest.fixture
def station(database: Database) -> Station:
    database.run(lambda session: install_areas(session, load_gazetteer()))
    gazetteer = Gazetteer(load_gazetteer())
    return Station(database, Names(load_taxonomy(), load_gazetteer()), Fallback(gazetteer), gazetteer)


@pytest.fixture
async def browser(station: Station, serve: Callable) -> AsyncIterator[httpx.AsyncClient]:
    door = PatientDoor(station.conversation, DoorPatience(0.2, 0.2, 0.05))
    mailbox = Mailbox(station.database, CHANNEL, station.clock)
    chat = WebChat(door, mailbox, Identities(KEYRING), station.clock, tally=Tally())
    app = create_app(chat.router, parts={"database": StoredParts(station.database, station.clock).storage})
    async with httpx.AsyncClient(base_url=serve(app), timeout=30) as client:
        await client.post("/chat/session")
        yield client


async def test_danger_has_its_advice_while_it_is_locked_and_its_alarm_when_that_is_over(
    browser: httpx.AsyncClient, station: Station
) -> None:
    with locked(station.database):
        answer = await browser.post("/chat/messages", json=FALLEN)
        assert answer.status_code == 503
        assert "120" in answer.json()["text"]
        assert "一恢复就告诉值班社工" in answer.json()["text"]
        assert (await browser.get("/health")).json()["parts"]["database"] == {"well": False, "why": "locked"}
    heard = ""
    while "您现在在哪里" not in heard:
        heard = (await browser.get("/chat/updates")).text
    assert [alarm.danger for alarm in station.stored(Alarm)] == ["medical"]
    assert [word.text for word in station.stored(AlarmWord)] == [FALLEN["text"]]


async def test_others_hear_one_honest_sentence_and_send_it_again(browser: httpx.AsyncClient, station: Station) -> None:
    with locked(station.database):
        answer = await browser.post("/chat/messages", json=ORDINARY)
        assert answer.status_code == 503
        assert "过一会儿再发一次" in answer.json()["text"]
    assert (await browser.post("/chat/messages", json=ORDINARY)).status_code == 200
    assert len((await browser.get("/chat/updates")).json()) == 1
