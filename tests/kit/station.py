"""A whole station without a network: real database, real in-process interpreter, real matcher, and people who talk."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.conversation.conversation import Conversation
from bot.core.messages import Address, Incoming, Kind, Outgoing
from bot.core.names import Names
from bot.core.typed import typed
from bot.desk.decisions import Desk
from bot.jobs.rounds import Matchmaker
from bot.notices.table import publisher
from data.core.database import Database
from data.core.kinds import Role
from data.models import OutboxMessage, Person
from data.people.invitations import invite
from data.people.people import find_person
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter

SATURDAY_MORNING = datetime(2026, 11, 21, 1, tzinfo=UTC)  # 09:00 in Shanghai


@dataclass
class Station:
    """Everything that answers, and what it takes to speak to it. `changes` counts the calls of `on_change`."""

    database: Database
    names: Names
    interpreter: Interpreter
    gazetteer: Gazetteer
    now: datetime = SATURDAY_MORNING
    changes: int = 0
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.desk = Desk(self.database, self.names, self.clock, self.changed)
        self.restart()

    def restart(self) -> None:
        """The process ends and begins again: only what is stored is left."""
        self.conversation = Conversation(
            self.database, self.interpreter, self.gazetteer, self.names, self.desk, self.clock,
            base_url="http://station.test", on_change=self.changed,
        )  # fmt: skip

    def clock(self) -> datetime:
        return self.now

    def changed(self) -> None:
        self.changes += 1

    def propose(self) -> list[int]:
        return Matchmaker(self.database, self.clock, publisher(self.names), seconds=5).propose()

    def person(self, who: str) -> Person | None:
        return self.database.run(lambda session: find_person(session, "test", who))

    def stored(self, model: type[Any]) -> list[Any]:
        return self.database.run(lambda session: list(session.scalars(select(model))))

    def told(self, who: str) -> list[Outgoing]:
        """Everything in the outbox for somebody, oldest first."""
        rows = self.database.run(
            lambda session: list(session.scalars(select(OutboxMessage).filter_by(external_id=who).order_by("id")))
        )
        return [Outgoing.model_validate(row.body) for row in rows]

    async def incoming(self, incoming: Incoming, inbox_id: int | None = None) -> list[Outgoing]:
        return await self.conversation.answer(incoming, inbox_id)

    def typed(self, who: str, words: str, **rest: Any) -> Incoming:
        read = typed(Address(channel="test", id=who), f"u{next(self.numbers)}", self.now, words)
        return read.model_copy(update=rest)

    async def say(self, who: str, words: str, **rest: Any) -> str:
        """Type words; the text of all that is answered."""
        return _text(await self.incoming(self.typed(who, words, **rest)))

    async def press(self, who: str, data: str, **rest: Any) -> str:
        """Press a button; the text of all that is answered."""
        return _text(await self.incoming(self.typed(who, "", kind=Kind.BUTTON, pressed=data, **rest)))

    async def join(self, who: str) -> None:
        """Agree to be known."""
        await self.press(who, "agree")

    async def coordinator(self, who: str, area: str = "qingshan") -> None:
        """Become a coordinator by invitation."""
        code, _ = self.database.run(lambda s: invite(s, Role.COORDINATOR, area, who, self.now))
        await self.say(who, f"/start {code}")
        await self.join(who)

    async def nurse(self, who: str = "李姐") -> None:
        """Register as a volunteer who escorts people to the doctor, every afternoon."""
        await self.join(who)
        await self.say(who, "我是退休护士，每天下午都有空，可以陪老人去医院看病，家在高枳村")
        await self.say(who, f"就叫我{who}")
        await self.press(who, "yes")

    async def escort_needed(self, who: str = "小周") -> None:
        """Report that a mother needs company to the doctor's."""
        await self.join(who)
        await self.say(who, "我妈八十多了，后天下午想找个人陪她去市医院看病，我们住高枳村，电话13800000002")
        await self.press(who, "skip:name")
        await self.press(who, "yes")


def _text(messages: list[Outgoing]) -> str:
    return "\n".join(message.text for message in messages)
