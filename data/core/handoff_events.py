"""Domain events of handoffs: conversations that a coordinator leads instead of the bot."""

from dataclasses import dataclass

from data.core.events import Event


@dataclass(frozen=True, slots=True)
class OfHandoff(Event):
    """Something about one handoff: a conversation that a coordinator leads, or is called for."""

    handoff_id: int


class HandoffOpened(OfHandoff):
    """Somebody is called for."""


class HandoffPhoneLeft(OfHandoff):
    """The person left a number after the call."""


@dataclass(frozen=True, slots=True)
class HandoffEscalated(OfHandoff):
    """Nobody took it in time: it went a level `higher`, or is told again at the top."""

    higher: bool


@dataclass(frozen=True, slots=True)
class HandoffTaken(OfHandoff):
    """A coordinator leads the conversation from now on."""

    taker_id: int


@dataclass(frozen=True, slots=True)
class HandoffHandedOn(OfHandoff):
    """Whoever led it gave it to a colleague."""

    from_id: int
    taker_id: int


@dataclass(frozen=True, slots=True)
class PersonWrote(OfHandoff):
    """The person said something to the coordinator who leads the conversation."""

    message_id: int


@dataclass(frozen=True, slots=True)
class CoordinatorWrote(OfHandoff):
    """The coordinator said something to the person."""

    message_id: int


@dataclass(frozen=True, slots=True)
class HandoffEnded(OfHandoff):
    """It was given back by `actor_id` (None: by the clock). `external_id`: where the person is to hear of it."""

    taker_id: int | None
    actor_id: int | None
    external_id: str | None


@dataclass(frozen=True, slots=True)
class HandoffTakenBack(OfHandoff):
    """Whoever led it was silent: others are asked, and the level above."""

    taker_id: int


@dataclass(frozen=True, slots=True)
class ReplyMissed(OfHandoff):
    """No reply in time, by whoever led the conversation (None: nobody took it)."""

    taker_id: int | None
