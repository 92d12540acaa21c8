"""The only front door: `answer(incoming)`.

The message is understood before a transaction is opened; then, in one commit, the update is marked as handled, the
dialogue takes its step, its actions are carried out, its state is saved, and all that is said to anybody is put in the
outbox. Nothing is sent from here.
"""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from weakref import WeakValueDictionary

from bot.conversation.handling import Handled, Handling, Message
from bot.conversation.intake import Intake
from bot.conversation.opinions import Opinions
from bot.conversation.scenes import SceneBuilder
from bot.conversation.strangers import Strangers
from bot.conversation.turns import Turns
from bot.core.clock import Clock
from bot.core.messages import Address, Incoming, Outgoing
from bot.core.names import Names
from bot.core.numbers import Numbers
from bot.desk.decisions import Desk
from bot.dialogue.engine.buttons import Disagree, Swap, Take, decode
from bot.views.alternatives import Options
from data.alarms.alarms import PATIENCE
from data.core.database import Database
from data.handoffs.terms import Terms
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter
from nlu.runtime.opinion.adviser import Adviser

PATIENCE_SECONDS = 5.0
"""How long one message tries to be handled when other transactions are in the way; its channel brings it again."""
AT_ONCE = 1
"""Messages in their transactions: two would collide nearly always (PostgreSQL) or wait for each other (SQLite)."""


class Conversation:
    """Answers everybody, whatever the channel; one person's messages in order."""

    def __init__(
        self, database: Database, interpreter: Interpreter, gazetteer: Gazetteer, names: Names, desk: Desk,
        clock: Clock, *, base_url: str, on_change: Callable[[], None], numbers: Numbers | None = None,
        alarm_patience: timedelta = PATIENCE, terms: Terms | None = None, adviser: Adviser | None = None,
    ) -> None:  # fmt: skip
        """`base_url` is the root of the review page's links; `on_change` is called after a commit that did anything.

        `adviser` is asked where `interpreter` is in doubt.
        """
        self._database, self._desk, self._on_change = database, desk, on_change
        self._opinions = Opinions(database, adviser) if adviser else None
        self._intake = Intake(interpreter, gazetteer, self._opinions)
        scenes = SceneBuilder(names, numbers or Numbers())
        self._handling = Handling(scenes, names, clock, base_url, alarm_patience, terms)
        self._strangers = Strangers()
        self._theirs: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self._turns = Turns(AT_ONCE)

    async def answer(self, incoming: Incoming, inbox_id: int | None = None) -> list[Outgoing]:
        """Handle one message; return what the person is told, which is in the outbox already.

        An update that was handled before returns nothing and does nothing. `inbox_id` is the row of `data.inbox` that
        is marked as handled in the same commit; without one the update is noted there by its id.
        """
        if inbox_id is None:
            self.noticed(incoming.address, incoming.update_id)
        async with self._theirs.setdefault(incoming.address, asyncio.Lock()):
            message = await self._understood(incoming, inbox_id)
            async with self._turns.turn(pressing=message.heard.danger is not None):
                done = await asyncio.to_thread(
                    self._database.run, partial(self._handling.run, message=message), PATIENCE_SECONDS
                )
            if done is None:
                return []
            self._remember(incoming, done)
            if done.actions:
                self._on_change()
            return list(done.replies)

    def noticed(self, address: Address, update_id: str) -> None:
        """A message has come and is answered when its turn comes: what is before it in its lane need not take long."""
        if self._opinions:
            self._opinions.noticed(address, update_id)

    async def give_up(self, address: Address) -> None:
        """A message from this address could not be handled: a person is asked to look, and they are told so."""
        await asyncio.to_thread(self._database.run, lambda session: self._handling.give_up(session, address))
        self._on_change()

    async def _understood(self, incoming: Incoming, inbox_id: int | None) -> Message:
        earlier = self._strangers.earlier(incoming)
        return Message(
            incoming=incoming,
            inbox_id=inbox_id,
            heard=await self._intake.hear(incoming),
            earlier=await self._intake.hear(earlier, by=incoming) if earlier else None,
            asked=incoming.address in self._strangers,
            language=self._strangers.language(incoming.address),
            options=await self._options(incoming),
        )

    async def _options(self, incoming: Incoming) -> Options | None:
        """Computed beforehand, because looking for other ways takes longer than a transaction should."""
        match decode(incoming.pressed):
            case Swap(match_id=match_id) | Take(match_id=match_id):
                return await asyncio.to_thread(self._desk.find_options, match_id)
        return None

    def _remember(self, incoming: Incoming, done: Handled) -> None:
        """After the commit only: what a stranger said waits in memory for their consent."""
        if done.registered or isinstance(decode(incoming.pressed), Disagree):
            self._strangers.forget(incoming.address)
        elif done.asked:
            self._strangers.asked(incoming, done.language)
