"""A coordinator takes an alarm, closes it with an outcome, and says in words what came of it."""

from bot.dialogue.engine import alarm_actions as actions
from bot.dialogue.engine.alarm_buttons import Claim, Close
from bot.dialogue.engine.buttons import No
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import ClosingNote
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, stay, told


def guard(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """The buttons below an alarm, in any state; in the hand of who may not, they are answered at once."""
    match heard.button:
        case Claim() | Close() if not scene.coordinator:
            return stay(state, told(scene, "review.not_allowed"))
        case Claim(alarm_id=alarm_id):
            return stay(state, actions=(actions.ClaimAlarm(alarm_id),))
        case Close(alarm_id=alarm_id, outcome=outcome):
            after = state.pushed(ClosingNote(alarm_id=alarm_id))
            return stay(after, actions=(actions.CloseAlarm(alarm_id, outcome),))
    return None


def note(asked: ClosingNote, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """What came of it, in words, or nothing. None: the message is about something else."""
    if isinstance(heard.button, No):
        return stay(state.popped(), told(scene, "alarm.no_note"))
    if not heard.has_words() or heard.button is not None:
        return None
    action = actions.NoteAlarm(asked.alarm_id, heard.text)
    return stay(state.popped(), told(scene, "alarm.note_kept"), actions=(action,))


FLOW = Flow(frames={ClosingNote: note})
