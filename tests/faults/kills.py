"""`kill -9` again and again while people talk: no message lost, no reply lost, few replies doubled.

`python -m tests.faults.kills [--database sqlite|postgres] [--kills 100] [--people 20]` prints lines of the table. The
mailbox, the sender and the Telegram service are the real ones in a process of their own; the dialogue says back what it
heard, so that each reply is known by its words.
"""

import argparse
import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.botapi.people import Person
from tests.botapi.server import BotApi
from tests.botapi.survivor import Survivor
from tests.faults.measuring import BOTH, database, row

AGAIN = "（再发一次）(sent again)\n"
LONGEST_LIFE_SECONDS, LONGEST_PAUSE_SECONDS, PATIENCE_SECONDS = 3.0, 6.0, 120.0
"""A process lives for so long at most; a person says something every three seconds in the mean."""


@dataclass(frozen=True)
class Toll:
    """What the kills cost: of so many messages `said` those never answered, and the answers that came twice."""

    said: int
    lost: int
    doubled: int
    unmarked: int
    """doubled without a word that it is said again"""


async def kill_while_talking(kind: str, kills: int, people: int, seed: int = 1) -> Toll:
    """Kill the process so many times at random moments; then let it live until all is answered."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
        async with BotApi() as api:
            crowd = [api.person(id) for id in range(1, people + 1)]
            talk = asyncio.gather(*(_talk(person, random.Random(seed + person.chat.id)) for person in crowd))
            survivor = Survivor(api.root, Path(folder), url)
            for _ in range(kills):
                await survivor.start()
                await asyncio.sleep(chance.uniform(0, LONGEST_LIFE_SECONDS))
                await survivor.kill()
            talk.cancel()
            await asyncio.gather(talk, return_exceptions=True)
            await survivor.start()
            said = {person.chat.id: _said_by(person) for person in crowd}
            await _all_answered(crowd, said)
            await survivor.kill()
            return _toll(crowd, said)


async def _talk(person: Person, chance: random.Random) -> None:
    n = 0
    while True:
        person.say(f"{person.chat.id} 第{n}句")
        n += 1
        await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE_SECONDS))


def _said_by(person: Person) -> list[str]:
    return [message["text"] for message in person.chat.messages.values() if message["from"] == person.user]


async def _all_answered(crowd: list[Person], said: dict[int, list[str]]) -> None:
    for person in crowd:
        if said[person.chat.id]:
            await person.hears(f"「{said[person.chat.id][-1]}」", PATIENCE_SECONDS)


def _toll(crowd: list[Person], said: dict[int, list[str]]) -> Toll:
    lost = doubled = unmarked = 0
    for person in crowd:
        told = [each.text for each in person.chat.said]
        counts = Counter(text.removeprefix(AGAIN) for text in told)
        plain = Counter(text for text in told if not text.startswith(AGAIN))
        lost += sum(counts[f"「{words}」"] == 0 for words in said[person.chat.id])
        doubled += sum(count - 1 for count in counts.values() if count > 1)
        unmarked += sum(count - 1 for count in plain.values() if count > 1)
    return Toll(sum(map(len, said.values())), lost, doubled, unmarked)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--database", choices=BOTH, action="append")
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--people", type=int, default=20)
    given = asked.parse_args()
    for kind in given.database or BOTH:
        toll = asyncio.run(kill_while_talking(kind, given.kills, given.people))
        measured = f"{toll.said} said, {toll.lost} lost, {toll.doubled} doubled ({toll.unmarked} not marked)"
        fault = f"`kill -9`, {given.kills} times, {given.people} people"
        print(row(fault, kind, measured, "0 lost, ≤ 1 doubled in 10 kills", "`python -m tests.faults.kills`"))


if __name__ == "__main__":
    main()
