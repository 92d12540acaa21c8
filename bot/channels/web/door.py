"""The front door while the database may be away: nobody waits for it long, and danger is brought again until heard."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

import structlog

from bot.channels.memory import advice, is_away
from bot.core.faults import fault
from bot.core.messages import FrontDoor, Incoming, Outgoing

Handling = asyncio.Task[list[Outgoing]]
_log = structlog.get_logger(__name__)

MOST_KEPT = 500
"""Messages of danger that are kept in memory at most."""


@dataclass(frozen=True)
class DoorPatience:
    """Seconds: until danger is answered from memory, until others are told to send again, between two more tries."""

    urgent_seconds: float = 0.8
    others_seconds: float = 10.0
    again_seconds: float = 2.0


class PatientDoor:
    """Hands messages to the front door and says whether they were handled in time."""

    def __init__(self, front: FrontDoor, patience: DoorPatience = DoorPatience()) -> None:
        self._front, self._patience = front, patience
        self._beside: set[asyncio.Task[None]] = set()

    async def take(self, incoming: Incoming) -> bool:
        """Whether it was handled. Danger that was not is kept and brought again; the same message acts once.

        Raises what the front door raises where the fault is not the database's; in danger it is False all the same.
        """
        urgent, handling = is_urgent(incoming), self._begin(incoming)
        await asyncio.wait({handling}, timeout=self._seconds(urgent))
        if not handling.done():
            self._leave(self._until_handled(incoming, handling) if urgent else _ended(handling))
            return False
        if urgent and is_away(handling.exception()) and len(self._beside) < MOST_KEPT:
            self._leave(self._until_handled(incoming, handling))
        return _outcome(handling, urgent=urgent)

    def _begin(self, incoming: Incoming) -> Handling:
        return asyncio.create_task(self._front.answer(incoming))

    def _seconds(self, urgent: bool) -> float:
        return self._patience.urgent_seconds if urgent else self._patience.others_seconds

    def _leave(self, work: Coroutine[Any, Any, None]) -> None:
        """Goes on beside the answer that the person has already."""
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _until_handled(self, incoming: Incoming, handling: Handling) -> None:
        await _ended(handling)
        while is_away(handling.exception()):
            await asyncio.sleep(self._patience.again_seconds)
            handling = self._begin(incoming)
            await _ended(handling)


def is_urgent(incoming: Incoming) -> bool:
    """Whether the words tell of danger."""
    return bool(incoming.text) and advice(incoming.text) is not None


def _outcome(handling: Handling, *, urgent: bool) -> bool:
    error = handling.exception()
    if error is None:
        return True
    if not urgent and not is_away(error):
        raise error
    _log.warning("web.not_handled", fault=fault(error))
    return False


async def _ended(handling: Handling) -> None:
    await asyncio.wait({handling})
    if error := handling.exception():
        _log.warning("web.not_handled", fault=fault(error))
