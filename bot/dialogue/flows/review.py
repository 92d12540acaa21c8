"""A coordinator decides: sees what is proposed and why, approves, rejects with a reason, or takes another way."""

from bot.dialogue.engine.actions import Action, Approve, Reject, SendReviewLink, ShowOptions, Swap
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Rejecting, State
from bot.dialogue.engine.turn import Turn, button, idle, rows, stay, told
from bot.dialogue.flows.cards import proposal_card

REASONS = ("person", "time")
"""The usual reasons: who was proposed (they are not proposed for this need again), or when (those hours are not)."""

_VERBS = frozenset({"approve", "reject", "swap", "take", "leave"})
"""What the buttons of a coordinator begin with."""

_WORDS = frozenset({"审核", "審核", "review"})

SHOWN_AT_ONCE = 5
LONGEST_REASON = 200


def guard(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """A coordinator's button in a stranger's hand, and the word 审核 from who may not, are answered at once."""
    if heard.button[0] in _VERBS:
        return decide(state, heard, scene)
    if heard.pressed == "review" or (scene.coordinator and heard.text.strip().lower() in _WORDS):
        return show(state, heard, scene)
    return None


def show(state: State, _heard: Heard, scene: Scene) -> Turn:
    """The most pressing proposals, and a one-time link to the page that has them all."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    cards = [proposal_card(scene.language, view) for view in scene.proposals[:SHOWN_AT_ONCE]]
    lead = told(scene, "review.waiting", n=len(scene.proposals)) if cards else told(scene, "review.none")
    return stay(state, lead, *cards, actions=(SendReviewLink(),))


def decide(state: State, heard: Heard, scene: Scene) -> Turn:
    """The buttons below a proposal. Whoever may not decide is told so, and so is who comes too late."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    match heard.button:
        case (verb, match_id, version, *more) if match_id.isdecimal() and version.isdecimal():
            return _decided(state, (verb, *more), int(match_id), int(version), scene)
    return stay(state, told(scene, "stale.button"))


def _decided(state: State, verb: tuple[str, ...], match_id: int, version: int, scene: Scene) -> Turn:
    if not any((view.match_id, view.version) == (match_id, version) for view in scene.proposals):
        return stay(state, told(scene, "stale.proposal"))
    if (action := _action(verb, match_id, version)) is not None:
        lead = (told(scene, "review.approved"),) if verb == ("approve",) else ()
        return stay(state, *lead, actions=(action,))
    if verb == ("reject",):
        return _ask_why(match_id, version, scene)
    return stay(state, told(scene, "review.kept" if verb == ("leave",) else "stale.button"))


def _action(verb: tuple[str, ...], match_id: int, version: int) -> Action | None:
    match verb:
        case ("approve",):
            return Approve(match_id, version)
        case ("swap",):
            return ShowOptions(match_id, version)
        case ("take", option):
            return Swap(match_id, version, option)
    return None


def _ask_why(match_id: int, version: int, scene: Scene) -> Turn:
    choices = [button(scene, f"reason.{code}", f"why:{code}") for code in REASONS]
    asked = told(scene, "review.why", buttons=rows([*choices, button(scene, "button.keep", "no")]))
    return Turn(Rejecting(match_id=match_id, version=version), (asked,))


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
