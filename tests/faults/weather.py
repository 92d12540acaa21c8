"""Every send fails in turn while an alarm is raised: how soon it is heard once the channel is back.

`python -m tests.faults.weather [--database sqlite|postgres] [--alarms 100]` prints lines of the table. Each alarm goes
to a coordinator whose sends fail in one way, one to five times on end: dropped before or after they were done, 502 with
junk, 429, 500, or the bot is stopped and started again.
"""

import argparse
import asyncio
import random
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.botapi.answers import ApiError, too_many
from tests.botapi.faults import Fault, Garbled, Lost, Says
from tests.botapi.people import Person
from tests.botapi.rig import Rig
from tests.botapi.server import BotApi
from tests.faults.measuring import BOTH, Waits, database, row, until

ALARM = "🆘 有人需要马上帮助"
BLOCK = "block"
WAYS: tuple[Fault | str, ...] = (Lost(), Lost(done=True), Garbled(), Says(too_many(1)), Says(ApiError(500, "?")), BLOCK)
MOST_TIMES, PATIENCE_SECONDS, AWAY_SECONDS = 5, 60.0, 2.0


@dataclass(frozen=True)
class Weather:
    """What goes wrong for one coordinator, and how often on end."""

    way: Fault | str
    times: int


async def heard_through(kind: str, alarms: int, most_times: int = MOST_TIMES, seed: int = 1) -> Waits:
    """Raise so many alarms, each into its own weather; how long each took to be heard from the channel's return on."""
    chance = random.Random(seed)
    waits = Waits()
    with TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
        async with BotApi() as api, Rig(Path(folder), api, database_url=url) as rig:
            weathers = [Weather(WAYS[n % len(WAYS)], chance.randint(1, most_times)) for n in range(alarms)]
            people = [api.person(id) for id in range(1, alarms + 1)]
            for person in people:
                person.say("在")
                await person.hears("「在」")
            await asyncio.gather(
                *(_raise(api, rig, person, each, waits) for person, each in zip(people, weathers, strict=True))
            )
    return waits


async def _raise(api: BotApi, rig: Rig, person: Person, weather: Weather, waits: Waits) -> None:
    if isinstance(weather.way, str):
        person.block()
        rig.write(person.chat.id, ALARM, "danger")
        await asyncio.sleep(AWAY_SECONDS)
        person.unblock()
        return await waits.take(_heard(person))
    api.faults.order("sendMessage", weather.way, weather.times, chat=person.chat.id)
    rig.write(person.chat.id, ALARM, "danger")
    if weather.way == Lost(done=True):  # each was done, only its answer was lost: it is heard at once
        return await waits.take(_heard(person))
    await until(lambda: not api.faults.left("sendMessage", person.chat.id))
    return await waits.take(_heard(person))


async def _heard(person: Person) -> bool:
    began = time.monotonic()
    await person.hears(ALARM, PATIENCE_SECONDS)
    return time.monotonic() - began <= PATIENCE_SECONDS


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--database", choices=BOTH, action="append")
    asked.add_argument("--alarms", type=int, default=100)
    given = asked.parse_args()
    for kind in given.database or BOTH:
        waits = asyncio.run(heard_through(kind, given.alarms))
        fault = "sends dropped, their answer lost, junk, 429, 500, the bot stopped, while an alarm is raised"
        print(row(fault, kind, waits, "all heard within 30 s of the return", "`python -m tests.faults.weather`"))


if __name__ == "__main__":
    main()
