"""How far a helper goes, and how many hours a week they give. Not limited is an answer too: it is the skip."""

from bot.dialogue.amounts import amount
from bot.dialogue.heard import Heard
from bot.dialogue.scene import Scene
from bot.dialogue.slot import Slot, changed
from bot.dialogue.state import Draft
from bot.dialogue.texts import say
from bot.dialogue.turn import button, rows, told
from bot.messages import Button, Outgoing

FARTHEST_KM = 100.0
MOST_HOURS = 60.0


def _offer(slot: str, show: str, choices: tuple[int, ...], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    picks = [Button(label=say(scene.language, show, n=n), data=f"pick:{slot}:{n}") for n in choices]
    return rows([*picks, button(scene, "button.no_limit", f"skip:{slot}")], across=2)


def _radius(draft: Draft, number: float | None) -> Draft | None:
    if number is None or not 0 < number <= FARTHEST_KM:
        return None
    return changed(draft, radius_km=number)


def _radius_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    number = amount(heard.text)
    in_li = "里" in heard.text and "公里" not in heard.text and "里路" in heard.text
    return _radius(draft, number / 2 if in_li and number else number)


def _hours(draft: Draft, number: float | None) -> Draft | None:
    if number is None or not 0 < number <= MOST_HOURS:
        return None
    return changed(draft, weekly_hours=number)


def _show_radius(draft: Draft, scene: Scene) -> str:
    return _limited(scene, "show.radius", draft.radius_km)


def _show_hours(draft: Draft, scene: Scene) -> str:
    return _limited(scene, "show.weekly", draft.weekly_hours)


def _limited(scene: Scene, key: str, n: float | None) -> str:
    return say(scene.language, "button.no_limit") if n is None else say(scene.language, key, n=f"{n:g}")


def _ask_radius(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.radius", buttons=_offer("radius", "show.radius", (2, 5, 10), scene))


def _ask_weekly(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.weekly", buttons=_offer("weekly", "show.weekly", (2, 4, 8), scene))


RADIUS = Slot(
    name="radius",
    wanted=lambda draft, _: draft.radius_km is None,
    ask=_ask_radius,
    pick=lambda draft, code, _: _radius(draft, amount(code)),
    words=_radius_words,
    show=_show_radius,
    skip_empties="radius_km",
)
WEEKLY = Slot(
    name="weekly",
    wanted=lambda draft, _: draft.weekly_hours is None,
    ask=_ask_weekly,
    pick=lambda draft, code, _: _hours(draft, amount(code)),
    words=lambda draft, heard, _: _hours(draft, amount(heard.text)),
    show=_show_hours,
    skip_empties="weekly_hours",
)
