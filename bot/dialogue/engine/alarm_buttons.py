"""The buttons of alarms and of the duty that answers them."""

from dataclasses import dataclass
from typing import Literal

from bot.dialogue.engine.pressed import Pressed


@dataclass(frozen=True)
class Claim(Pressed):
    """A coordinator takes this alarm."""

    alarm_id: int


@dataclass(frozen=True)
class Close(Pressed):
    """A coordinator closes this alarm; `outcome` is a code."""

    alarm_id: int
    outcome: str


@dataclass(frozen=True)
class Duty(Pressed):
    """A coordinator goes on duty at the usual hours, or off duty."""

    which: Literal["on", "off"]


@dataclass(frozen=True)
class InDanger(Pressed):
    """Asked whether there is danger now: there is, of this kind."""

    danger: str


@dataclass(frozen=True)
class Resume(Pressed):
    """Back to the form that waited while there was an alarm."""
