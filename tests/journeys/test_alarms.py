"""Danger on real parts: `liandong serve`, Telegram over HTTP and the web page, until somebody has taken it."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.botapi.people import Person
from tests.botapi.server import BotApi
from tests.journeys.station import Station

"""A port that nobody listens on: messages are read in process."""

FALLEN = "我爸突然倒在地上叫不醒了"
SOON_MINUTES = "0.02"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


def settings(api: BotApi, **more: str) -> dict[str, str]:
    return {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API": api.root, **more}


async def coordinator(api: BotApi, station: Station, id: int, name: str, area: str) -> Person:
    """Somebody takes up duty in an area, by a one-time code."""
    person = api.person(id, name)
    code, out, err = await station.run("invite", "coordinator", "--area", area, "--name", name)
    assert code == 0, err
    person.say(f"/start {out.strip()}")
    person.press_under(await person.hears("联动"), "agree")
    await person.hears("协调员")
    return person


async def test_by_telegram_from_the_first_words_to_the_end(tmp_path: Path, api: BotApi, database_url: str) -> None:
    async with Station(tmp_path, **settings(api, DATABASE_URL=database_url)) as station:
        duty = await coordinator(api, station, 21, "李社工", "qingshan")
        other = await coordinator(api, station, 22, "王社工", "qingshan")
        son = api.person(23, "小周")
        son.say(FALLEN)
        advice = await son.hears("120")
        assert "您现在在哪里" in advice.text
        card = await duty.hears(FALLEN)
        son.say("高枳村3组12号")
        await son.hears("哪个电话")
        await duty.hears("3组12号")
        son.say("13800000000")
        await son.hears("已经告诉值班的人")
        await duty.hears("13800000000")
        duty.press_under(card, card.pressed("我来处理"))
        taken = await duty.hears("由您处理")
        assert all(known in taken.text for known in (FALLEN, "高枳村", "13800000000"))
        await other.hears("李社工在处理")
        await son.hears("李社工接了您的求助")
        duty.press_under(taken, taken.pressed("已送医"))
        await duty.hears("已结束：已送医")
        await son.hears("处理好了")
    assert not any("没太听明白" in said.text for said in son.chat.said)


async def test_by_the_web_page_the_same_words_reach_the_same_people(tmp_path: Path, api: BotApi) -> None:
    async with Station(tmp_path, **settings(api)) as station:
        duty = await coordinator(api, station, 21, "李社工", "anyuan")
        async with httpx.AsyncClient(base_url=f"http://{station.http}") as browser:
            await browser.post("/chat/session")
            told = ""
            for words in (FALLEN, "高枳村3组12号", "13800000000"):
                answer = await browser.post("/chat/messages", json={"id": str(uuid4()), "text": words})
                assert answer.status_code == 200
                await duty.hears(words)
            duty.press("我来处理")
            await duty.hears("由您处理")
            told = (await browser.get("/chat/updates")).text
        for expected in ("120", "您现在在哪里", "哪个电话", "李社工接了您的求助"):
            assert expected in told


async def test_unclaimed_it_climbs_to_the_county_even_over_a_kill(tmp_path: Path, api: BotApi) -> None:
    station = Station(tmp_path, **settings(api, ALARM_MINUTES=SOON_MINUTES))
    async with station:
        levels = [(31, "村", "gaozhi"), (32, "镇", "qingshan"), (33, "区", "anyuan")]
        village, town, county = [await coordinator(api, station, *level) for level in levels]
        son = api.person(34, "小周")
        son.say(f"{FALLEN}，我们在高枳村3组12号")
        await village.hears(FALLEN)
        await station.kill()
        await station.start()
        assert "还没有人接" in (await town.hears(FALLEN)).text
        await county.hears(FALLEN)
        await son.hears("报给上一级")
        county.press("我来处理")
        await county.hears("由您处理")
        await village.hears("区在处理")
