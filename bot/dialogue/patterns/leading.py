"""A coordinator leads a conversation: what they type goes to the person, until they give it back.

`Writing` lies at the bottom of the stack: what a coordinator does beside it by buttons lies above, and is done first.
"""

from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Writing
from bot.dialogue.engine.handoff import actions
from bot.dialogue.engine.handoff.buttons import HandBack, Lead, TakeOver, WriteHere
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, idle, stay, told

_ENDING = frozenset({"结束", "交还", "结束对话", "交还对话", "done", "end", "give back"})
"""Whole messages by which a coordinator gives a conversation back."""

_PASSED_ON = frozenset({Kind.TEXT, Kind.LOCATION, Kind.CONTACT, Kind.PHOTO})
_ASIDE = frozenset({Kind.BUTTON, Kind.COMMAND, Kind.GROUP})
"""What is never meant for the person."""


def writing(state: Stack) -> Writing | None:
    """The conversation that this coordinator is writing in."""
    bottom = state.frames[0] if state.frames else None
    return bottom if isinstance(bottom, Writing) else None


def aside(state: Stack) -> Stack:
    """What lies above the conversation that is being led."""
    return Stack(frames=state.frames[1:]) if writing(state) else state


def led_on(state: Stack, turn: Turn) -> Turn:
    """What was done beside it, and the conversation still beneath, unless it was given back or changed for another."""
    beneath = writing(state)
    if beneath is None or actions.HandBack(beneath.handoff_id) in turn.actions or writing(turn.state):
        return turn
    return replace(turn, state=Stack(frames=(beneath, *turn.state.frames)))


def writing_on(before: Stack, turn: Turn) -> Stack:
    """What is left of the stack where what was to be done is refused: the conversation that is being led."""
    led = writing(before)
    ended = led is None or actions.HandBack(led.handoff_id) in turn.actions
    return IDLE if led is None or ended else IDLE.pushed(led)


def relay(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Before everything else, danger too: these words are not a coordinator's own. None: they are about something else.

    Words to a conversation that is theirs no more go nowhere, and they are told.
    """
    led = writing(state)
    if led is None or len(state.frames) > 1 or heard.kind in _ASIDE:
        return None
    if led.handoff_id not in scene.leading:
        return idle(told(scene, "handoff.not_yours"))
    if heard.whole in _ENDING:
        return idle(actions=(actions.HandBack(led.handoff_id),))
    if heard.kind not in _PASSED_ON or not (heard.text.strip() or heard.location or heard.photo):
        return stay(state, told(scene, "handoff.cannot_pass"))
    return stay(state, actions=(actions.WriteTo(led.handoff_id, heard.text, heard.location, heard.photo),))


def guard(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """The buttons below a conversation, in any state; in the hand of who may not, they are answered at once."""
    match heard.button:
        case Lead() | TakeOver() | WriteHere() | HandBack() if not scene.coordinator:
            return stay(state, told(scene, "review.not_allowed"))
        case Lead(handoff_id=handoff_id):
            return stay(state, actions=(actions.TakeHandoff(handoff_id),))
        case TakeOver(alarm_id=alarm_id):
            return stay(state, actions=(actions.TakeOver(alarm_id),))
        case HandBack(handoff_id=handoff_id):
            return stay(state, actions=(actions.HandBack(handoff_id),))
        case WriteHere(handoff_id=handoff_id):
            return _write_here(state, handoff_id, scene)
    return None


def _write_here(state: Stack, handoff_id: int, scene: Scene) -> Turn:
    if handoff_id not in scene.leading:
        return stay(state, told(scene, "handoff.not_yours"))
    return Turn(IDLE.pushed(Writing(handoff_id=handoff_id)), (told(scene, "handoff.write"),))


def _unanswered(_frame: Writing, _state: Stack, _heard: Heard, _scene: Scene) -> Turn | None:
    """It is heard before everything else, or not at all."""
    return None


FLOW = Flow(frames={Writing: _unanswered})
