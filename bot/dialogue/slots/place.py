"""Where: by name, by a location that is sent, or by button: first the town, then the village or community in it."""

from bot.dialogue.heard import Heard
from bot.dialogue.scene import Scene
from bot.dialogue.slot import Slot, changed
from bot.dialogue.state import Draft
from bot.dialogue.texts import say
from bot.dialogue.turn import rows, told
from bot.messages import Button, Outgoing


def _wanted(draft: Draft, scene: Scene) -> bool:
    """A town is some kilometres wide: in which village or community is asked once, a whole county never does."""
    return draft.place not in scene.atlas or bool(scene.atlas.inside(draft.place or ""))


def _ask(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    if draft.place not in scene.atlas or draft.place is None or draft.place in scene.atlas.roots():
        home = (scene.area,) if scene.area else ()
        buttons = [*_named(home, scene), *_named(_towns(scene), scene)]
        return told(scene, "ask.place_again" if misses else "ask.place", buttons=rows(buttons, across=2))
    enough = Button(label=say(scene.language, "button.place_enough"), data=f"pick:place:{draft.place}")
    buttons = [*_named(scene.atlas.inside(draft.place), scene), enough]
    return told(scene, "ask.place_inside", town=scene.place(draft.place), buttons=rows(buttons, across=2))


def _named(places: tuple[str, ...], scene: Scene) -> list[Button]:
    return [Button(label=scene.atlas.short(code), data=f"pick:place:{code}") for code in places]


def _towns(scene: Scene) -> tuple[str, ...]:
    return tuple(town for root in scene.atlas.roots() for town in scene.atlas.inside(root))


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    """The same town a second time: nearer than that they cannot say."""
    if code not in scene.atlas:
        return None
    near_enough = code == draft.place and code not in scene.atlas.roots()
    return changed(draft, place=code, skipped=draft.skipped | {"place"} if near_enough else draft.skipped)


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    said = heard.place or (heard.meaning.place if heard.meaning else None)
    return _pick(draft, said, scene) if said else None


PLACE = Slot(
    name="place",
    wanted=_wanted,
    ask=_ask,
    pick=_pick,
    words=_words,
    show=lambda draft, scene: scene.place(draft.place),
)
