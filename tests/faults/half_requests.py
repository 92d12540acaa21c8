"""A thousand half requests at `ulimit -n 1024`: /health, the page, the chat and the webhook are answered meanwhile.

`python -m tests.faults.half_requests [--database sqlite|postgres] [--seconds 30]` prints lines of the table.
"""

import argparse
import asyncio
import itertools
import resource
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.botapi.server import BotApi
from tests.faults.measuring import BOTH, Browser, Waits, database, every, row
from tests.journeys.station import Station

HALVES, FILES = 1000, 1024
AGAIN_SECONDS = 2.0
HEAD = b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
SENT = (b"", b"GET / HTTP/1.1\r\n", HEAD, HEAD + b"\r\nhalf")
ADDRESSES = {"one address": ["127.0.0.1"], "fifty addresses": [f"127.0.1.{n}" for n in range(1, 51)]}


async def hold(port: int, address: str, sent: bytes, until: float, closed: Waits) -> None:
    """Keep one half request open, and open another whenever it is closed."""
    while time.monotonic() < until:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
            writer.write(sent)
            await closed.take(_ended(reader, until))
            writer.close()
        await asyncio.sleep(AGAIN_SECONDS)


async def _ended(reader: asyncio.StreamReader, until: float) -> bool:
    await asyncio.wait_for(reader.read(), max(0.1, until - time.monotonic()))
    return True


async def measure(kind: str, where: str, seconds: float) -> None:
    """Everything that must stay up, beside the half requests."""
    with TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
        async with BotApi() as api:
            station = Station(Path(folder), TELEGRAM_TOKEN=api.token, TELEGRAM_API=api.root, DATABASE_URL=url)
            station.environment |= {"LIANDONG_WEBHOOK_URL": f"http://{station.http}", "LIANDONG_WEBHOOK_SECRET": "s"}
            await _started(station)
            await _beside(station, kind, where, seconds)
            await station.stop()


async def _started(station: Station) -> None:
    """With few files, as its child takes them over from us."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, before[1]))
    await station.start()
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


async def _beside(station: Station, kind: str, where: str, seconds: float) -> None:
    root, port = f"http://{station.http}", int(station.http.rpartition(":")[2])
    until, closed = time.monotonic() + seconds, Waits()
    waits = {name: Waits() for name in ("/health", "page", "chat", "webhook")}
    person = Browser(root, "127.0.0.1")
    await person.begin()
    ids = itertools.count(1)

    async def webhook() -> bool:
        update = {
            "update_id": next(ids),
            "message": {"message_id": 1, "chat": {"id": -7, "type": "group"}, "text": "x"},
        }
        secret = {"X-Telegram-Bot-Api-Secret-Token": "s"}
        async with httpx.AsyncClient(base_url=root, timeout=10) as client:
            return (await client.post("/telegram/webhook", json=update, headers=secret)).status_code == httpx.codes.OK

    async def get(path: str) -> bool:
        async with httpx.AsyncClient(base_url=root, timeout=10) as client:
            return (await client.get(path)).status_code == httpx.codes.OK

    async def ask() -> None:
        await waits["/health"].take(get("/health"))
        await waits["page"].take(get("/"))
        await waits["webhook"].take(webhook())

    async def talk() -> None:
        await waits["chat"].take(person.hears("你好", "联动"))

    addresses = ADDRESSES[where]
    holding = [
        asyncio.create_task(hold(port, addresses[n % len(addresses)], SENT[n % len(SENT)], until, closed))
        for n in range(HALVES)
    ]
    await asyncio.gather(every(0.5, until, ask), every(3, until, talk), *holding)
    command = f"`python -m tests.faults.half_requests --database {kind} --seconds {seconds:.0f}`"
    for name, found in waits.items():
        print(row(f"{HALVES} half requests of {where}: {name}", kind, found, "all answered, p95 ≤ 2 s", command))
    print(row(f"half requests of {where} until closed", kind, closed, "≤ 10 s", command), flush=True)


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    given.add_argument("--database", choices=BOTH, default="sqlite")
    given.add_argument("--seconds", type=float, default=30)
    options = given.parse_args()
    for one in ADDRESSES:
        asyncio.run(measure(options.database, one, options.seconds))
