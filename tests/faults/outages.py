"""A database that is locked, full, or stopped and started: what people hear meanwhile, and that nothing is lost.

`python -m tests.faults.outages [--database sqlite|postgres] [--fault locked|full|stopped] [--seconds 60]`, as
root where the disk is to be full (a small file system is mounted). Prints lines of the table.
"""

import argparse
import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import httpx

from tests.botapi.people import Person
from tests.botapi.server import BotApi
from tests.faults.breaking import FAULTS, Breakable, breakable
from tests.faults.measuring import BOTH, Browser, Waits, row
from tests.journeys.station import Station

IN_DANGER, ORDINARY = "我爸突然倒在地上叫不醒了", "后天下午想找个人陪我妈去医院"
ADVICE, HONEST, ASKED, AGREE = "120", "存不下来", "您现在在哪里", "联动"
BACK_SECONDS = 60.0


class Outage:
    """Those who write while the database is away, and what becomes of it."""

    def __init__(self, api: BotApi, station: Station) -> None:
        self.api, self.root = api, f"http://{station.http}"
        self.told = {name: Waits() for name in ("danger, Telegram", "danger, web", "others, Telegram", "others, web")}
        self.health, self.why = Waits(), set[str]()
        self.sons, self.grannies = list[Person](), list[Person]()
        self.browsers, self.unsent = list[Browser](), list[tuple[Browser, str]]()

    async def look(self) -> None:
        """Ask /health; well or not, the answer is to come within a second."""
        async with httpx.AsyncClient(timeout=5) as client:

            async def asked() -> bool:
                parts = (await client.get(f"{self.root}/health")).json()["parts"]
                self.why.update(part.get("why", "") for part in parts.values())
                return not parts["database"]["well"]

            await self.health.take(asked())

    async def write(self) -> None:
        """Somebody new of each kind writes."""
        son, granny = (self.api.person(1000 + len(self.api.chats), name) for name in ("小周", "王奶奶"))
        self.sons.append(son)
        self.grannies.append(granny)
        son.say(IN_DANGER)
        granny.say(ORDINARY)
        await asyncio.gather(
            self.told["danger, Telegram"].take(_hears(son, ADVICE)),
            self.told["others, Telegram"].take(_hears(granny, HONEST)),
            self.told["danger, web"].take(self._says(self.browsers[len(self.sons) * 2 - 2], IN_DANGER, ADVICE)),
            self.told["others, web"].take(self._says(self.browsers[len(self.sons) * 2 - 1], ORDINARY, HONEST)),
        )

    async def _says(self, browser: Browser, words: str, part: str) -> bool:
        id = str(uuid4())
        answer = await browser.client.post("/chat/messages", json={"id": id, "text": words})
        if words == ORDINARY:
            self.unsent.append((browser, id))
        return part in answer.text

    async def lost(self) -> int:
        """Words that are not acted on after the return; what the page was told to send again is sent again."""
        waiting = [_hears(son, ASKED) for son in self.sons] + [_hears(granny, AGREE) for granny in self.grannies]
        waiting += [_fetches(browser, ASKED) for browser in self.browsers[: 2 * len(self.sons) : 2]]
        for browser, id in self.unsent:
            await browser.client.post("/chat/messages", json={"id": id, "text": ORDINARY})
        waiting += [_fetches(browser, AGREE) for browser, _ in self.unsent]
        return sum(found is not True for found in await asyncio.gather(*waiting, return_exceptions=True))


async def _hears(person: Person, part: str) -> bool:
    await person.hears(part, BACK_SECONDS)
    return True


async def _fetches(browser: Browser, part: str) -> bool:
    ends = time.monotonic() + BACK_SECONDS
    while time.monotonic() < ends:
        if part in (await browser.client.get("/chat/updates")).text:
            return True
        await asyncio.sleep(1)
    return False


async def measure(kind: str, fault: str, seconds: float) -> None:
    """The station before, during and after one fault."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, breakable(kind, fault, Path(folder)) as database:
        async with BotApi() as api:
            station = Station(database.home, TELEGRAM_TOKEN=api.token, TELEGRAM_API=api.root, DATABASE_URL=database.url)
            async with station:
                await _through(Outage(api, station), database, kind, fault, seconds)


async def _through(outage: Outage, database: Breakable, kind: str, fault: str, seconds: float) -> None:
    rounds = max(2, int(seconds // 10))
    outage.browsers = [Browser(outage.root, f"127.0.2.{n}") for n in range(1, 2 * rounds + 1)]
    for browser in outage.browsers:
        await browser.begin()
    await database.take_away()
    until = time.monotonic() + seconds
    for _ in range(rounds):
        began = time.monotonic()
        await asyncio.gather(outage.look(), outage.write())
        await asyncio.sleep(max(0.0, seconds / rounds - (time.monotonic() - began)))
    await asyncio.sleep(max(0.0, until - time.monotonic()))
    await database.bring_back()
    lost = await outage.lost()
    _print(outage, lost, kind, fault, seconds)


def _print(outage: Outage, lost: int, kind: str, fault: str, seconds: float) -> None:
    named = f"{fault} for {seconds:.0f} s"
    command = f"`python -m tests.faults.outages --database {kind} --fault {fault} --seconds {seconds:.0f}`"
    for who, found in outage.told.items():
        target = "advice and numbers each time" if who.startswith("danger") else "one honest sentence"
        print(row(f"{named}: {who}", kind, found, target, command))
    said = ", ".join(sorted(filter(None, outage.why)))
    print(row(f"{named}: /health ({said})", kind, outage.health, "unwell within 1 s", command))
    print(row(f"{named}: words not acted on in the end", kind, lost, "0", command), flush=True)


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    given.add_argument("--database", choices=BOTH, default="sqlite")
    given.add_argument("--fault", choices=FAULTS, default="locked")
    given.add_argument("--seconds", type=float, default=60)
    options = given.parse_args()
    asyncio.run(measure(options.database, options.fault, options.seconds))
