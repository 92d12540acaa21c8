"""How things stand: the person's own needs, and the visits they are asked to make."""

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Amend, labelled
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import status_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Rows, Turn, rows, stay
from bot.words import say
from nlu.intents import Intent

_MOST_BUTTONS = 5


def status(state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """Tell, and go on where we were."""
    return stay(state, Outgoing(text=status_in_words(scene), buttons=_ways(scene)))


def _ways(scene: Scene) -> Rows:
    """A button for each need, to change something of it."""
    return rows(
        labelled(say(scene.language, "button.amend", what=scene.category(need.category)), Amend(need.id))
        for need in scene.needs[:_MOST_BUTTONS]
    )


FLOW = Flow(intents={Intent.ASK_STATUS: status}, commands={"status": status})
