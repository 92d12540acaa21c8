"""Filling: what an understanding says, taken into a draft, so that nobody is asked for what they said already."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.forms.no_names import is_no_name
from nlu.intents import Intent
from nlu.understanding import Point, Span, Understanding, Window

SOON = timedelta(hours=24)
"""What 马上 and 尽快 are taken for, by the taxonomy: today or within 24 hours. It is read back like any other time."""

SURE_ENOUGH = 0.8
"""Confidence. Less sure, and words in the middle of a form are an answer to what was asked."""

_A_DAY = re.compile(
    r"[今明后昨]|周|星期|礼拜|[号日月天]|现在|马上|立刻|尽快|赶紧|\d[-/.]\d"
    r"|day|tomorrow|tonight|week|month|now|soon|asap|urgent|hour|minute|小时|分钟",
    re.IGNORECASE,
)
"""Words of a day, or of a time that counts from now. Where there is none, the reader took today for granted."""

_HOURS = re.compile(
    r"[早午晚夜点时:：]|\d|白天|全天|整天|一天|傍|day\b(?<!sunday)(?<!monday)(?<!tuesday)(?<!wednesday)(?<!thursday)(?<!friday)"
    r"(?<!saturday)|morning|noon|evening|night|\b[ap]m\b",
    re.IGNORECASE,
)
"""Words of an hour or a part of the day. Where there is none, the reader took the whole daytime for granted."""

_PLAIN = ("categories", "place", "address", "people", "quantity", "beneficiary", "phone", "name", "wish")
_NO_TIMES: dict[str, Any] = {"when": (), "recurring": (), "readings": ()}


def fill(draft: Draft, meaning: Understanding, now: datetime) -> Draft:
    """Fill what is still empty; what was said before stays."""
    found = {name: value for name, value in _said(meaning).items() if not getattr(draft, name)}
    if not has_times(draft):
        found |= times(meaning, now)
    return changed(draft, urgency=_pressing(draft, meaning), **found)


def correct(draft: Draft, meaning: Understanding, now: datetime) -> Draft:
    """Put what is said now in the place of what was said before; the category only where nothing else is said."""
    found = _said(meaning)
    if moved := times(meaning, now):
        found |= _NO_TIMES | moved
    if len(found) > 1:
        found.pop("categories", None)
    if "place" in found and found["place"] != draft.place:
        found.setdefault("address", None)
    return changed(draft, **found)


def retell(draft: Draft, words: str, meaning: Understanding, now: datetime) -> Draft:
    """The same need told anew: what is said now holds, its categories come on top, and the helper reads all words."""
    told = correct(draft, plainly(meaning), now)
    categories = tuple(dict.fromkeys((*draft.categories, *meaning.categories)))
    return changed(
        told, categories=categories, urgency=_pressing(draft, meaning), words=f"{draft.words}\n{words}".strip()
    )


def surely(heard: Heard) -> Heard:
    """An answer without the categories that are hardly in it: 我在长沙 must not make another need of this one."""
    if heard.meaning is None or heard.meaning.confidence >= SURE_ENOUGH:
        return heard
    return replace(heard, meaning=heard.meaning.model_copy(update={"categories": ()}))


def plainly(meaning: Understanding) -> Understanding:
    """The meaning of an answer within a form: "Thursday" is about the time, and does not say that it is for oneself.

    An interpreter that knows no context takes every bare word for a need of the speaker's own.
    """
    return meaning.model_copy(update={"beneficiary": ()}) if meaning.beneficiary == ("self",) else meaning


def has_times(draft: Draft) -> bool:
    """Whether a time has been said, be it ambiguous."""
    return bool(draft.when or draft.recurring or draft.readings)


def times(meaning: Understanding, now: datetime) -> dict[str, Any]:
    """The draft's time values that this meaning gives; empty where it says no time.

    An ambiguous time becomes `readings`, to be chosen from. An urgent need without a time is for the next 24 hours.
    """
    if meaning.other_when:
        return {"readings": (meaning.when, *meaning.other_when)}
    if meaning.when or meaning.recurring:
        return {"when": meaning.when, "recurring": meaning.recurring}
    if meaning.urgency == "urgent" and meaning.intent is Intent.REPORT_NEED:
        soon: tuple[Window, ...] = (Span(start=now, end=now + SOON),)
        return {"when": soon}
    return {}


def put_right(draft: Draft, words: str, meaning: Understanding) -> Understanding:
    """The meaning with what it leaves out of the time taken from the draft: the day, the hours, or all but a shift."""
    if meaning.shift and draft.when and not meaning.recurring:
        by = timedelta(minutes=meaning.shift)
        return meaning.model_copy(update={"when": tuple(_later(window, by) for window in draft.when)})
    return at_the_hours_said(draft, words, on_the_day_said(draft, words, meaning))


def at_the_hours_said(draft: Draft, words: str, meaning: Understanding) -> Understanding:
    """The meaning with its only day at the draft's only hours, where the words name a day and no hour.

    Below a read-back of Wednesday morning, 改成周五 is Friday morning.
    """
    before, now_said = _day_of(draft.when), _day_of(meaning.when)
    if before is None or now_said is None or not _whole_day(meaning.when[0]) or _HOURS.search(_DATE.sub("", words)):
        return meaning
    return meaning.model_copy(update={"when": (_later(draft.when[0], now_said - before),)})


def on_the_day_said(draft: Draft, words: str, meaning: Understanding) -> Understanding:
    """The meaning with its only time moved to the draft's only day, where the words name an hour and no day.

    Below a read-back of Friday, 下午三点 is Friday's.
    """
    before, now_said = _day_of(draft.when), _day_of(meaning.when)
    if before is None or now_said is None or before <= now_said or _A_DAY.search(words):
        return meaning
    return meaning.model_copy(update={"when": tuple(_later(window, before - now_said) for window in meaning.when)})


_EVENING = time(20)
_DATE = re.compile(r"\d+\s*[月号日./-]\s*(?:\d+\s*[号日]?)?")


def _said(meaning: Understanding) -> dict[str, Any]:
    found = {name: value for name in _PLAIN if (value := getattr(meaning, name))}
    if is_no_name(found.get("name", "")):
        del found["name"]
    return found


def _pressing(draft: Draft, meaning: Understanding) -> str:
    return meaning.urgency if draft.urgency == "normal" else draft.urgency


def _day_of(when: tuple[Window, ...]) -> date | None:
    """The day of the only window, where it lies within one."""
    match when:
        case (Point() as point,):
            return point.at.date()
        case (span,) if not isinstance(span, Point) and span.start.date() == span.end.date():
            return span.start.date()
    return None


def _whole_day(window: Window) -> bool:
    """Whether the reader knew of no hour: until the evening, as all days without one are."""
    return not isinstance(window, Point) and window.end.time() == _EVENING


def _later(window: Window, by: timedelta) -> Window:
    if isinstance(window, Point):
        return Point(at=window.at + by)
    return window.model_copy(update={"start": window.start + by, "end": window.end + by})
