"""What every channel speaks: addresses, incoming and outgoing messages, buttons, and the channel protocol."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(_Frozen):
    """Where a person is reached: a channel's name and that channel's own id of the chat."""

    channel: str
    id: str


class Button(_Frozen):
    """A large button: what it says, and what comes back when it is pressed (64 bytes at most, Telegram's limit)."""

    label: str
    data: str = ""
    url: str | None = Field(default=None, description="a link button opens this instead of coming back")


class Kind(StrEnum):
    """What arrived. Everything a channel can carry is one of these; what we cannot read has its own answer."""

    TEXT = "text"
    COMMAND = "command"
    BUTTON = "button"
    LOCATION = "location"
    CONTACT = "contact"
    VOICE = "voice"
    PHOTO = "photo"
    EDITED = "edited"
    GROUP = "group"
    UNSUPPORTED = "unsupported"


class Incoming(_Frozen):
    """One message from a person, whatever the channel.

    `text` is the words (TEXT, EDITED), or what follows the command (COMMAND); `pressed` the button's data;
    `quoted` the words of the person's that the pressed button's message answered, where the channel tells.
    `message_id` is the channel's own id of the message, for an `Outgoing` that `answers` it.
    """

    address: Address
    update_id: str
    at: datetime = Field(description="when it was said, aware, UTC")
    message_id: str | None = None
    kind: Kind = Kind.TEXT
    text: str = ""
    command: str | None = None
    pressed: str | None = None
    quoted: str | None = None
    location: tuple[float, float] | None = Field(default=None, description="(lon, lat), WGS 84")
    photo: str | None = Field(default=None, description="the channel's own id of a picture")
    language: Language | None = Field(default=None, description="the client's own setting, where the channel tells")


class Priority(StrEnum):
    """Answers go before notices, notices before broadcasts; danger before all."""

    DANGER = "danger"
    ANSWER = "answer"
    NOTICE = "notice"
    BROADCAST = "broadcast"


class Outgoing(_Frozen):
    """One message to a person: plain text and rows of buttons, already in the reader's language.

    `answers` is the `message_id` of what it answers: the channel shows the two together and, where it can, gives the
    words back as `Incoming.quoted` when a button is pressed. `photo` is a picture by this channel's own id of it,
    `location` a pin (lon, lat): a channel that cannot show them shows the text alone.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    priority: Priority = Priority.ANSWER
    answers: str | None = None
    photo: str | None = None
    location: tuple[float, float] | None = None


class Delivery(StrEnum):
    """What became of a send.

    SENT: it arrived. UNSURE: it may have arrived (the answer was lost); never sent again blindly.
    BLOCKED: the person does not want us; the address is closed. REFUSED: this message can never be sent.
    """

    SENT = "sent"
    UNSURE = "unsure"
    BLOCKED = "blocked"
    REFUSED = "refused"


class TryLater(Exception):  # noqa: N818 - it is a request, not a failure
    """The channel certainly did not take the message; try again after `seconds` (for this chat only)."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:g} s")
        self.seconds = seconds


class Channel(Protocol):
    """A way out to people."""

    name: str

    async def send(self, to: Address, message: Outgoing) -> Delivery:
        """Deliver one message. Raises TryLater where it certainly was not taken and may be later."""
        ...


class FrontDoor(Protocol):
    """Who answers people, whatever the channel they come by."""

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        """Handle one message; what is said in return is in the outbox, too, when this returns."""
        ...
