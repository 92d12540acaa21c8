"""A coordinator decides: sees what is proposed and why, approves, rejects with a reason, or takes the next best."""

from bot.dialogue.acts import Approve, Reject, SendReviewLink, Swap
from bot.dialogue.cards import proposal_card
from bot.dialogue.heard import Heard
from bot.dialogue.scene import Scene
from bot.dialogue.state import Rejecting, State
from bot.dialogue.turn import Turn, button, idle, rows, stay, told

REASONS = ("person", "time")
"""The usual reasons: who was proposed (they are not proposed for this need again), or when (those hours are not)."""

SHOWN_AT_ONCE = 5
LONGEST_REASON = 200


def show(state: State, _heard: Heard, scene: Scene) -> Turn:
    """The most pressing proposals, and a one-time link to the page that has them all."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    cards = [proposal_card(scene.language, view) for view in scene.proposals[:SHOWN_AT_ONCE]]
    lead = told(scene, "review.waiting", n=len(scene.proposals)) if cards else told(scene, "review.none")
    return stay(state, lead, *cards, actions=(SendReviewLink(),))


def decide(state: State, heard: Heard, scene: Scene) -> Turn:
    """The three buttons below a proposal. Whoever may not decide is told so, and so is who comes too late."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    match heard.button:
        case (verb, match_id, version) if match_id.isdecimal() and version.isdecimal():
            return _decided(state, verb, int(match_id), int(version), scene)
    return stay(state, told(scene, "stale.button"))


def _decided(state: State, verb: str, match_id: int, version: int, scene: Scene) -> Turn:
    if not any((view.match_id, view.version) == (match_id, version) for view in scene.proposals):
        return stay(state, told(scene, "stale.proposal"))
    if verb == "approve":
        return stay(state, told(scene, "review.approved"), actions=(Approve(match_id, version),))
    if verb == "swap":
        return stay(state, actions=(Swap(match_id, version),))
    choices = [button(scene, f"reason.{code}", f"why:{code}") for code in REASONS]
    asked = told(scene, "review.why", buttons=rows([*choices, button(scene, "button.keep", "no")]))
    return stay(Rejecting(match_id=match_id, version=version), asked)


def reason(state: Rejecting, heard: Heard, scene: Scene) -> Turn | None:
    """A usual reason by button, or any other in words."""
    match heard.button:
        case ("no",):
            return idle(told(scene, "review.kept"))
        case ("why", code) if code in REASONS:
            return _rejected(state, code, scene)
    if heard.has_words():
        return _rejected(state, heard.text[:LONGEST_REASON], scene)
    return None


def _rejected(state: Rejecting, why: str, scene: Scene) -> Turn:
    return idle(told(scene, "review.rejected"), actions=(Reject(state.match_id, state.version, why),))
