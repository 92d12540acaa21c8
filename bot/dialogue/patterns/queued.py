"""A need told while another is asked about or read back: another is kept until its turn comes.

While questions are open, the same need told anew is taken in; below the read-back it corrects what was read.
"""

from bot.core.messages import Kind
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Draft, Form, Idle
from bot.dialogue.engine.turn import Turn, led, stay
from bot.dialogue.flows.need import NEED, begun
from bot.dialogue.forms.filling import SURE_ENOUGH, retell
from bot.dialogue.forms.form import CONFIRM, EDIT
from bot.dialogue.forms.slot import changed
from bot.dialogue.forms.slots.category import names
from bot.dialogue.patterns.another import is_another
from bot.words import say
from nlu.understanding import Understanding

_SAME_FOR_ALL = ("place", "phone")
"""One person's needs of one hour are mostly at one place. It is read back with each, and can be changed there."""


def keep(form: Form, heard: Heard, scene: Scene) -> Turn | None:
    """Say that it is noted and ask the open question again; None where the words belong to what is being asked."""
    meaning = heard.meaning
    if meaning is None or not _tells_a_need(form, heard, meaning) or _belongs_to_it(form, heard, meaning, scene):
        return None
    if _same(form.draft, meaning):
        turn = NEED.open(retell(form.draft, heard.text, meaning, scene.now), scene)
        return stay(turn.state, *led(say(scene.language, "meanwhile.same"), turn.replies))
    asked = form.model_copy(update={"draft": _with_later(form.draft, heard, meaning, scene)})
    lead = say(scene.language, "meanwhile.kept", what=names(meaning.categories, scene))
    return stay(asked, *led(lead, (NEED.question(asked, scene),)))


def take_up(form: Form, turn: Turn, scene: Scene) -> Turn:
    """The turn, and on with the first need that was kept where the turn has closed the one before it."""
    if not form.draft.later or not isinstance(turn.state, Idle):
        return turn
    later = _following(form.draft)
    opened = NEED.open(later, scene)
    lead = say(scene.language, "meanwhile.next", what=names(later.categories, scene))
    return Turn(opened.state, (*turn.replies, *led(lead, opened.replies)), turn.actions)


def _tells_a_need(form: Form, heard: Heard, meaning: Understanding) -> bool:
    """A need is clearly told while there is one already."""
    told = meaning.intent == "report_need" and bool(meaning.categories) and meaning.confidence >= SURE_ENOUGH
    return told and form.form == "need" and heard.kind is Kind.TEXT


def _belongs_to_it(form: Form, heard: Heard, meaning: Understanding, scene: Scene) -> bool:
    """The words answer the question, or correct what was read back."""
    if form.asking in (CONFIRM, EDIT):
        return not is_another(form.draft, heard.text, meaning)
    return NEED.answers(form, heard, scene)


def _same(draft: Draft, meaning: Understanding) -> bool:
    return not set(draft.categories).isdisjoint(meaning.categories)


def _with_later(draft: Draft, heard: Heard, meaning: Understanding, scene: Scene) -> Draft:
    before = next((kept for kept in draft.later if _same(kept, meaning)), None)
    new = retell(before, heard.text, meaning, scene.now) if before else begun(heard, scene)
    return changed(draft, later=(*(kept for kept in draft.later if kept is not before), new))


def _following(draft: Draft) -> Draft:
    """The next need, with what holds for all of them as it was last said."""
    following, *rest = draft.later
    known = {name: getattr(draft, name) for name in _SAME_FOR_ALL if not getattr(following, name)}
    return changed(following, later=tuple(rest), skipped=draft.skipped & frozenset(known), **known)
