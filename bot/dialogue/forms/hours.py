"""An hour without a day: below a read-back of Friday, 下午三点 is Friday's."""

import re
from datetime import date, timedelta

from bot.dialogue.engine.state import Draft
from nlu.understanding import Point, Understanding, Window

_A_DAY = re.compile(
    r"[今明后昨]|周|星期|礼拜|[号日月天]|现在|马上|立刻|尽快|赶紧|\d[-/.]\d"
    r"|day|tomorrow|tonight|week|month|now|soon|asap|urgent|hour|minute|小时|分钟",
    re.IGNORECASE,
)
"""Words of a day, or of a time that counts from now. Where there is none, the reader took today for granted."""


def on_the_day_said(draft: Draft, words: str, meaning: Understanding) -> Understanding:
    """The meaning with its only time moved to the draft's only day, where the words name an hour and no day."""
    before, now_said = _day_of(draft.when), _day_of(meaning.when)
    if before is None or now_said is None or before <= now_said or _A_DAY.search(words):
        return meaning
    return meaning.model_copy(update={"when": tuple(_later(window, before - now_said) for window in meaning.when)})


def _day_of(when: tuple[Window, ...]) -> date | None:
    """The day of the only window, where it lies within one."""
    match when:
        case (Point() as point,):
            return point.at.date()
        case (span,) if not isinstance(span, Point) and span.start.date() == span.end.date():
            return span.start.date()
    return None


def _later(window: Window, by: timedelta) -> Window:
    if isinstance(window, Point):
        return Point(at=window.at + by)
    return window.model_copy(update={"start": window.start + by, "end": window.end + by})
