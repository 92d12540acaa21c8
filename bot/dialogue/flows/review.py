"""A coordinator decides: sees what is proposed and why, approves, rejects with a reason, or takes another way."""

from bot.dialogue.engine import actions
from bot.dialogue.engine.buttons import Approve, Leave, No, OfProposal, Reject, Review, Swap, Take, Why
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Rejecting
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, asking, button, idle, rows, stay, told
from bot.dialogue.flows.cards import proposal_card

REASONS = ("person", "time")
"""The usual reasons: who was proposed (they are not proposed for this need again), or when (those hours are not)."""

_WORDS = frozenset({"审核", "review"})

SHOWN_AT_ONCE = 5
LONGEST_REASON = 200


def guard(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """A coordinator's button in a stranger's hand, and the word 审核 from who may not, are answered at once."""
    if heard.button is not None and (handler := FLOW.buttons.get(type(heard.button))):
        return handler(state, heard.button, scene)
    if scene.coordinator and heard.whole in _WORDS:
        return show(state, heard, scene)
    return None


def show(state: Stack, _asked: Heard | Review, scene: Scene) -> Turn:
    """The most pressing proposals, and a one-time link to the page that has them all."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    cards = [proposal_card(scene.language, view) for view in scene.proposals[:SHOWN_AT_ONCE]]
    lead = told(scene, "review.waiting", n=len(scene.proposals)) if cards else told(scene, "review.none")
    return stay(state, lead, *cards, actions=(actions.SendReviewLink(),))


def decide(state: Stack, pressed: OfProposal, scene: Scene) -> Turn:
    """The buttons below a proposal. Whoever may not decide is told so, and so is who comes too late."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    seen = (pressed.match_id, pressed.version)
    if not any((view.match_id, view.version) == seen for view in scene.proposals):
        return stay(state, told(scene, "stale.proposal"))
    return _decided(state, pressed, scene)


def _decided(state: Stack, pressed: OfProposal, scene: Scene) -> Turn:
    match_id, version = pressed.match_id, pressed.version
    match pressed:
        case Approve():
            return stay(state, told(scene, "review.approved"), actions=(actions.Approve(match_id, version),))
        case Swap():
            return stay(state, actions=(actions.ShowOptions(match_id, version),))
        case Take(option=option):
            return stay(state, actions=(actions.Swap(match_id, version, option),))
        case Reject():
            return _ask_why(match_id, version, scene)
    return stay(state, told(scene, "review.kept"))


def _ask_why(match_id: int, version: int, scene: Scene) -> Turn:
    choices = [button(scene, f"reason.{code}", Why(code)) for code in REASONS]
    asked = told(scene, "review.why", buttons=rows([*choices, button(scene, "button.keep", No())]))
    return asking(Rejecting(match_id=match_id, version=version), asked)


def reason(asked: Rejecting, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """A usual reason by button, or any other in words."""
    match heard.button:
        case No():
            return idle(told(scene, "review.kept"))
        case Why(code=code) if code in REASONS:
            return _rejected(asked, code, scene)
    if heard.has_words():
        return _rejected(asked, heard.text[:LONGEST_REASON], scene)
    return None


def _rejected(asked: Rejecting, why: str, scene: Scene) -> Turn:
    action = actions.Reject(asked.match_id, asked.version, why)
    return idle(told(scene, "review.rejected"), actions=(action,))


FLOW = Flow(
    buttons={Review: show, Approve: decide, Reject: decide, Swap: decide, Take: decide, Leave: decide},
    frames={Rejecting: reason},
    commands={"review": show},
)
