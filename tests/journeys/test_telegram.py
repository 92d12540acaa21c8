"""The main job on real parts: `liandong serve`, Telegram over HTTP, real Rasa, real databases, and what goes wrong."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.botapi.server import BotApi
from tests.journeys.station import Station
from tests.journeys.telegram_story import TelegramStory

pytestmark = pytest.mark.rasa

MakeStation = Callable[..., Station]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
def settings(api: BotApi, rasa_url: str) -> dict[str, str]:
    return {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API": api.root, "NLU_URL": rasa_url}


def said_twice(api: BotApi) -> dict[tuple[int, str], int]:
    """What any chat was told more than once, word for word."""
    told = Counter((chat.id, said.text) for chat in api.chats.values() for said in chat.said)
    return {key: times for key, times in told.items() if times > 1}


async def test_a_need_said_in_chinese_becomes_an_approved_match_and_both_are_told(
    tmp_path: Path, api: BotApi, settings: dict[str, str], database_url: str
) -> None:
    async with Station(tmp_path, **settings, DATABASE_URL=database_url) as station:
        await TelegramStory(api, station).tell()
    assert said_twice(api) == {}


async def test_the_same_by_webhook_with_every_update_pushed_three_times(
    tmp_path: Path, api: BotApi, settings: dict[str, str]
) -> None:
    station = Station(tmp_path, **settings)
    station.environment |= {"LIANDONG_WEBHOOK_URL": f"http://{station.http}", "LIANDONG_WEBHOOK_SECRET": "s-e-c-r-e-t"}
    api.updates.copies = 3
    async with station:
        await TelegramStory(api, station).tell()
    assert said_twice(api) == {}


async def test_killed_at_every_step_it_goes_on_where_it_was(
    tmp_path: Path, api: BotApi, settings: dict[str, str]
) -> None:
    station = Station(tmp_path, **settings)

    async def killed_and_started_again() -> None:
        await station.kill()
        await station.start()

    async with station:
        await TelegramStory(api, station, killed_and_started_again).tell()
