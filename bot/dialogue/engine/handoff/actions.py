"""What a step wants done about a conversation that people lead instead of the bot."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CallHuman:
    """The person is to speak to somebody; `phone` where they have just said it. `reason` is a code.

    Of `data.handoffs`: they asked, the bot did not understand, or it failed.
    """

    text: str = ""
    phone: str | None = None
    reason: str = "asked"


@dataclass(frozen=True)
class Relay:
    """The person says something in a conversation that is, or is to be, led by a coordinator.

    `location` is a pin (lon, lat), `photo` the channel's own id of a picture.
    """

    text: str
    location: tuple[float, float] | None = None
    photo: str | None = None


@dataclass(frozen=True)
class TakeHandoff:
    """A coordinator takes a conversation that was opened for people."""

    handoff_id: int


@dataclass(frozen=True)
class TakeOver:
    """A coordinator takes the conversation that an alarm came from."""

    alarm_id: int


@dataclass(frozen=True)
class WriteTo:
    """A coordinator says something to the person; see `Relay` for what."""

    handoff_id: int
    text: str
    location: tuple[float, float] | None = None
    photo: str | None = None


@dataclass(frozen=True)
class HandBack:
    """A coordinator gives a conversation back to the bot."""

    handoff_id: int


HandoffAction = CallHuman | HandBack | Relay | TakeHandoff | TakeOver | WriteTo
