"""Forty seconds of 救命 from one anonymous browser kept everybody on Telegram waiting for 70 s."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from bot.channels.mailbox import Mailbox
from bot.channels.web.chat import CHANNEL, WebChat
from bot.channels.web.door import PatientDoor
from bot.channels.web.identity import COOKIE, Identities
from bot.channels.web.limits import Limits, Penalties
from bot.core.rate_limit import Limiter
from bot.core.tally import Tally
from bot.http.application import create_app
from bot.jobs.counting import Counter
from bot.notices.table import publisher
from data.models import Alarm, AlarmWord, InboxUpdate
from tests.kit.keys import KEYRING
from tests.kit.station import Station

SECONDS, A_SECOND = 40, 5


@dataclass
class Flooded:
    """A station with a web page whose limits follow a clock of ours."""

    station: Station
    tally: Tally = field(default_factory=Tally)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        publish = publisher(self.station.names)
        self.counter = Counter(self.station.database, self.station.clock, self.tally, publish)

    def app(self) -> FastAPI:
        def limiter(rate: float, burst: float) -> Limiter:
            return Limiter(rate, burst, lambda: self.seconds)

        limits = Limits(
            limiter(0.5, 15), limiter(3, 60), limiter(2, 30), limiter(0.1, 30), limiter(0.05, 1), limiter(0.2, 10)
        )
        mailbox = Mailbox(self.station.database, CHANNEL, self.station.clock)
        door, identities = PatientDoor(self.station.conversation), Identities(KEYRING)
        chat = WebChat(
            door, mailbox, identities, self.station.clock,
            tally=self.tally, limits=limits, penalties=Penalties(step_seconds=0.0, most_seconds=0.0),
        )  # fmt: skip
        return create_app(chat.router)

    async def count(self) -> None:
        await self.counter.write()

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds
        self.station.now += timedelta(seconds=seconds)


@pytest.fixture
async def flooded(station: Station) -> Flooded:
    await station.coordinator("李社工")
    return Flooded(station)


@pytest.fixture
async def browser(flooded: Flooded, serve: Callable[[FastAPI], str]) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=serve(flooded.app())) as client:
        yield client


async def cry(client: httpx.AsyncClient, flooded: Flooded) -> list[httpx.Response]:
    """救命, again and again for forty seconds."""
    answers = []
    for n in range(SECONDS * A_SECOND):
        answers.append(await client.post("/chat/messages", json={"id": f"message-{n}", "text": "救命"}))
        flooded.pass_by(1 / A_SECOND)
    return answers


async def test_forty_seconds_of_cries_are_one_alarm_with_a_count_and_one_notice(
    flooded: Flooded, browser: httpx.AsyncClient
) -> None:
    station = flooded.station
    before = len(station.told("李社工"))
    await browser.post("/chat/session")
    answers = await cry(browser, flooded)
    await flooded.count()
    [alarm] = station.stored(Alarm)
    assert alarm.repeats == len(answers) - 1
    assert len(station.told("李社工")) - before == 1
    assert [word.text for word in station.stored(AlarmWord)] == ["救命"]
    assert len([row for row in station.stored(InboxUpdate) if row.channel == CHANNEL]) < 50


async def test_each_cry_beyond_the_limits_is_answered_with_the_numbers(
    flooded: Flooded, browser: httpx.AsyncClient
) -> None:
    await browser.post("/chat/session")
    beyond = [answer for answer in await cry(browser, flooded) if answer.status_code != 200]
    assert len(beyond) > 100
    assert all(answer.status_code == 429 and "110" in answer.json()["text"] for answer in beyond)


async def test_forged_cookies_are_nobody_and_hear_the_numbers_all_the_same(
    flooded: Flooded, browser: httpx.AsyncClient
) -> None:
    for n in range(50):
        browser.cookies.set(COOKIE, f"{n:043}")
        answer = await browser.post("/chat/messages", json={"id": f"message-{n}", "text": "救命"})
        assert answer.status_code == 401
        assert "110" in answer.json()["text"]
    assert flooded.station.stored(Alarm) == []
    browser.cookies.clear()
    await browser.post("/chat/session")
    assert (await browser.post("/chat/messages", json={"id": "message-x", "text": "你好"})).status_code == 200


async def test_a_first_cry_from_who_has_talked_too_much_is_an_alarm_even_so(
    flooded: Flooded, browser: httpx.AsyncClient
) -> None:
    await browser.post("/chat/session")
    codes: list[int] = []
    while 429 not in codes:
        codes.append(
            (await browser.post("/chat/messages", json={"id": f"hello-{len(codes)}---", "text": "你好"})).status_code
        )
    answer = await browser.post("/chat/messages", json={"id": "message-x", "text": "我爸突然倒在地上叫不醒了"})
    assert answer.status_code == 200
    assert len(flooded.station.stored(Alarm)) == 1


async def test_danger_beyond_the_allowance_of_an_address_is_one_alarm_more_with_a_count_and_the_words(
    flooded: Flooded, browser: httpx.AsyncClient
) -> None:
    station = flooded.station
    refused = 0
    for n in range(25):  # as many browsers as an address gets at once
        browser.cookies.clear()
        await browser.post("/chat/session")
        answer = await browser.post("/chat/messages", json={"id": f"message-{n}", "text": "救命"})
        refused += answer.status_code == 429
    browser.cookies.clear()
    await browser.post("/chat/session")
    words = "我爸突然倒在地上叫不醒了"
    answer = await browser.post("/chat/messages", json={"id": "message-x", "text": words})
    assert "120" in answer.json()["text"]
    assert "会告诉值班社工" in answer.json()["text"]
    within = len(station.stored(Alarm))
    await flooded.count()
    *_, last = station.stored(Alarm)
    assert (len(station.stored(Alarm)), last.repeats) == (within + 1, refused)
    assert words in [word.text for word in station.stored(AlarmWord) if word.alarm_id == last.id]
    assert words in "".join(message.text for message in station.told("李社工"))
