"""Reschedule: a resident moves a need to another time. Which one, when, read back, done."""

from bot.dialogue.engine.actions import MoveNeed, PassOn
from bot.dialogue.engine.buttons import Reschedule
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import WhichToReschedule
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import need_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, asking, idle, stay, told
from bot.dialogue.engine.views import NeedView
from bot.dialogue.flows.which import buttons, by_id, in_words, meant
from bot.dialogue.forms.filling import put_right, times
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.dialogue.forms.slots.when import READING, WHEN, coming
from nlu.intents import NEEDS, OFFERS, Intent
from nlu.understanding import Understanding


def change_time(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Find out which need is meant; the time that was said is the new one."""
    if not scene.needs:
        return _nothing_to_move(heard, scene)
    found = meant(scene.needs, heard.meaning, by_time=False)
    if len(found) == 1:
        return _begin(found[0], _in_full(found[0], heard), scene)
    asked = told(scene, "move.which", buttons=buttons(found, Reschedule, scene))
    return asking(WhichToReschedule(meaning=heard.meaning), asked)


def chosen(asked: WhichToReschedule, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """In words, from the list that was shown; None: the message is about something else."""
    if heard.intent in (Intent.DENY, Intent.CANCEL):
        return idle(told(scene, "move.kept"))
    one = in_words(scene.needs, heard)
    return _begin(one, asked.meaning, scene) if one else None


def pressed(state: Stack, button: Reschedule, scene: Scene) -> Turn:
    """By button."""
    said = state.top.meaning if isinstance(state.top, WhichToReschedule) else None
    one = by_id(scene.needs, button.need_id)
    return _begin(one, said, scene) if one else stay(state, told(scene, "stale.need"))


def _in_full(need: NeedView, heard: Heard) -> Understanding | None:
    """What was said, with the day or the hours that it leaves out as they were."""
    said = heard.instead or heard
    return said.meaning and put_right(Draft(when=need.windows), said.text, said.meaning)


def _nothing_to_move(heard: Heard, scene: Scene) -> Turn:
    """A helper who asks for another time is heard by the coordinators."""
    if scene.tasks:
        return idle(told(scene, "passed_on.change_time"), actions=(PassOn(heard.text),))
    return idle(told(scene, "move.nothing"))


def _begin(need: NeedView, meaning: Understanding | None, scene: Scene) -> Turn:
    draft = Draft(need_id=need.id, categories=(need.category,))
    return MOVE.open(changed(draft, **times(meaning, scene.now)) if meaning else draft, scene)


def _submit(draft: Draft, scene: Scene) -> Turn:
    left = coming(draft.when, scene.now)
    if draft.need_id is None or not (left or draft.recurring):
        return MOVE.open(changed(draft, when=()), scene)
    return idle(told(scene, "move.done"), actions=(MoveNeed(draft.need_id, changed(draft, when=left)),))


def _show(draft: Draft, scene: Scene) -> str:
    return next((need_in_words(need, scene) for need in scene.needs if need.id == draft.need_id), "")


OLD = Slot(
    name="old",
    wanted=lambda _draft, _scene: False,
    ask=lambda _draft, scene, _misses: told(scene, "move.which", buttons=buttons(scene.needs, Reschedule, scene)),
    pick=no_buttons,
    words=lambda _draft, _heard, _scene: None,
    show=_show,
)
MOVE = FormSpec(name="move", slots=(OLD, READING, WHEN), submit=_submit, interrupted_by=NEEDS | OFFERS)
FLOW = Flow(
    intents={Intent.CHANGE_TIME: change_time},
    buttons={Reschedule: pressed},
    frames={WhichToReschedule: chosen},
)
