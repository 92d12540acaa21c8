"""A resident moves a need to another time: which one, when, read back, done."""

from bot.dialogue.engine.actions import MoveNeed, PassOn
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Choosing, Draft, State
from bot.dialogue.engine.turn import Turn, idle, stay, told
from bot.dialogue.engine.views import NeedView
from bot.dialogue.flows.status import need_in_words
from bot.dialogue.flows.which import buttons, by_number, meant
from bot.dialogue.forms.filling import times
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slot import Slot, changed, no_buttons
from bot.dialogue.forms.slots.when import READING, WHEN, coming
from nlu.understanding import Understanding


def change_time(_state: State, heard: Heard, scene: Scene) -> Turn:
    """Find out which need is meant; the time that was said is the new one."""
    if not scene.needs:
        return _nothing_to_move(heard, scene)
    found = meant(scene.needs, heard.meaning, by_time=False)
    if len(found) == 1:
        return _begin(found[0], heard.meaning, scene)
    waiting = Choosing(purpose="move", meaning=heard.meaning)
    return stay(waiting, told(scene, "move.which", buttons=buttons(found, "move", scene)))


def chosen(state: Choosing, heard: Heard, scene: Scene) -> Turn | None:
    """In words, from the list that was shown; None: the message is about something else."""
    if heard.intent in ("deny", "cancel"):
        return idle(told(scene, "move.kept"))
    found = meant(scene.needs, heard.meaning)
    one = by_number(scene.needs, heard) or (found[0] if len(found) == 1 and len(scene.needs) > 1 else None)
    return _begin(one, state.meaning, scene) if one else None


def pressed(state: State, heard: Heard, scene: Scene) -> Turn:
    """By button."""
    one = next((need for need in scene.needs if (str(need.id),) == heard.button[1:]), None)
    if one is None:
        return stay(state, told(scene, "stale.need"))
    return _begin(one, state.meaning if isinstance(state, Choosing) else None, scene)


def _nothing_to_move(heard: Heard, scene: Scene) -> Turn:
    """A helper who asks for another time is heard by the coordinators."""
    if scene.tasks:
        return idle(told(scene, "passed_on.change_time"), actions=(PassOn(intent="change_time", text=heard.text),))
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
    ask=lambda _draft, scene, _misses: told(scene, "move.which", buttons=buttons(scene.needs, "move", scene)),
    pick=no_buttons,
    words=lambda _draft, _heard, _scene: None,
    show=_show,
)
MOVE = FormSpec(name="move", slots=(OLD, READING, WHEN), submit=_submit)
