"""Where: by name, by a location that is sent, or by button: first the town, then the village or community in it."""

import re
from dataclasses import replace

from bot.core.messages import Button, Outgoing
from bot.dialogue.engine.buttons import Pick, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.filling import SURE_ENOUGH
from bot.dialogue.forms.said import is_whatever
from bot.dialogue.forms.slot import Slot
from bot.dialogue.forms.slots.counts import NOT_AT_HOME
from bot.dialogue.forms.slots.reach import only_a_distance
from bot.words import say
from nlu.intents import Intent

_EXAMPLES = 3
_NAME_NO_PLACE = (Intent.AFFIRM, Intent.CHANGE_TIME)


def _wanted(draft: Draft, scene: Scene) -> bool:
    """A town is some kilometres wide: in which village or community is asked once, a whole county never does."""
    return draft.place not in scene.atlas or bool(scene.atlas.inside(draft.place or ""))


def _ask_of_need(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    """With the door, where somebody comes to one; of a relative, it is where they are."""
    asked = _ask(draft, scene, misses)
    if misses or asked.text != say(scene.language, "ask.place") or set(draft.categories) & NOT_AT_HOME:
        return asked
    key = "ask.place_theirs" if draft.kin else "ask.place_door"
    kin = say(scene.language, f"kin.{draft.kin}") if draft.kin else ""
    return asked.model_copy(update={"text": say(scene.language, key, kin=kin)})


def _ask(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    if draft.place not in scene.atlas or draft.place is None or draft.place in scene.atlas.roots():
        home = (scene.area,) if scene.area else ()
        buttons = [*_named(home, scene), *_named(_towns(scene), scene)]
        key, villages = "ask.place_again" if misses else "ask.place", _names(_villages(scene), scene)
        return told(scene, key, villages=villages, buttons=rows(buttons, across=2))
    enough = button(scene, "button.place_enough", Pick("place", draft.place))
    buttons = [*_named(scene.atlas.inside(draft.place), scene), enough]
    return told(scene, "ask.place_inside", town=scene.place(draft.place), buttons=rows(buttons, across=2))


def _missed(heard: Heard, scene: Scene) -> str:
    """Whoever names a place elsewhere must hear that nobody comes there."""
    if heard.intent in _NAME_NO_PLACE and heard.meaning and heard.meaning.confidence >= SURE_ENOUGH:
        return say(scene.language, "form.not_understood")
    if only_a_distance(heard):
        return say(scene.language, "place.how_far")
    return say(scene.language, "place.elsewhere", district=_names(scene.atlas.roots(), scene))


def _names(places: tuple[str, ...], scene: Scene) -> str:
    return say(scene.language, "list.and").join(map(scene.atlas.short, places))


def _villages(scene: Scene) -> tuple[str, ...]:
    """A few for example, each of another town."""
    return tuple(village for town in _towns(scene) for village in scene.atlas.inside(town)[:1])[:_EXAMPLES]


def _named(places: tuple[str, ...], scene: Scene) -> list[Button]:
    return [labelled(scene.atlas.short(code), Pick("place", code)) for code in places]


def _towns(scene: Scene) -> tuple[str, ...]:
    return tuple(town for root in scene.atlas.roots() for town in scene.atlas.inside(root))


def _show(draft: Draft, scene: Scene) -> str:
    return " ".join(filter(None, (scene.place(draft.place), draft.address)))


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    """The same town a second time: nearer than that they cannot say."""
    if code not in scene.atlas:
        return None
    near_enough = code == draft.place and code not in scene.atlas.roots()
    return changed(draft, place=code, skipped=draft.skipped | {"place"} if near_enough else draft.skipped)


_HOME = re.compile(
    r"(?:就)?(?:在)?(?:我)?(?:家里?|家中|自己家|我家|老地方|上次那里|还是那里|同上)(?:里|啊|吧|就行)*"
    r"|(?:at )?(?:my )?(?:home|place)",
    re.IGNORECASE,
)
"""Whole answers that mean where they said they live."""


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    said = heard.place or (heard.meaning.place if heard.meaning else None)
    if said is None and (_HOME.fullmatch(heard.whole) or is_whatever(heard)):
        said = draft.place or scene.area
    return _pick(draft, said, scene) if said else None


PLACE = Slot(
    name="place",
    wanted=_wanted,
    ask=_ask,
    pick=_pick,
    words=_words,
    show=_show,
    missed=_missed,
)
WHERE = replace(PLACE, ask=_ask_of_need)
"""Where a need is."""
