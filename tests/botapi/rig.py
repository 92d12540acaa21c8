"""The real Telegram service and sender on a real database, against our Bot API server; the dialogue is scripted."""

import asyncio
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.channels.telegram.service import TelegramService
from bot.core.clock import system_clock
from bot.core.messages import Address, Button, Incoming, Outgoing
from bot.core.wakeup import WakeUp
from bot.notices.line import Speed
from bot.notices.sender import Sender
from data.core.database import Database
from data.messaging.inbox import mark_handled
from data.messaging.outbox import enqueue
from data.models import InboxUpdate, OutboxMessage
from tests.botapi.server import BotApi
from tests.kit.keys import KEYRING

QUICK = Speed(in_all=1000, a_chat=1000, at_once=1000)


class Parrot:
    """Answers everything with what was said, in one commit with the inbox, as the conversation does.

    `gates` holds a text back until its event is set, `hurried` is set by the next message that comes. `faults` says how
    often handling a text breaks.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.heard: list[Incoming] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.faults: Counter[str] = Counter()
        self.given_up: list[str] = []
        self.hurried: asyncio.Event | None = None
        self.begun: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def noticed(self, address: Address, update_id: str) -> None:
        """Whoever is held back until the next message comes is held no longer."""
        if self.hurried:
            self.hurried.set()

    async def give_up(self, address: Address) -> None:
        """Remember whose message could not be handled."""
        self.given_up.append(address.id)

    async def answer(self, incoming: Incoming, inbox_id: int | None = None) -> list[Outgoing]:
        """Say it back, with a button, as an answer to it."""
        self.begun[incoming.text].set()
        if gate := self.gates.get(incoming.text):
            await gate.wait()
        if self.faults[incoming.text] > 0:
            self.faults[incoming.text] -= 1
            raise RuntimeError(incoming.text)
        reply = Outgoing(text=f"「{incoming.text or incoming.pressed or incoming.kind}」", buttons=((_OK,),))
        await asyncio.to_thread(self._database.run, lambda session: _reply(session, incoming, inbox_id, reply))
        self.heard.append(incoming)
        return [reply]


_OK = Button(label="好", data="yes")


def _reply(session: Any, incoming: Incoming, inbox_id: int | None, reply: Outgoing) -> None:
    assert inbox_id is not None
    mark_handled(session, inbox_id, system_clock())
    body = reply.model_copy(update={"answers": incoming.message_id}).model_dump(mode="json")
    enqueue(session, incoming.address.channel, incoming.address.id, body, reply.priority, system_clock())


class Rig:
    """`async with Rig(folder, api) as rig`: the service runs within. A second one on the same folder is a restart."""

    def __init__(self, folder: Path, server: BotApi, speed: Speed = QUICK, **service: Any) -> None:
        url = service.pop("database_url", f"sqlite:///{folder / 'liandong.sqlite3'}")
        self.database = Database(url, KEYRING)
        self.database.migrate()
        self.parrot, self.mail = Parrot(self.database), WakeUp()
        given: dict[str, Any] = {"api": server.root, "mail": self.mail, "pauses": (0.01, 0.01)} | service
        self.service = TelegramService(given.pop("token", server.token), self.database, self.parrot, **given)
        channels = {"telegram": self.service.channel}
        self.sender = Sender(self.database, channels, mail=self.mail, speed=speed, journals=folder)
        self._posting: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Rig":
        self._posting = asyncio.create_task(self.sender.run())
        await self.service.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.service.stop()
        if self._posting:
            self._posting.cancel()
            await asyncio.gather(self._posting, return_exceptions=True)
        self.database.dispose()

    def write(self, chat: int, text: str, priority: str = "answer", **more: Any) -> None:
        """Put a message to `chat` in the outbox and wake the sender."""
        body = Outgoing(text=text, **more).model_dump(mode="json")
        self.database.run(lambda session: enqueue(session, "telegram", str(chat), body, priority, system_clock()))
        self.mail.wake()

    def outbox(self) -> list[OutboxMessage]:
        """Every message there is, oldest first."""
        return self.database.run(
            lambda session: list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
        )

    def inbox(self) -> list[InboxUpdate]:
        """Every update there is, oldest first."""
        return self.database.run(lambda session: list(session.scalars(select(InboxUpdate).order_by(InboxUpdate.id))))
