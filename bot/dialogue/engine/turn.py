"""What comes of one step, and the small builders that every flow shares."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.messages import Button, Outgoing
from bot.dialogue.engine.actions import Action
from bot.dialogue.engine.buttons import labelled
from bot.dialogue.engine.frames import Frame
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.pressed import Pressed
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.words import say

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Turn:
    """The new state, what the person is told, and what is to be done.

    `afresh` is what is to be heard next, within the same step, as if nothing were under way. `missed`: we did not
    understand what was said.
    """

    state: Stack
    replies: tuple[Outgoing, ...] = ()
    actions: tuple[Action, ...] = ()
    afresh: Heard | None = None
    missed: bool = False


def told(scene: Scene, key: str, *, buttons: Rows = (), **params: object) -> Outgoing:
    """One sentence or more in the person's language, with buttons below."""
    return Outgoing(text=say(scene.language, key, **params), buttons=buttons)


def button(scene: Scene, key: str, pressed: Pressed) -> Button:
    """A button labelled with a text of ours."""
    return labelled(say(scene.language, key), pressed)


def rows(buttons: Iterable[Button], across: int = 1) -> Rows:
    """Lay buttons out, `across` in a row; large ones stand alone."""
    laid = list(buttons)
    return tuple(tuple(laid[i : i + across]) for i in range(0, len(laid), across))


def led(lead: str, replies: tuple[Outgoing, ...]) -> tuple[Outgoing, ...]:
    """The same replies, the first of them with a sentence of ours before its own, in one message."""
    first, *rest = replies
    return (first.model_copy(update={"text": f"{lead}\n{first.text}"}), *rest)


def idle(*replies: Outgoing, actions: tuple[Action, ...] = ()) -> Turn:
    """The matter is closed: nothing is under way afterwards."""
    return Turn(IDLE, replies, actions)


def stay(state: Stack, *replies: Outgoing, actions: tuple[Action, ...] = ()) -> Turn:
    """Answer and go on where we were."""
    return Turn(state, replies, actions)


def asking(frame: Frame, *replies: Outgoing) -> Turn:
    """From now on this waits for an answer, and nothing else."""
    return Turn(IDLE.pushed(frame), replies)
