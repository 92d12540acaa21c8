"""Deleting what is stored: asked once more, then done, and said."""

from bot.dialogue.engine.actions import Erase
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Erasing, State
from bot.dialogue.engine.turn import Turn, button, idle, rows, stay, told


def ask(state: State, _heard: Heard, scene: Scene) -> Turn:
    """Say what goes, and ask whether that is meant. Saying it a second time is a yes."""
    if isinstance(state, Erasing):
        return _erased(scene)
    buttons = rows([button(scene, "button.erase", "yes"), button(scene, "button.keep", "no")])
    return stay(Erasing(), told(scene, "erase.ask", buttons=buttons))


def answer(_state: Erasing, heard: Heard, scene: Scene) -> Turn | None:
    """Yes erases, no keeps; None: the message is about something else."""
    if heard.pressed == "yes" or heard.intent == "affirm":
        return _erased(scene)
    if heard.pressed == "no" or heard.intent in ("deny", "cancel"):
        return idle(told(scene, "erase.kept"))
    return None


def _erased(scene: Scene) -> Turn:
    return idle(told(scene, "erase.done"), actions=(Erase(),))
