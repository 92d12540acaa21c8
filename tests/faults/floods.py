"""Floods beside one ordinary person and one real danger, on Telegram and on the web: how long those two wait.

`python -m tests.faults.floods [--database sqlite|postgres] [--seconds 40] [--flood NAME]` prints lines of the table.
Floods come from an address, from cookies and from a chat of their own.
"""

import argparse
import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import httpx

from tests.botapi.server import BotApi
from tests.faults.measuring import BOTH, Browser, Waits, database, every, row, telegram_hears
from tests.journeys.station import Station

FLOOD = "127.0.3.1"
"""Where floods on the web come from."""
IN_DANGER, ORDINARY, LONG = "我爸突然倒在地上叫不醒了", "你好", "我妈明天要去医院，麻烦找个人陪一下。" * 280
DANGER_ROUNDS_SECONDS, ORDINARY_ROUNDS_SECONDS = 4.0, 2.0
AT_ONCE = 8


class Floods:
    """Each method goes on until `until`, as fast as it is answered."""

    def __init__(self, root: str, api: BotApi, until: float) -> None:
        self._root, self._api, self._until = root, api, until

    async def alarms(self) -> None:
        """One browser that cries for help, and one chat."""
        browser = Browser(self._root, FLOOD)
        await browser.begin()
        await asyncio.gather(*(self._go_on(lambda: browser.say("救命")) for _ in range(AT_ONCE)), self._chat("救命"))

    async def forged_cookies(self) -> None:
        """A fresh forged cookie with every message."""

        async def say() -> object:
            async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(local_address=FLOOD)) as client:
                cookies = {"cookie": f"liandong_chat={uuid4().hex:0<43}"}
                body = {"id": str(uuid4()), "text": "救命"}
                return await client.post(f"{self._root}/chat/messages", json=body, headers=cookies)

        await asyncio.gather(*(self._go_on(say) for _ in range(AT_ONCE)))

    async def new_cookies(self) -> None:
        """A fresh cookie of ours, as long as we give one, with every message."""

        async def say() -> object:
            browser = Browser(self._root, FLOOD)
            await browser.begin()
            return await browser.say("救命")

        await asyncio.gather(*(self._go_on(say) for _ in range(AT_ONCE)))

    async def half_requests(self) -> None:
        """Three hundred at a time."""

        async def hold() -> None:
            reader, writer = await asyncio.open_connection(*self._root[7:].split(":"), local_addr=(FLOOD, 0))
            writer.write(b"POST /chat/messages HTTP/1.1\r\nHost: x\r\n")
            await asyncio.wait_for(reader.read(), max(0.1, self._until - time.monotonic()))
            await asyncio.sleep(1)

        await asyncio.gather(*(self._go_on(hold) for _ in range(300)))

    async def long_texts(self) -> None:
        """Five thousand characters, on the web and in one chat (there in two messages)."""
        browser = Browser(self._root, FLOOD)
        await browser.begin()
        sent = (lambda: browser.say(LONG[:5000]), lambda: browser.say(LONG[:3900]))
        await asyncio.gather(*(self._go_on(sent[n % 2]) for n in range(AT_ONCE)), self._chat(LONG[:4096]))

    async def _chat(self, text: str) -> None:
        flooding = self._api.person(900_000, "洪水")

        async def say() -> None:
            flooding.say(text)
            await asyncio.sleep(0.05)

        await self._go_on(say)

    async def _go_on(self, work: Callable[[], Awaitable[object]]) -> None:
        while time.monotonic() < self._until:
            with suppress(httpx.HTTPError, OSError, TimeoutError):
                await work()


NAMES = ("alarms", "forged_cookies", "new_cookies", "half_requests", "long_texts")


class Two:
    """One ordinary person and one real danger, on Telegram and on the web; the danger is somebody new each time."""

    def __init__(self, root: str, api: BotApi) -> None:
        self._root, self._api = root, api
        self.waits = {
            name: Waits() for name in ("ordinary, Telegram", "ordinary, web", "danger, Telegram", "danger, web")
        }
        first = len(api.chats) + 1
        self._ordinary, self._page = api.person(700_000 + first, "王奶奶"), Browser(root, f"127.0.4.{first}")
        self._numbers = itertools.count(100 * first)

    async def go_on(self, until: float) -> None:
        """Write every few seconds."""
        await self._page.begin()
        await asyncio.gather(
            every(ORDINARY_ROUNDS_SECONDS, until, self._both_ordinary),
            every(DANGER_ROUNDS_SECONDS, until, self._both_dangers),
        )

    async def _both_ordinary(self) -> None:
        await asyncio.gather(
            self.waits["ordinary, Telegram"].take(telegram_hears(self._ordinary, ORDINARY, "联动")),
            self.waits["ordinary, web"].take(self._page.hears(ORDINARY, "联动", "发得太快")),
        )

    async def _both_dangers(self) -> None:
        number = next(self._numbers)
        page = Browser(self._root, f"127.0.{number // 100}.{number % 100 + 50}")
        son = self._api.person(800_000 + number, "小周")
        await page.begin()
        await asyncio.gather(
            self.waits["danger, Telegram"].take(telegram_hears(son, IN_DANGER, "120")),
            self.waits["danger, web"].take(page.hears(IN_DANGER, "120")),
        )


async def measure(kind: str, flood: str, seconds: float) -> None:
    """During one flood, and after it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, database(kind, Path(folder)) as url:
        async with BotApi() as api:
            station = Station(Path(folder), TELEGRAM_TOKEN=api.token, TELEGRAM_API=api.root, DATABASE_URL=url)
            async with station:
                root, until = f"http://{station.http}", time.monotonic() + seconds
                during, after = Two(root, api), Two(root, api)
                await asyncio.gather(getattr(Floods(root, api, until), flood)(), during.go_on(until))
                await after.go_on(time.monotonic() + seconds / 2)
                _print(kind, flood, seconds, {"during": during, "after": after})


def _print(kind: str, flood: str, seconds: float, measured: dict[str, Two]) -> None:
    command = f"`python -m tests.faults.floods --database {kind} --flood {flood} --seconds {seconds:.0f}`"
    for when, two in measured.items():
        for who, found in two.waits.items():
            target = "≤ 1 s" if who.startswith("danger") else "p95 ≤ 2 s"
            print(row(f"flood of {flood.replace('_', ' ')}, {when}: {who}", kind, found, target, command), flush=True)


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    given.add_argument("--database", choices=BOTH, default="sqlite")
    given.add_argument("--flood", choices=NAMES)
    given.add_argument("--seconds", type=float, default=40)
    options = given.parse_args()
    for one in [options.flood] if options.flood else NAMES:
        asyncio.run(measure(options.database, one, options.seconds))
