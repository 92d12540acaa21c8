"""A resident reports a need."""

from bot.dialogue.engine.actions import AmendNeed, RecordNeed
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle, told
from bot.dialogue.forms.filling import fill
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.kin import kin_said
from bot.dialogue.forms.slots.caller import CALLER, CONTACT
from bot.dialogue.forms.slots.category import CATEGORY
from bot.dialogue.forms.slots.counts import PEOPLE, QUANTITY
from bot.dialogue.forms.slots.item import ITEM, find_item
from bot.dialogue.forms.slots.people import WHOM
from bot.dialogue.forms.slots.place import WHERE
from bot.dialogue.forms.slots.twin import TWIN
from bot.dialogue.forms.slots.when import READING, WHEN, coming
from bot.dialogue.forms.slots.wishes import AGREEMENT, WISH, on_yes, yes_buttons
from bot.words import say
from nlu.intents import Intent


def report(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Ask for what the first message did not say."""
    return NEED.open(begun(heard, scene), scene)


def begun(heard: Heard, scene: Scene) -> Draft:
    """What was said in the first message; the words go along for the helper."""
    kin = kin_said(heard.text)
    draft = Draft(words=heard.text, item=find_item(heard.text, scene), place=heard.place, kin=kin)
    return fill(draft, heard.meaning, scene.now) if heard.meaning else draft


def _submit(draft: Draft, scene: Scene) -> Turn:
    """Record it, unless its time has gone by while the person thought it over: then only the time is asked again."""
    left = coming(draft.when, scene.now)
    if not left and not draft.recurring:
        turn = NEED.open(changed(draft, when=()), scene)
        return Turn(turn.state, (told(scene, "form.time_gone"), *turn.replies))
    if draft.need_id is not None:
        return idle(told(scene, "need.joined"), actions=(AmendNeed(draft.need_id, changed(draft, when=left)),))
    what = say(scene.language, "list.and").join(scene.category(code) for code in draft.categories)
    return idle(told(scene, "need.recorded", what=what), actions=(RecordNeed(changed(draft, when=left)),))


NEED = FormSpec(
    name="need",
    slots=(CATEGORY, ITEM, QUANTITY, READING, WHEN, WHERE, PEOPLE, WHOM, WISH, TWIN, CALLER, CONTACT, AGREEMENT),
    submit=_submit,
    interrupted_by=frozenset({Intent.OFFER_HELP}),
    yes_buttons=yes_buttons,
    on_yes=on_yes,
)
"""An offer of things says what a need says too, so of that we do not ask."""
