"""Life and safety first: in any state, before consent, before everything. What to do now, whom to call, who is told."""

from bot.core.messages import Outgoing, Priority
from bot.dialogue.engine.actions import RaiseAlarm
from bot.dialogue.engine.buttons import Human
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import AwaitingPhone
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, rows
from bot.words import known, say
from nlu.intents import Intent


def watch(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Answer words of danger; None where there are none."""
    return alarm(state, heard, scene) if heard.danger else None


def alarm(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """What to do now, and the duty is told. What was under way waits where it was."""
    danger = heard.danger or Intent.EMERGENCY.value
    key = f"danger.{danger}" if known(f"danger.{danger}") else "danger.emergency"
    told = say(scene.language, "danger.told" if scene.on_duty else "danger.nobody")
    text = f"{say(scene.language, key, **vars(scene.numbers))}\n{told}"
    reply = Outgoing(text=text, priority=Priority.DANGER, buttons=rows([button(scene, "button.human", Human())]))
    after = state.pushed(AwaitingPhone()) if scene.registered and state.top is None else state
    return Turn(after, (reply,), (RaiseAlarm(danger=danger, text=heard.text),))


FLOW = Flow(intents={Intent.EMERGENCY: alarm})
