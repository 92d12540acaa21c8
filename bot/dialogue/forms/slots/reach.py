"""How far a helper goes, and how many hours a week they give. Not limited is an answer too: it is the skip."""

import re

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, Skip, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Rows, button, rows, told
from bot.dialogue.forms.slot import Slot
from bot.dialogue.forms.slots.counts import ENGLISH, amount
from bot.words import say

FARTHEST_KM = 100.0
MOST_HOURS = 60.0
_LI = re.compile(r"(?<!公)里[路地]")
_HARDLY_A_WORD = (
    r"[\s,，。.!！:：我就只仅限能可以在离家去跑最多远近不超过的半径范围方圆内之里面周边大概约左右吧行都了]"
    r"|\b(?:only|just|within|up to|at most|no more than|max|maximum|about|i|can|go|a|radius|of|from|my|home)\b"
)
_ONLY_A_DISTANCE = re.compile(
    rf"(?:{_HARDLY_A_WORD})*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百半几]+|\b(?:{'|'.join(ENGLISH)})\b)\s*"
    rf"(?:公里|千米|里[路地]|km\b|kilomet(?:re|er)s?\b)(?:{_HARDLY_A_WORD})*",
    re.IGNORECASE,
)


def only_a_distance(heard: Heard) -> bool:
    """Whether the words say how far and nothing else: 只限五公里内. With a place's name in them they are a place."""
    return _ONLY_A_DISTANCE.fullmatch(heard.text) is not None


def _offer(slot: str, show: str, choices: tuple[int, ...], scene: Scene) -> Rows:
    picks = [labelled(say(scene.language, show, n=n), Pick(slot, str(n))) for n in choices]
    return rows([*picks, button(scene, "button.no_limit", Skip(slot))], across=2)


def _radius(draft: Draft, number: float | None) -> Draft | None:
    if number is None or not 0 < number <= FARTHEST_KM:
        return None
    return changed(draft, radius_km=number)


def _radius_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    number = amount(heard.text)
    return _radius(draft, number / 2 if number and _LI.search(heard.text) else number)


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
    unasked=only_a_distance,
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
