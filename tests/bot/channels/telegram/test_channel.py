import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.channels.telegram.channel import GROUP_MESSAGES_AT_ONCE, LONGEST_UNITS, TelegramChannel, split
from bot.channels.telegram.request import AiohttpRequest
from bot.core.messages import Address, Button, Delivery, Outgoing, TryLater
from tests.botapi.answers import BLOCKED, ApiError, bad_request, too_many
from tests.botapi.faults import Fault, Garbled, Held, Lost, Says
from tests.botapi.server import BotApi

GRANNY = Address(channel="telegram", id="7")
HELLO = Outgoing(text="您好")


@asynccontextmanager
async def channel_to(api: BotApi, read_seconds: float = 20) -> AsyncIterator[TelegramChannel]:
    request = AiohttpRequest(api.root, read_seconds=read_seconds)
    bot = Bot(api.token, base_url=f"{api.root}/bot", request=request, get_updates_request=AiohttpRequest(api.root))
    async with request:
        yield TelegramChannel(bot)


async def outcome_of(fault: Fault) -> tuple[Delivery, int]:
    """What becomes of a message that `fault` strikes, and how often the person got it."""
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        api.faults.order("sendMessage", fault)
        return await channel.send(GRANNY, HELLO), len(granny.chat.said)


async def seconds_to_wait(fault: Fault) -> float:
    with pytest.raises(TryLater) as later:
        await outcome_of(fault)
    return later.value.seconds


async def test_a_message_arrives_with_its_buttons_and_no_preview_of_links() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        rows = (
            (Button(label="好", data="yes"), Button(label="不", data="no")),
            (Button(label="看", url="https://a.cn/x"),),
        )
        assert await channel.send(GRANNY, Outgoing(text="行吗？", buttons=rows)) is Delivery.SENT
        said = await granny.hears("行吗？")
        assert [[b["text"] for b in row] for row in said.buttons] == [["好", "不"], ["看"]]
        assert said.pressed("好") == "yes"
        assert '"is_disabled": true' in api.called("sendMessage")[0]["link_preview_options"]


async def test_an_answer_shows_what_it_answers_and_goes_without_where_that_is_gone() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        granny.say("在吗")
        asked = next(iter(granny.chat.messages))
        await channel.send(GRANNY, Outgoing(text="在", answers=str(asked)))
        await channel.send(GRANNY, Outgoing(text="还在", answers="99999"))
        assert [said.quotes for said in granny.chat.said] == [asked, None]


async def test_a_picture_is_shown_by_its_id_with_its_words_and_a_place_as_a_pin() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        rows = ((Button(label="回复", data="write:1"),),)
        shown = Outgoing(text="王奶奶：这张", photo="photo1", buttons=rows)
        assert await channel.send(GRANNY, shown) is Delivery.SENT
        assert await channel.send(GRANNY, Outgoing(text="王奶奶：", location=(113.9, 27.6))) is Delivery.SENT
        picture, place = granny.chat.said
        assert (picture.photo, picture.text, picture.labels) == ("photo1", "王奶奶：这张", ["回复"])
        assert (place.pin, place.text) == ((113.9, 27.6), "王奶奶：")


async def test_a_message_whose_answer_was_lost_may_have_arrived() -> None:
    assert await outcome_of(Lost(done=True)) == (Delivery.UNSURE, 1)


async def test_a_message_lost_on_the_way_may_have_arrived_for_all_we_know() -> None:
    assert await outcome_of(Lost()) == (Delivery.UNSURE, 0)


async def test_what_a_proxy_says_tells_nothing_about_the_message() -> None:
    assert await outcome_of(Garbled()) == (Delivery.UNSURE, 0)


async def test_too_many_messages_wait_as_long_as_told() -> None:
    assert await seconds_to_wait(Says(too_many(17))) == 17


