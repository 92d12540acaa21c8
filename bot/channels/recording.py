"""A channel that keeps what it was asked to send: for tests, rehearsals and the demonstration's transcript."""

import asyncio
from collections import deque
from collections.abc import Iterable

from bot.core.messages import Address, Delivery, Outgoing, TryLater

Outcome = Delivery | TryLater


class RecordingChannel:
    """Remembers every message in order and answers as told; "sent" when told nothing."""

    def __init__(self, name: str = "recording", outcomes: Iterable[Outcome] = ()) -> None:
        """`outcomes` are used up one a send: a delivery is returned, a TryLater raised."""
        self.name = name
        self.sent: list[tuple[Address, Outgoing]] = []
        self._outcomes = deque(outcomes)
        self._arrived = asyncio.Condition()

    async def send(self, to: Address, message: Outgoing) -> Delivery:
        """Take one message. Raises TryLater where that is the next outcome; such a message is not kept."""
        outcome = self._outcomes.popleft() if self._outcomes else Delivery.SENT
        if isinstance(outcome, TryLater):
            raise outcome
        async with self._arrived:
            self.sent.append((to, message))
            self._arrived.notify_all()
        return outcome

    def to(self, id: str) -> list[Outgoing]:
        """What was sent to the chat with this id, oldest first."""
        return [message for address, message in self.sent if address.id == id]

    async def wait_for(self, count: int, within: float = 10.0) -> list[tuple[Address, Outgoing]]:
        """Wait until `count` messages were taken and return them all. Raises TimeoutError after `within` seconds."""
        async with asyncio.timeout(within), self._arrived:
            await self._arrived.wait_for(lambda: len(self.sent) >= count)
        return list(self.sent)
