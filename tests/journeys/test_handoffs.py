"""People talk to people through the bot, on real parts: `liandong serve`, Telegram over HTTP and the web page."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.botapi.server import BotApi
from tests.journeys.station import Station
from tests.journeys.test_alarms import FALLEN, coordinator, settings

LOST = "找人工，我的低保卡不见了"
SOON_MINUTES = "0.05"
HAND = "13800000009"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


async def said_on_the_page(browser: httpx.AsyncClient, words: str = "", pressed: str | None = None) -> None:
    """Type words, or press a button, on the residents' page."""
    form = {"id": str(uuid4()), "text": words} | ({"pressed": pressed} if pressed else {})
    assert (await browser.post("/chat/messages", json=form)).status_code == 200


async def test_an_alarm_until_a_coordinator_has_written_back_and_closed_it(
    tmp_path: Path, api: BotApi, database_url: str
) -> None:
    async with Station(tmp_path, **settings(api, DATABASE_URL=database_url)) as station:
        duty = await coordinator(api, station, 21, "李社工", "qingshan")
        other = await coordinator(api, station, 22, "王社工", "qingshan")
        son = api.person(23, "小周")
        son.say(FALLEN)
        assert "您现在在哪里" in (await son.hears("120")).text
        card = await duty.hears(FALLEN)
        son.say("高枳村3组12号")
        await son.hears("哪个电话")
        await duty.hears("3组12号")
        son.say("13800000000")
        await duty.hears("13800000000")
        duty.press_under(card, card.pressed("接手对话"))
        await son.hears("李社工来了")
        await other.hears("李社工在处理")
        await duty.hears("由您接手")
        duty.say("别挪动他，救护车五分钟到")
        assert (await son.hears("救护车五分钟到")).text == "李社工：别挪动他，救护车五分钟到"
        son.say("好，他醒了")
        await duty.hears("好，他醒了")
        son.send_photo("就是这里")
        assert (await duty.hears("就是这里")).photo == "photo1"
        duty.say("结束")
        await son.hears("我接着帮您")
        duty.press("已送医")
        await duty.hears("已结束：已送医")
        await son.hears("处理好了")
    heard = [said.text for said in son.chat.said]
    talked = heard[
        heard.index("李社工来了，您直接写就行，李社工都能看到。") + 1 : heard.index(next(filter(_back, heard)))
    ]
    assert talked == ["李社工：别挪动他，救护车五分钟到"]


def _back(text: str) -> bool:
    return "我接着帮您" in text


async def test_somebody_on_the_page_is_answered_by_a_coordinator_on_telegram(tmp_path: Path, api: BotApi) -> None:
    async with Station(tmp_path, **settings(api)) as station:
        duty = await coordinator(api, station, 21, "李社工", "anyuan")
        other = await coordinator(api, station, 22, "王社工", "anyuan")
        async with httpx.AsyncClient(base_url=f"http://{station.http}") as browser:
            await browser.post("/chat/session")
            await said_on_the_page(browser, LOST)
            await said_on_the_page(browser, pressed="agree")
            card = await duty.hears("低保卡不见了")
            duty.press_under(card, card.pressed("我来接"))
            await duty.hears("由您接手")
            offered = await other.hears("低保卡不见了")
            other.press_under(offered, offered.pressed("我来接"))
            await other.hears("李社工接了")
            duty.say("您好，什么时候不见的？")
            duty.send_photo()
            await duty.hears("看不到照片")
            duty.send_location(113.9, 27.6)
            await said_on_the_page(browser, f"昨天，电话{HAND}，想找人陪我去补办")
            await duty.hears("补办")
            duty.press("结束对话")
            await duty.hears("对话结束了")
            told = (await browser.get("/chat/updates")).text
    for expected in ("李社工来了", "李社工：您好，什么时候不见的？", "这里看不了", "27.60000", "我接着帮您"):
        assert expected in told
    assert "后天" not in told


async def test_who_takes_it_and_is_silent_loses_it_to_another_even_over_a_kill(tmp_path: Path, api: BotApi) -> None:
    station = Station(tmp_path, **settings(api, SILENCE_MINUTES=SOON_MINUTES))
    async with station:
        silent = await coordinator(api, station, 21, "李社工", "qingshan")
        other = await coordinator(api, station, 22, "王社工", "qingshan")
        granny = api.person(23, "奶奶")
        granny.say(LOST)
        granny.press_under(await granny.hears("尽快在这里回您"), "agree")
        silent.press_under(await silent.hears("低保卡"), "lead:1")
        await granny.hears("李社工来了")
        await station.kill()
        await station.start()
        await granny.hears("暂时没能回您")
        await silent.hears("请别人来接")
        card = await other.hears("没有及时回")
        other.press_under(card, card.pressed("我来接"))
        await granny.hears("王社工来了")


async def test_what_was_not_understood_twice_is_answered_by_a_person_and_erased_with_all_of_it(
    tmp_path: Path, api: BotApi
) -> None:
    async with Station(tmp_path, **settings(api)) as station:
        duty = await coordinator(api, station, 21, "李社工", "anyuan")
        granny = api.person(23, "奶奶")
        granny.say("你好")
        granny.press_under(await granny.hears("可以吗"), "agree")
        await granny.hears("您好")
        granny.say("嘟嘟噜噜金丝雀")
        granny.say("咕咕嘎嘎金丝雀")
        await granny.hears("请值班社工来看看")
        card = await duty.hears("没听懂")
        duty.press_under(card, card.pressed("我来接"))
        await granny.hears("李社工来了")
        duty.say("奶奶，您是说金丝雀吗？")
        await granny.hears("李社工：奶奶")
        duty.say("结束")
        await granny.hears("我接着帮您")
        granny.say("删除我的资料")
        granny.press_under(await granny.hears("删"), "yes")
        await granny.hears("删掉了")
        code, exported, err = await station.run("export")
    assert code == 0, err
    assert "金丝雀" not in exported
