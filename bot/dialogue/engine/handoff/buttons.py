"""The buttons of conversations that people lead instead of the bot."""

from dataclasses import dataclass

from bot.dialogue.engine.pressed import Pressed


@dataclass(frozen=True)
class Lead(Pressed):
    """A coordinator takes this conversation."""

    handoff_id: int


@dataclass(frozen=True)
class TakeOver(Pressed):
    """A coordinator takes the conversation that this alarm came from."""

    alarm_id: int


@dataclass(frozen=True)
class WriteHere(Pressed):
    """What a coordinator types from now on goes to the person of this conversation."""

    handoff_id: int


@dataclass(frozen=True)
class HandBack(Pressed):
    """A coordinator gives this conversation back to the bot."""

    handoff_id: int
