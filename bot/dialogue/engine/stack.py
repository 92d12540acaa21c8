"""The dialogue stack: where a conversation stands, as it is stored between two messages."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.dialogue.engine import upgrade
from bot.dialogue.engine.frames import Form, Frame

VERSION = 2
"""Raised whenever a stored stack can no longer be read as written; `upgrade` reads the versions before.

What is of no known version, or broken, starts afresh with an apology.
"""


class Stack(BaseModel):
    """What was asked last lies on top (it is the last of `frames`), and what it interrupted beneath."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    frames: tuple[Annotated[Frame, Field(discriminator="kind")], ...] = ()
    doubted: str | None = Field(default=None, description="words of which we asked last whether there is danger")

    @property
    def top(self) -> Frame | None:
        """What was asked last; None where nothing is under way."""
        return self.frames[-1] if self.frames else None

    @property
    def has_form(self) -> bool:
        """Whether a form is under way, on top or beneath what it was interrupted by."""
        return any(isinstance(frame, Form) for frame in self.frames)

    def popped(self) -> "Stack":
        """The stack without its top."""
        return Stack(frames=self.frames[:-1])

    def pushed(self, *frames: Frame) -> "Stack":
        """The stack with these on top, the last of them topmost."""
        return Stack(frames=(*self.frames, *frames))


IDLE = Stack()
"""Nothing is under way."""


def dump(stack: Stack) -> dict[str, Any]:
    """The stack as a JSON-able object with its version."""
    return {"version": VERSION, **stack.model_dump(mode="json")}


def load(stored: dict[str, Any] | None) -> Stack | None:
    """Read what `dump` wrote, in this version or an earlier one; idle where nothing is stored, None where it is broken.

    A conversation stored by an earlier version goes on where it was.
    """
    if stored is None:
        return IDLE
    try:
        return Stack.model_validate({"frames": _frames(stored), "doubted": stored.get("doubted")})
    except (ValidationError, upgrade.UnreadableError):
        return None


def _frames(stored: dict[str, Any]) -> Any:
    match stored:
        case {"version": 2, "frames": frames}:
            return frames
        case {"version": 1, "state": state}:
            return upgrade.frames_of_version_1(state)
    raise upgrade.UnreadableError
