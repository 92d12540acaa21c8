"""A flow's declaration: which intents, buttons, frames and commands are its own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.pressed import Pressed
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn
from nlu.intents import Intent

Handler = Callable[[Stack, Heard, Scene], Turn]
MaybeHandler = Callable[[Stack, Heard, Scene], Turn | None]
"""None: the message is none of its business."""

FrameHandler = Callable[[Any, Stack, Heard, Scene], Turn | None]
"""Takes the frame on top, then the whole stack. None: the message is about something else, maybe what lies beneath."""

ButtonHandler = Callable[[Stack, Any, Scene], Turn]
"""Takes the typed button that was pressed."""

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Flow:
    """What a flow answers, and by which function.

    `intents` where nothing is under way, or the message is not about it; of these `anywhere` are heard wherever the
    conversation stands; `buttons` that mean the same anywhere; `frames` when they are on top; `commands` by name.
    """

    intents: Mapping[Intent, Handler] = field(default_factory=dict)
    anywhere: frozenset[Intent] = frozenset()
    buttons: Mapping[type[Pressed], ButtonHandler] = field(default_factory=dict)
    frames: Mapping[type[Any], FrameHandler] = field(default_factory=dict)
    commands: Mapping[str, Handler] = field(default_factory=dict)


def joined(claims: Iterable[Mapping[Key, Value]]) -> Mapping[Key, Value]:
    """All claims of one sort in one table. Raises ValueError where two flows claim the same."""
    table: dict[Key, Value] = {}
    for claim in claims:
        if twice := table.keys() & claim.keys():
            raise ValueError(f"claimed by two flows: {twice}")
        table |= claim
    return table
