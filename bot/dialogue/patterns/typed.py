"""Typed: the words of a button do what the button does, as long as it is among those that were shown last."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.messages import Kind, Outgoing
from bot.dialogue.engine.buttons import Human, decode
from bot.dialogue.engine.heard import Heard, as_whole
from bot.dialogue.engine.phrases import menu
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Rows


def pressed(heard: Heard, scene: Scene) -> Heard:
    """What was heard; where its words are those of a button that was offered, that button pressed.

    找人工 stays words: whoever calls for a person is heard by their words anyway, and those go along.
    """
    if heard.kind is not Kind.TEXT or not heard.text:
        return heard
    button = decode((_labels(menu(scene)) | dict(scene.offered)).get(heard.whole))
    if button is None or isinstance(button, Human):
        return heard
    return replace(heard, kind=Kind.BUTTON, button=button, meaning=None)


def offered(replies: Iterable[Outgoing]) -> Mapping[str, str]:
    """The buttons below these messages: by what each says, as a whole answer, what it brings back."""
    return {words: wire for reply in replies for words, wire in _labels(reply.buttons).items()}


def _labels(rows: Rows) -> dict[str, str]:
    return {as_whole(button.label): button.data for row in rows for button in row if button.data}
