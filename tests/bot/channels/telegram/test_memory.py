"""Telegram while nothing can be stored: advice in danger, one sentence to others, and all of it acted on later."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.botapi.rig import Rig
from tests.botapi.server import BotApi


class Rigged(Rig):
    """A rig whose database can be told to be full."""

    full = False

    def make_fallible(self) -> None:
        @event.listens_for(self.database.engine, "before_cursor_execute")
        def refuse(_connection, _cursor, statement, *_rest) -> None:
            if self.full and not statement.startswith(("SELECT", "BEGIN", "PRAGMA")):
                raise OperationalError(statement, {}, Exception("database or disk is full"))


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi) -> AsyncIterator[Rigged]:
    made = Rigged(tmp_path, api)
    made.make_fallible()
    async with made:
        yield made


async def test_who_is_in_danger_hears_advice_and_numbers_and_the_alarm_is_raised_later(
    rig: Rigged, api: BotApi
) -> None:
    son = api.person(1, "小周")
    rig.full = True
    son.say("我爸突然倒在地上叫不醒了")
    advice = await son.hears("120")
    assert "一恢复就告诉值班社工" in advice.text
    rig.full = False
    await son.hears("「我爸突然倒在地上叫不醒了」")
    assert [said.text for said in rig.parrot.heard] == ["我爸突然倒在地上叫不醒了"]


async def test_others_hear_one_honest_sentence_and_are_answered_later(rig: Rigged, api: BotApi) -> None:
    granny = api.person(2)
    rig.full = True
    for words in ("你好", "有人吗", "在不在"):
        granny.say(words)
    await granny.hears("没有丢")
    rig.full = False
    await granny.hears("「在不在」")
    assert [said.text for said in rig.parrot.heard] == ["你好", "有人吗", "在不在"]
    assert sum("没有丢" in said.text for said in granny.chat.said) == 1


async def test_advice_is_given_once_however_often_storing_is_tried(rig: Rigged, api: BotApi) -> None:
    son = api.person(3, "小周")
    rig.full = True
    son.say("着火了")
    await son.hears("119")
    son.say("救命啊")
    await son.hears("110")
    rig.full = False
    await son.hears("「救命啊」")
    assert sum("先打上面的电话" in said.text for said in son.chat.said) == 2


async def test_a_lock_that_lasts_keeps_no_advice_back(rig: Rigged, api: BotApi) -> None:
    son = api.person(4, "小周")
    with rig.database.engine.connect() as connection:
        await asyncio.to_thread(connection.exec_driver_sql, "SELECT 1")  # its transaction began IMMEDIATE
        son.say("我爸突然倒在地上叫不醒了")
        await son.hears("120")
    await son.hears("「我爸突然倒在地上叫不醒了」")


async def test_in_groups_nothing_is_said_from_memory(rig: Rigged, api: BotApi) -> None:
    neighbour = api.person(5)
    group = api.in_group(neighbour)
    rig.full = True
    group.say("着火了")
    neighbour.say("着火了")
    await neighbour.hears("119")
    rig.full = False
    await neighbour.hears("「着火了」")
    assert not any("119" in said.text for said in group.chat.said)
