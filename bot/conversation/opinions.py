"""Second opinions in conversation: whose words may be asked about, and who has no time to wait for the answer."""

import asyncio
from collections import OrderedDict
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Incoming
from bot.dialogue.engine.buttons import Agree, decode
from bot.dialogue.engine.stack import load
from data.alarms.queries import Source, standing
from data.core.database import Database
from data.handoffs.queries import Where, handoff_at
from data.messaging.conversations import load_state
from data.people.people import find_person
from nlu.runtime.opinion.adviser import Adviser, is_long
from nlu.understanding import Understanding

MOST_ADDRESSES = 1_000
"""Of which it is remembered what came last."""


class Opinions:
    """Asks the adviser, one address at a time; `noticed` keeps a later message from waiting for an earlier one."""

    def __init__(self, database: Database, adviser: Adviser) -> None:
        self._database, self._adviser = database, adviser
        self._newest: OrderedDict[Address, str] = OrderedDict()
        self._asked: dict[Address, asyncio.Task[Understanding]] = {}

    def noticed(self, address: Address, update_id: str) -> None:
        """A message has come. Whoever writes on is not kept waiting for an opinion of what they wrote before."""
        self._newest[address] = update_id
        self._newest.move_to_end(address)
        if len(self._newest) > MOST_ADDRESSES:
            self._newest.popitem(last=False)
        if asked := self._asked.get(address):
            asked.cancel()

    async def of(self, incoming: Incoming, words: str, at: datetime, own: Understanding) -> Understanding:
        """Our `own` understanding of what was said at `at`, or a second one where it is doubtful and may be asked."""
        if not self._adviser.doubts(words, own) or not await self._may_be_asked(incoming, words):
            return own
        if self._newest.get(incoming.address) != incoming.update_id:
            return own
        asking = asyncio.create_task(self._adviser.advise(words, at, own))
        self._asked[incoming.address] = asking
        try:
            await asyncio.wait({asking})
        finally:
            asking.cancel()
            del self._asked[incoming.address]
        return own if asking.cancelled() else asking.result()

    async def _may_be_asked(self, incoming: Incoming, words: str) -> bool:
        def look(session: Session) -> bool:
            return _may_be_asked(session, incoming, words)

        return await asyncio.to_thread(self._database.run, look)


def _may_be_asked(session: Session, incoming: Incoming, words: str) -> bool:
    """Whether the words are for us to understand, of somebody who has agreed, with no alarm and nobody leading.

    A short answer to a question of ours is what was asked for, whatever it is taken for.
    """
    where = (incoming.address.channel, incoming.address.id)
    person = find_person(session, *where)
    if person is None and not isinstance(decode(incoming.pressed), Agree):
        return False
    if standing(session, Source(*where, person=person)) or handoff_at(session, Where(*where)):
        return False
    state = load(load_state(session, *where))
    return is_long(words) or state is None or state.top is None
