"""How things stand: the person's own needs, and the visits they are asked to make."""

from bot.core.messages import Outgoing
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import status_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, stay
from nlu.intents import Intent


def status(state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """Tell, and go on where we were."""
    return stay(state, Outgoing(text=status_in_words(scene)))


FLOW = Flow(intents={Intent.ASK_STATUS: status}, commands={"status": status})