async def test_an_error_that_the_api_itself_reports_means_not_sent() -> None:
    assert await seconds_to_wait(Says(ApiError(500, "Internal Server Error: restart"))) > 0
    assert await seconds_to_wait(Says(ApiError(429, "Too Many Requests"))) > 0


async def test_a_person_who_blocked_the_bot_is_told_apart_from_a_message_that_cannot_be_sent() -> None:
    assert await outcome_of(Says(ApiError(403, BLOCKED))) == (Delivery.BLOCKED, 0)
    assert await outcome_of(Says(bad_request("chat not found"))) == (Delivery.REFUSED, 0)


async def test_nothing_was_sent_where_nobody_listens() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        await api.stop()
        with pytest.raises(TryLater):
            await channel.send(GRANNY, HELLO)


async def test_no_answer_in_time_may_have_arrived() -> None:
    held = asyncio.Event()
    async with BotApi() as api, channel_to(api, read_seconds=0.2) as channel:
        api.person(7)
        api.faults.order("sendMessage", Held(held))
        assert await channel.send(GRANNY, HELLO) is Delivery.UNSURE


async def test_a_part_that_may_be_lost_does_not_keep_back_the_rest() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        api.faults.order("sendMessage", Lost())
        buttons = ((Button(label="好", data="yes"),),)
        message = Outgoing(text="甲" * LONGEST_UNITS + "乙", buttons=buttons)
        assert await channel.send(GRANNY, message) is Delivery.UNSURE
        assert [(said.text, said.labels) for said in granny.chat.said] == [("乙", ["好"])]


async def test_a_group_that_calls_too_often_waits_and_people_do_not() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        api.in_group(api.person(7), group=-500)
        group = Address(channel="telegram", id="-500")
        for _ in range(GROUP_MESSAGES_AT_ONCE):
            assert await channel.send(group, HELLO) is Delivery.SENT
        with pytest.raises(TryLater) as later:
            await channel.send(group, HELLO)
        assert 0 < later.value.seconds <= 3
        assert await channel.send(GRANNY, HELLO) is Delivery.SENT


async def test_a_link_that_telegram_takes_as_no_button_is_written_out() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        rows = ((Button(label="打开", url="http://127.0.0.1:8000/x"), Button(label="好", data="yes")),)
        assert await channel.send(GRANNY, Outgoing(text="请看", buttons=rows)) is Delivery.SENT
        said = await granny.hears("请看")
        assert "打开: http://127.0.0.1:8000/x" in said.text
        assert said.labels == ["好"]


async def test_a_long_text_comes_in_parts_with_the_buttons_under_the_last() -> None:
    lines = [f"{n} 号需求，周三下午" for n in range(600)]
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        message = Outgoing(text="\n".join(lines), buttons=((Button(label="好", data="yes"),),))
        assert await channel.send(GRANNY, message) is Delivery.SENT
        assert "\n".join(said.text for said in granny.chat.said).splitlines() == lines
        assert [bool(said.buttons) for said in granny.chat.said] == [False] * (len(granny.chat.said) - 1) + [True]


async def test_a_later_part_that_has_to_wait_does_not_repeat_the_first() -> None:
    async with BotApi() as api, channel_to(api) as channel:
        granny = api.person(7)
        sending = asyncio.create_task(channel.send(GRANNY, Outgoing(text="甲" * LONGEST_UNITS + "乙")))
        await granny.hears("甲")
        api.faults.order("sendMessage", Says(too_many(1)))
        assert await sending is Delivery.SENT
        assert [said.text[0] for said in granny.chat.said] == ["甲", "乙"]


@given(st.text(alphabet="甲a\n😀 ", max_size=200), st.integers(min_value=2, max_value=40))
def test_parts_lose_nothing_but_line_ends_and_fit(text: str, most: int) -> None:
    parts = split(text, most)
    assert all(len(part.encode("utf-16-le")) // 2 <= most for part in parts)
    if text.strip():
        assert "".join("".join(parts).split()) == "".join(text.split())
        assert all(part.strip() for part in parts)
