"""A resident withdraws a need: which one, really, done. A helper who withdraws gives a promised visit back."""

from bot.dialogue.engine.actions import CancelNeed
from bot.dialogue.engine.buttons import No, Withdraw, Yes
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Confirming, WhichToWithdraw
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import need_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, asking, button, idle, rows, stay, told
from bot.dialogue.engine.views import NeedView
from bot.dialogue.flows import visits
from bot.dialogue.flows.which import buttons, by_id, in_words, meant
from nlu.intents import Intent


def cancel(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Find out which need is meant."""
    if not scene.needs:
        return visits.decline_in_words(state, heard, scene) if scene.tasks else idle(told(scene, "cancel.nothing"))
    found = meant(scene.needs, heard.meaning)
    if len(found) == 1:
        return _really(found[0], scene)
    return asking(WhichToWithdraw(), told(scene, "cancel.which", buttons=buttons(found, Withdraw, scene)))


def chosen(_asked: WhichToWithdraw, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """In words, from the list that was shown; None: the message is about something else."""
    if heard.intent is Intent.DENY:
        return idle(told(scene, "cancel.kept"))
    one = in_words(scene.needs, heard)
    return _really(one, scene) if one else None


def pressed(state: Stack, button: Withdraw, scene: Scene) -> Turn:
    """By button."""
    one = by_id(scene.needs, button.need_id)
    return _really(one, scene) if one else stay(state, told(scene, "stale.need"))


def _really(need: NeedView, scene: Scene) -> Turn:
    choices = rows([button(scene, "button.cancel_it", Yes()), button(scene, "button.keep", No())])
    yes = frozenset({Intent.AFFIRM, Intent.CANCEL})
    asked = Confirming(to_do=CancelNeed(need.id), done="cancel.done", kept="cancel.kept", yes=yes)
    return asking(asked, told(scene, "cancel.really", what=need_in_words(need, scene), buttons=choices))


FLOW = Flow(
    intents={Intent.CANCEL: cancel},
    buttons={Withdraw: pressed},
    frames={WhichToWithdraw: chosen},
)
