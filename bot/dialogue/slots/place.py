"""Where: a village or community by name, by a location that is sent, or by button where few are left to choose from."""

from bot.dialogue.heard import Heard
from bot.dialogue.scene import Scene
from bot.dialogue.slot import Slot, changed
from bot.dialogue.state import Draft
from bot.dialogue.turn import rows, told
from bot.messages import Button, Outgoing


def _wanted(draft: Draft, scene: Scene) -> bool:
    """A whole county is too wide to send anybody to."""
    return draft.place is None or _too_wide(draft.place, scene)


def _too_wide(place: str, scene: Scene) -> bool:
    return place in scene.atlas.roots() and bool(scene.atlas.inside(place))


def _ask(_draft: Draft, scene: Scene, misses: int) -> Outgoing:
    offered = _towns(scene) if misses else (scene.area,) if scene.area else ()
    buttons = (Button(label=scene.place(code), data=f"pick:place:{code}") for code in offered)
    return told(scene, "ask.place_again" if misses else "ask.place", buttons=rows(buttons, across=2 if misses else 1))


def _towns(scene: Scene) -> tuple[str, ...]:
    return tuple(town for root in scene.atlas.roots() for town in scene.atlas.inside(root))


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    return changed(draft, place=code) if code in scene.atlas else None


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    said = heard.place or (heard.meaning.place if heard.meaning else None)
    if said is None or said not in scene.atlas or _too_wide(said, scene):
        return None
    return changed(draft, place=said)


PLACE = Slot(
    name="place",
    wanted=_wanted,
    ask=_ask,
    pick=_pick,
    words=_words,
    show=lambda draft, scene: scene.place(draft.place),
)
