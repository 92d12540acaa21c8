"""A resident withdraws a need: which one, really, done. A helper who withdraws gives a promised visit back."""

from bot.dialogue.engine.actions import CancelNeed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Cancelling, Choosing, State
from bot.dialogue.engine.turn import Turn, button, idle, rows, stay, told
from bot.dialogue.engine.views import NeedView
from bot.dialogue.flows import visits
from bot.dialogue.flows.status import need_in_words
from bot.dialogue.flows.which import buttons, by_number, meant


def cancel(state: State, heard: Heard, scene: Scene) -> Turn:
    """Find out which need is meant."""
    if not scene.needs:
        return visits.decline_in_words(state, heard, scene) if scene.tasks else idle(told(scene, "cancel.nothing"))
    found = meant(scene.needs, heard.meaning)
    if len(found) == 1:
        return _really(found[0], scene)
    return stay(Choosing(purpose="cancel"), told(scene, "cancel.which", buttons=buttons(found, "cancel", scene)))


def chosen(_state: State, heard: Heard, scene: Scene) -> Turn | None:
    """In words, from the list that was shown; None: the message is about something else."""
    if heard.intent == "deny":
        return idle(told(scene, "cancel.kept"))
    found = meant(scene.needs, heard.meaning)
    one = by_number(scene.needs, heard) or (found[0] if len(found) == 1 and len(scene.needs) > 1 else None)
    return _really(one, scene) if one else None


def pressed(state: State, heard: Heard, scene: Scene) -> Turn:
    """By button."""
    one = next((need for need in scene.needs if (str(need.id),) == heard.button[1:]), None)
    return _really(one, scene) if one else stay(state, told(scene, "stale.need"))


def answer(state: Cancelling, heard: Heard, scene: Scene) -> Turn | None:
    """Yes cancels, no keeps; None: the message is about something else."""
    if heard.pressed == "yes" or heard.intent in ("affirm", "cancel"):
        return idle(told(scene, "cancel.done"), actions=(CancelNeed(state.need_id),))
    if heard.pressed == "no" or heard.intent == "deny":
        return idle(told(scene, "cancel.kept"))
    return None


def _really(need: NeedView, scene: Scene) -> Turn:
    choices = rows([button(scene, "button.cancel_it", "yes"), button(scene, "button.keep", "no")])
    return stay(
        Cancelling(need_id=need.id), told(scene, "cancel.really", what=need_in_words(need, scene), buttons=choices)
    )
