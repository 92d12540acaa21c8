"""The bot itself fails at a message of the web page: the talk opens for a person, as it does on Telegram."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime

import httpx
import pytest
from fastapi import FastAPI

from bot.channels.mailbox import Mailbox
from bot.channels.web.chat import CHANNEL, WebChat
from bot.channels.web.door import PatientDoor
from bot.channels.web.identity import Identities
from bot.core.tally import Tally
from bot.http.application import create_app
from bot.jobs.counting import Counter
from bot.notices.table import publisher
from data.core.database import Database
from data.core.lifecycle import HandoffStatus
from data.models import Alarm, Handoff
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding
from tests.kit.keys import KEYRING
from tests.kit.station import Station

SLIPS = ("我想找人修水管", "我爸突然倒在地上叫不醒了")


class Slipping:
    """Reads everything but what makes it fail."""

    def __init__(self, reader: Interpreter) -> None:
        self._reader = reader

    async def interpret(self, text: str, at: datetime) -> Understanding:
        if text in SLIPS:
            raise KeyError("a slip of ours")
        return await self._reader.interpret(text, at)


@pytest.fixture
async def slipping(
    open_station: Callable[[Database, Interpreter], Station], sqlite_database: Database, reader: Interpreter
) -> Station:
    station = open_station(sqlite_database, Slipping(reader))
    await station.coordinator("李社工")
    return station


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
async def browser(slipping: Station, tally: Tally, serve: Callable[[FastAPI], str]) -> AsyncIterator[httpx.AsyncClient]:
    mailbox = Mailbox(slipping.database, CHANNEL, slipping.clock)
    door, identities = PatientDoor(slipping.conversation), Identities(KEYRING)
    chat = WebChat(door, mailbox, identities, slipping.clock, tally=tally)
    async with httpx.AsyncClient(base_url=serve(create_app(chat.router))) as client:
        await client.post("/chat/session")
        yield client


async def say(browser: httpx.AsyncClient, number: int, text: str) -> httpx.Response:
    return await browser.post("/chat/messages", json={"id": f"message-{number}", "text": text})


async def test_the_person_is_asked_to_say_it_again_and_a_person_looks(
    slipping: Station, browser: httpx.AsyncClient
) -> None:
    answer = await say(browser, 1, SLIPS[0])
    assert (answer.status_code, answer.json()["problem"]) == (500, "failed")
    assert "请再说一遍" in answer.json()["text"]
    (told,) = (await browser.get("/chat/updates")).json()
    assert "已经请值班社工来看看" in told["text"]
    assert "机器人出了错" in slipping.told("李社工")[-1].text


async def test_in_danger_the_advice_comes_first_and_an_alarm_is_raised_all_the_same(
    slipping: Station, tally: Tally, browser: httpx.AsyncClient
) -> None:
    answer = await say(browser, 1, SLIPS[1])
    assert "120" in answer.json()["text"]
    assert "我先记着" not in answer.json()["text"]
    assert [handoff.status for handoff in slipping.stored(Handoff)] == [HandoffStatus.OPEN]
    await Counter(slipping.database, slipping.clock, tally, publisher(slipping.names)).write()
    assert "叫不醒" in slipping.told("李社工")[-1].text
    assert len(slipping.stored(Alarm)) == 1


async def test_however_often_it_fails_one_talk_is_opened_and_what_does_not_fail_is_answered(
    slipping: Station, browser: httpx.AsyncClient
) -> None:
    for number in range(4):
        await say(browser, number, SLIPS[number % 2])
    assert (await say(browser, 9, "救命，我家着火了")).is_success
    assert len(slipping.stored(Handoff)) == 1
    assert len(slipping.stored(Alarm)) == 1
