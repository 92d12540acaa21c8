"""Several: needs told in one message, each with its own time. The first is asked about, the others wait their turn."""

from dataclasses import replace

from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Queued
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, led
from bot.dialogue.flows import need
from bot.dialogue.flows.need import NEED, begun
from bot.dialogue.forms.slots.category import names
from bot.words import say
from nlu.intents import Intent

SURE_ENOUGH = 0.6
"""Confidence. Each part is to tell of a need of its own; else the message is read as a whole."""

_OF_ALL = ("place", "address", "phone", "name", "beneficiary", "kin")


def told(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """A need, or several."""
    parts = apart(heard)
    return report(parts, heard, scene) if parts else need.report(state, heard, scene)


def apart(heard: Heard) -> tuple[Heard, ...]:
    """The parts that are needs of their own, in order; none where they are not several, or not of several times."""
    parts = tuple(part for part in heard.parts if _is_a_need(part))
    kinds = [set(part.meaning.categories) for part in parts if part.meaning]
    several = len(parts) == len(heard.parts) > 1 and not any(a & b for a in kinds for b in kinds if a is not b)
    return parts if several else ()


def report(parts: tuple[Heard, ...], heard: Heard, scene: Scene) -> Turn:
    """Ask about the first; what is said of all holds for each."""
    whole = begun(heard, scene)
    first, *others = (_of_all(begun(part, scene), whole) for part in parts)
    turn = NEED.open(first, scene)
    queued = [Queued(draft=draft) for draft in reversed(others)]
    what = say(scene.language, "list.and").join(names(draft.categories, scene) for draft in (first, *others))
    state = turn.state.model_copy(update={"frames": (*queued, *turn.state.frames)})
    return replace(turn, state=state, replies=led(say(scene.language, "several.told", what=what), turn.replies))


def _is_a_need(part: Heard) -> bool:
    meaning = part.meaning
    if meaning is None or meaning.intent is not Intent.REPORT_NEED or meaning.confidence < SURE_ENOUGH:
        return False
    return bool(meaning.categories) and bool(meaning.when or meaning.recurring)


def _of_all(draft: Draft, whole: Draft) -> Draft:
    known = {name: getattr(whole, name) for name in _OF_ALL if not getattr(draft, name)}
    return changed(draft, **known)


FLOW = Flow(intents={Intent.REPORT_NEED: told})
