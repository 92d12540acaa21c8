"""The front door while the database may be away, or the bot fails: nobody waits long, and danger is brought again.

What the bot itself failed to handle is looked at by a person.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import structlog

from bot.channels.memory import advice, is_away
from bot.core.faults import fault
from bot.core.messages import Address, FrontDoor, Incoming, Outgoing
from bot.http.application import UNSTORABLE

Handling = asyncio.Task[list[Outgoing]]
Outcome = Literal["handled", "away", "failed"]
_log = structlog.get_logger(__name__)

MOST_KEPT = 500
"""Messages of danger that are kept in memory at most."""


class Front(FrontDoor, Protocol):
    """The front door, and somebody to call where it fails."""

    async def give_up(self, address: Address) -> None:
        """A message from there cannot be handled: somebody is asked to look, and the person is told so."""
        ...


@dataclass(frozen=True)
class DoorPatience:
    """Seconds: until danger is answered from memory, until others are told to send again, between two more tries."""

    urgent_seconds: float = 0.8
    others_seconds: float = 10.0
    again_seconds: float = 2.0


class PatientDoor:
    """Hands messages to the front door and says what became of them in time."""

    def __init__(self, front: Front, patience: DoorPatience = DoorPatience()) -> None:
        self._front, self._patience = front, patience
        self._beside: set[asyncio.Task[None]] = set()

    async def take(self, incoming: Incoming) -> Outcome:
        """What became of it. Danger that the database kept out is brought again; the same message acts once.

        Where the fault is the bot's own, a person is asked to look. Raises what is wrong with the message itself, but
        for danger, which is never turned away.
        """
        urgent, handling = is_urgent(incoming), self._begin(incoming)
        await asyncio.wait({handling}, timeout=self._seconds(urgent))
        if not handling.done():
            self._leave(self._until_settled(incoming, handling, again=urgent))
            return "away"
        if urgent and is_away(handling.exception()) and len(self._beside) < MOST_KEPT:
            self._leave(self._until_settled(incoming, handling, again=True))
            return "away"
        return await self._outcome(incoming, handling.exception(), urgent=urgent)

    def _begin(self, incoming: Incoming) -> Handling:
        return asyncio.create_task(self._front.answer(incoming))

    def _seconds(self, urgent: bool) -> float:
        return self._patience.urgent_seconds if urgent else self._patience.others_seconds

    def _leave(self, work: Coroutine[Any, Any, None]) -> None:
        """Goes on beside the answer that the person has already."""
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _until_settled(self, incoming: Incoming, handling: Handling, *, again: bool) -> None:
        """Until it is handled or cannot be; `again`: brought again while the database is away."""
        await asyncio.wait({handling})
        while again and is_away(handling.exception()):
            await asyncio.sleep(self._patience.again_seconds)
            handling = self._begin(incoming)
            await asyncio.wait({handling})
        await self._outcome(incoming, handling.exception(), urgent=True)

    async def _outcome(self, incoming: Incoming, error: BaseException | None, *, urgent: bool) -> Outcome:
        if error is None:
            return "handled"
        if isinstance(error, UNSTORABLE) and not urgent:
            raise error
        _log.warning("web.not_handled", fault=fault(error))
        if is_away(error):
            return "away"
        await self._call_somebody(incoming.address)
        return "failed"

    async def _call_somebody(self, address: Address) -> None:
        try:
            await self._front.give_up(address)
        except Exception as error:  # the person is told all the same that it was not handled
            _log.error("web.nobody_called", fault=fault(error))


def is_urgent(incoming: Incoming) -> bool:
    """Whether the words tell of danger."""
    return bool(incoming.text) and advice(incoming.text) is not None
