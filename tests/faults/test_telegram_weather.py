"""Bad weather on the way to Telegram and back: whatever is lost, late or doubled, each word acts once and in order."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from data.core.lifecycle import MessageStatus
from tests.botapi.answers import ApiError, too_many
from tests.botapi.faults import Fault, Garbled, Lost, Says
from tests.botapi.listening import bound, listening
from tests.botapi.rig import Rig
from tests.botapi.server import BotApi

Way = Callable[[Path, BotApi], AbstractAsyncContextManager[Rig]]
PEOPLE, WORDS, STRUCK = 5, 12, 8
AGAIN = "（再发一次）(sent again)\n"
WEATHER: tuple[Fault, ...] = (
    None,
    None,
    Lost(),
    Lost(done=True),
    Garbled(),
    Says(too_many(1)),
    Says(ApiError(500, "?")),
)


@asynccontextmanager
async def polled(folder: Path, api: BotApi) -> AsyncIterator[Rig]:
    async with Rig(folder, api) as rig:
        yield rig


@asynccontextmanager
async def pushed(folder: Path, api: BotApi) -> AsyncIterator[Rig]:
    on, root = bound()
    api.updates.copies = 2
    rig = Rig(folder, api, webhook_url=root)
    async with listening(on, rig.service.router), rig:
        yield rig


@pytest.mark.parametrize("way", [polled, pushed])
@pytest.mark.parametrize("seed", [1, 2])
async def test_every_word_acts_once_in_order_and_what_is_said_twice_says_so(
    way: Way, seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    async with BotApi() as api:
        people = [api.person(id) for id in range(1, PEOPLE + 1)]
        for person in people:
            for _ in range(STRUCK):
                api.faults.order("sendMessage", chance.choice(WEATHER), chat=person.chat.id)
        for _ in range(STRUCK):
            api.faults.order("getUpdates", chance.choice(WEATHER[:5]))
        async with way(tmp_path, api) as rig:
            for n in range(WORDS):
                for person in people:
                    person.say(f"第{n}句")
                    if chance.random() < 0.3:
                        api.updates.redeliver(api.updates.waiting[-1])
            for person in people:
                await person.hears(f"第{WORDS - 1}句", seconds=60)
            for person in people:
                heard = [said.text for said in rig.parrot.heard if said.address.id == str(person.chat.id)]
                assert heard == [f"第{n}句" for n in range(WORDS)]
                told = [said.text for said in person.chat.said]
                words_told = list(dict.fromkeys(text.removeprefix(AGAIN) for text in told))
                assert words_told == [f"「{words}」" for words in heard if f"「{words}」" in words_told]
                assert len(told) == len(set(told))
                assert len(words_told) >= WORDS - STRUCK // 2
        unsent = {message.status for message in rig.outbox()} - {MessageStatus.SENT, MessageStatus.UNSURE}
        assert not unsent
