"""A station in this process: the real product with Telegram and the web page, on a Saturday morning of its own."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from bot.app import Product, running
from bot.commands.serve import serving
from bot.core.settings import Settings
from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter
from nlu.runtime.fallback import Fallback
from tests.botapi.server import BotApi
from tests.journeys.mouths import ByTelegram, ByWeb, Mouth
from tests.kit.keys import WRITTEN

SATURDAY_MORNING = datetime(2026, 11, 21, 1, tzinfo=UTC)  # 09:00 in Shanghai


@dataclass
class Town:
    """A running product, and the ways to speak to it."""

    product: Product
    api: BotApi
    url: str
    now: datetime = SATURDAY_MORNING
    people: int = 100

    @asynccontextmanager
    async def mouth(self, channel: str) -> AsyncIterator[Mouth]:
        """Somebody new who talks by this channel."""
        if channel == "telegram":
            self.people += 1
            person = self.api.person(self.people)
            person.clock = self.now.timestamp
            yield ByTelegram(person)
            return
        self.people += 1
        behind = {"X-Forwarded-For": f"10.0.0.{self.people}"}  # each from a house of their own
        async with httpx.AsyncClient(base_url=self.url, headers=behind) as browser:
            yield ByWeb(browser)


@pytest.fixture(scope="session")
def reader() -> Interpreter:
    """The in-process interpreter."""
    return Fallback(Gazetteer(load_gazetteer()))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(
    tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path, reader: Interpreter
) -> AsyncIterator[Town]:
    """That station, one for the talks of a module: everybody in it is somebody else."""
    home = tmp_path_factory.mktemp("town")
    shutil.copy(migrated_sqlite, home / "liandong.sqlite3")
    async with BotApi() as api:
        settings = Settings(
            home=home,
            http="127.0.0.1:0",
            key=WRITTEN,
            telegram_token=api.token,
            telegram_api=api.root,
            proxies="127.0.0.1",
        )
        async with running(settings, reader, lambda: SATURDAY_MORNING) as product, serving(product) as url:
            yield Town(product, api, url)
