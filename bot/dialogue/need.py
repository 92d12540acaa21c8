"""A resident reports a need."""

from bot.dialogue.absorb import fill
from bot.dialogue.acts import RecordNeed
from bot.dialogue.form import FormSpec
from bot.dialogue.heard import Heard
from bot.dialogue.scene import Scene
from bot.dialogue.slot import changed
from bot.dialogue.slots.category import CATEGORY
from bot.dialogue.slots.counts import PEOPLE, QUANTITY
from bot.dialogue.slots.item import ITEM, find_item
from bot.dialogue.slots.people import PHONE, WHOM
from bot.dialogue.slots.place import PLACE
from bot.dialogue.slots.when import READING, WHEN, coming
from bot.dialogue.state import Draft, State
from bot.dialogue.texts import say
from bot.dialogue.turn import Turn, idle, told


def report(_state: State, heard: Heard, scene: Scene) -> Turn:
    """Ask for what the first message did not say."""
    return NEED.open(begun(heard, scene), scene)


def begun(heard: Heard, scene: Scene) -> Draft:
    """What was said in the first message; the words go along for the helper."""
    draft = Draft(words=heard.text, item=find_item(heard.text, scene), place=heard.place)
    return fill(draft, heard.meaning, scene.now) if heard.meaning else draft


def _submit(draft: Draft, scene: Scene) -> Turn:
    """Record it, unless its time has gone by while the person thought it over: then only the time is asked again."""
    left = coming(draft.when, scene.now)
    if not left and not draft.recurring:
        turn = NEED.open(changed(draft, when=()), scene)
        return Turn(turn.state, (told(scene, "form.time_gone"), *turn.replies))
    what = say(scene.language, "list.and").join(scene.category(code) for code in draft.categories)
    return idle(told(scene, "need.recorded", what=what), actions=(RecordNeed(changed(draft, when=left)),))


NEED = FormSpec(
    name="need",
    slots=(CATEGORY, ITEM, QUANTITY, READING, WHEN, PLACE, PEOPLE, WHOM, PHONE),
    submit=_submit,
)
