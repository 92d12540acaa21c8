"""The server says what the real one says, in the words that clients read: asked by the real library."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

from tests.botapi.server import BotApi

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="yes")]])


@asynccontextmanager
async def asked(token: str = "1000:TEST") -> AsyncIterator[tuple[BotApi, Bot]]:
    async with BotApi() as api, Bot(token, base_url=f"{api.root}/bot") as bot:
        yield api, bot


async def test_a_wrong_token_is_refused() -> None:
    with pytest.raises(InvalidToken):
        async with asked("1000:WRONG"):
            pass


async def test_an_offset_confirms_what_lies_before_it_and_nothing_else_does() -> None:
    async with asked() as (api, bot):
        granny = api.person(7)
        first, second = granny.say("一"), granny.say("二")
        for _ in range(2):
            assert [update.update_id for update in await bot.get_updates()] == [first, second]
        assert [update.update_id for update in await bot.get_updates(offset=second)] == [second]
        assert await bot.get_updates(offset=second + 1) == ()


async def test_a_long_poll_ends_as_soon_as_there_is_something() -> None:
    async with asked() as (api, bot):
        granny = api.person(7)
        polling = asyncio.create_task(bot.get_updates(timeout=30))
        granny.say("在吗")
        assert [update.effective_message.text for update in await polling if update.effective_message] == ["在吗"]


async def test_nobody_polls_while_a_webhook_is_set() -> None:
    async with asked() as (_, bot):
        await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="s3cret")
        assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/hook"
        with pytest.raises(Conflict):
            await bot.get_updates()
        await bot.delete_webhook()
        assert await bot.get_updates() == ()


async def test_a_secret_of_strange_letters_is_refused() -> None:
    async with asked() as (_, bot):
        with pytest.raises(BadRequest, match=r"(?i)unallowed characters"):
            await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="a b")


@pytest.mark.parametrize(
    ("chat", "text", "buttons", "why"),
    [
        (8, "您好", None, "chat not found"),
        (7, " ", None, "message text is empty"),
        (7, "好" * 4097, None, "message is too long"),
        (7, "您好", InlineKeyboardButton("好", callback_data="好" * 22), "BUTTON_DATA_INVALID"),
        (7, "您好", InlineKeyboardButton("看", url="http://localhost/x"), "Wrong HTTP URL"),
    ],
    ids=["stranger", "empty", "long", "data", "link"],
)
async def test_what_cannot_be_sent_is_refused_with_the_reason(
    chat: int, text: str, buttons: InlineKeyboardButton | None, why: str
) -> None:
    async with asked() as (api, bot):
        api.person(7)
        markup = InlineKeyboardMarkup([[buttons]]) if buttons else None
        with pytest.raises(BadRequest, match=f"(?i){why}"):
            await bot.send_message(chat, text, reply_markup=markup)


async def test_who_blocked_the_bot_gets_nothing() -> None:
    async with asked() as (api, bot):
        api.person(7).block()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(7, "您好")
        with pytest.raises(Forbidden):
            await bot.send_chat_action(7, "typing")


async def test_a_message_can_be_changed_but_not_into_itself() -> None:
    async with asked() as (api, bot):
        granny = api.person(7)
        said = await bot.send_message(7, "行吗", reply_markup=BUTTONS)
        with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
            await bot.edit_message_text("行吗", 7, said.message_id, reply_markup=BUTTONS)
        await bot.edit_message_reply_markup(7, said.message_id)
        assert granny.chat.said[0].labels == []
        await bot.edit_message_text("好的", 7, said.message_id)
        assert granny.chat.said[0].text == "好的"
        with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
            await bot.edit_message_text("好的", 7, 99_999)


async def test_a_press_is_answered_once() -> None:
    async with asked() as (api, bot):
        granny = api.person(7)
        await bot.send_message(7, "行吗", reply_markup=BUTTONS)
        granny.press("好")
        (update,) = await bot.get_updates()
        assert update.callback_query is not None
        assert await update.callback_query.answer()
        with pytest.raises(BadRequest, match=r"(?i)query is too old"):
            await update.callback_query.answer()
