"""Life and safety first: in any state, before consent, before everything. What to do now, whom to call, who is told."""

from bot.core.messages import Outgoing, Priority
from bot.dialogue.engine.actions import RaiseAlarm
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import AwaitingPhone, Idle, State
from bot.dialogue.engine.turn import Turn, button, rows
from bot.words import known, say


def alarm(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """Answer words of danger; None where there are none. A form that was under way waits where it was."""
    if heard.danger is None:
        return None
    key = f"danger.{heard.danger}" if known(f"danger.{heard.danger}") else "danger.emergency"
    told = say(scene.language, "danger.told" if scene.on_duty else "danger.nobody")
    text = f"{say(scene.language, key, **vars(scene.numbers))}\n{told}"
    reply = Outgoing(text=text, priority=Priority.DANGER, buttons=rows([button(scene, "button.human", "human")]))
    after = AwaitingPhone() if scene.registered and isinstance(state, Idle) else state
    return Turn(after, (reply,), (RaiseAlarm(danger=heard.danger, text=heard.text),))
