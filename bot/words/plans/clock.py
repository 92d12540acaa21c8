"""Minutes of a problem as days of the week and the clock, in the problem's own time zone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.words.plans.phrases import AND, WEEK, Language
from matching import Problem, Window

QUARTER_MINUTES = 15
"""Minutes: nobody is asked whether they are free from 13:31 on."""


def span(problem: Problem, start: int, end: int, language: Language) -> str:
    """`周三 14:00–17:00`."""
    a, b = _moment(problem, start), _moment(problem, end)
    last = f"{b:%H:%M}" if a.date() == b.date() else _said(b, language)
    return f"{_said(a, language)}–{last}"


def spans(problem: Problem, windows: Iterable[Window], language: Language) -> str:
    """Several, with an `and` between them."""
    return AND[language].join(span(problem, *window, language) for window in windows)


def moment(problem: Problem, minute: int, language: Language) -> str:
    """`周三 14:00`."""
    return _said(_moment(problem, minute), language)


def to_quarters(window: Window) -> Window:
    """The window from the quarter of an hour before to the one after."""
    return window[0] // QUARTER_MINUTES * QUARTER_MINUTES, -(-window[1] // QUARTER_MINUTES) * QUARTER_MINUTES


def _moment(problem: Problem, minute: int) -> datetime:
    return problem.start + timedelta(minutes=minute)


def _said(at: datetime, language: Language) -> str:
    return f"{WEEK[language][at.weekday()]} {at:%H:%M}"
