"""How far a helper goes, and how much a week they give. Neither is asked for: who says nothing is not limited.

Both are read back, and so can be limited there, or whenever somebody says it.
"""

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
MOST_VISITS = 50
_LI = re.compile(r"(?<!公)里[路地]")
_A_WEEK = r"(?:[每一][周星礼][期拜]?|每?(?:个)?(?:星期|礼拜)|\b(?:a|per|each|every) week\b|\bweekly\b)"
_A_LIMIT = re.compile(
    rf"(?=.*{_A_WEEK})(?=.*(?:最多|至多|不超过|顶多|只|不多于|以内|max|at most|no more than|up to|only))"
    r"(?=.*(?:次|趟|回|家|小时|钟头|times|visits?|hours?))"
    rf"|^\s*(?:我|大概|可以|能|就)*{_A_WEEK}(?:大概|可以|能|有|就|我)*"
    r"[\d一二两三四五六七八九十半.]+个?(?:小时|钟头)[吧左右。.]*\s*$",
    re.IGNORECASE,
)
_VISITS = re.compile(r"[次趟回家]|\b(?:times?|visits?|once|twice)\b", re.IGNORECASE)
_WEEK_NUMBER = re.compile(_A_WEEK, re.IGNORECASE)
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


def says_a_limit(heard: Heard) -> bool:
    """Whether the words say how much a week at most: 每周最多两次, 一周不超过四个小时."""
    return _A_LIMIT.search(heard.text) is not None


def _weekly_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    """So many hours, or so many visits; the number of weeks is none of them."""
    said = _WEEK_NUMBER.sub(" ", heard.text)
    number = amount(said)
    if _VISITS.search(said):
        whole = number is not None and 1 <= number <= MOST_VISITS
        return changed(draft, weekly_visits=int(number or 0)) if whole else None
    return _hours(draft, number)


def _show_radius(draft: Draft, scene: Scene) -> str:
    return _limited(scene, "show.radius", draft.radius_km)


def _show_hours(draft: Draft, scene: Scene) -> str:
    if draft.weekly_visits is None:
        return _limited(scene, "show.weekly", draft.weekly_hours)
    visits = say(scene.language, "show.weekly_visits", n=draft.weekly_visits)
    hours = (say(scene.language, "show.weekly", n=f"{draft.weekly_hours:g}"),) if draft.weekly_hours else ()
    return say(scene.language, "list.and").join((visits, *hours))


def _limited(scene: Scene, key: str, n: float | None) -> str:
    return "" if n is None else say(scene.language, key, n=f"{n:g}")


def _ask_radius(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.radius", buttons=_offer("radius", "show.radius", (2, 5, 10), scene))


def _ask_weekly(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.weekly", buttons=_offer("weekly", "show.weekly", (2, 4, 8), scene))


RADIUS = Slot(
    name="radius",
    wanted=lambda _draft, _scene: False,
    ask=_ask_radius,
    pick=lambda draft, code, _: _radius(draft, amount(code)),
    words=_radius_words,
    show=_show_radius,
    skip_empties="radius_km",
    unasked=only_a_distance,
)
WEEKLY = Slot(
    name="weekly",
    wanted=lambda _draft, _scene: False,
    ask=_ask_weekly,
    pick=lambda draft, code, _: _hours(draft, amount(code)),
    words=_weekly_words,
    show=_show_hours,
    skip_empties=("weekly_hours", "weekly_visits"),
    unasked=says_a_limit,
)
