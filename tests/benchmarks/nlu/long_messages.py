"""`python -m tests.benchmarks.nlu.long_messages`: what is understood of a message that stands among much else.

Held-out lines are put at random places among others: what is asked for among small talk, danger among ordinary
messages, which is harder than what people write. Told are intents and categories that are right, emergencies heard,
alarms and doubts where there is no danger.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from random import Random

from nlu.intents import Intent
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding
from tests.benchmarks.nlu.gold import HELD_OUT, Gold, read_gold
from tests.benchmarks.nlu.readers import in_process

LENGTHS_CHARACTERS = (80, 150, 300, 600, 900)
SAMPLE = 200
_ASKING = frozenset(
    {
        Intent.REPORT_NEED, Intent.OFFER_HELP, Intent.OFFER_RESOURCE, Intent.CHANGE_TIME, Intent.CANCEL,
        Intent.ASK_STATUS, Intent.ASK_HUMAN, Intent.DELETE_DATA,
    }
)  # fmt: skip
_ORDINARY = frozenset({Intent.OTHER, Intent.REPORT_NEED, Intent.OFFER_HELP, Intent.ASK_STATUS, Intent.FEEDBACK})


def main() -> None:
    """Measure and print a row for each length."""
    lines = [line for line in read_gold(HELD_OUT) if "categories" in line.meaning]
    asyncio.run(_measure(in_process(), lines, Random(1)))


async def _measure(reader: Interpreter, lines: Sequence[Gold], chance: Random) -> None:
    asked = chance.sample(_of(lines, _ASKING), SAMPLE)
    dangers, small, ordinary = (_of(lines, kinds) for kinds in ({Intent.EMERGENCY}, {Intent.OTHER}, _ORDINARY))
    print(f"characters  intent  categories  emergencies of {len(dangers)}  alarms and doubts of {SAMPLE} without")
    for characters in LENGTHS_CHARACTERS:
        among = [(line, await _read(reader, line, small, characters, chance)) for line in asked]
        heard = Counter([_danger(await _read(reader, line, ordinary, characters, chance)) for line in dangers])
        none = Counter(_danger(read) for _, read in among)
        intent = sum(read.intent == line.meaning["intent"] for line, read in among) / SAMPLE
        about = sum(set(read.categories) == set(line.meaning["categories"]) for line, read in among) / SAMPLE
        print(f"{characters:10d}  {intent:6.2f}  {about:10.2f}  {dict(heard)}  {dict(none)}")


def _of(lines: Sequence[Gold], kinds: set[Intent] | frozenset[Intent]) -> list[Gold]:
    return [line for line in lines if line.meaning["intent"] in kinds]


async def _read(
    reader: Interpreter, line: Gold, others: Sequence[Gold], characters: int, chance: Random
) -> Understanding:
    """The line as understood among so many characters of others."""
    told = [line.text]
    while sum(map(len, told)) < characters:
        told.insert(chance.randint(0, len(told)), chance.choice(others).text)
    return await reader.interpret("。".join(told), line.at)


def _danger(read: Understanding) -> str:
    return "alarm" if read.danger else "asked" if read.doubt else "none"


if __name__ == "__main__":
    main()
