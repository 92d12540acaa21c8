"""Deleting what is stored: asked once more, then done, and said."""

from bot.dialogue.engine import confirm
from bot.dialogue.engine.actions import Erase
from bot.dialogue.engine.buttons import No, Yes
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Confirming
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, asking, button, rows, told
from nlu.intents import Intent

ERASING = Confirming(to_do=Erase(), done="erase.done", kept="erase.kept", no=frozenset({Intent.DENY, Intent.CANCEL}))


def ask(state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """Say what goes, and ask whether that is meant. Saying it a second time is a yes."""
    if state.top == ERASING:
        return confirm.confirmed(ERASING, scene)
    buttons = rows([button(scene, "button.erase", Yes()), button(scene, "button.keep", No())])
    return asking(ERASING, told(scene, "erase.ask", buttons=buttons))


FLOW = Flow(intents={Intent.DELETE_DATA: ask}, anywhere=frozenset({Intent.DELETE_DATA}))
