"""Which of several needs is meant: by what was said with it, by number, or by button."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.messages import Button
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Rows, rows
from bot.dialogue.engine.views import NeedView
from bot.dialogue.flows.status import need_in_words
from bot.dialogue.forms.amounts import amount
from nlu.understanding import Point, Understanding, Window


def meant(needs: Sequence[NeedView], meaning: Understanding | None, *, by_time: bool = True) -> tuple[NeedView, ...]:
    """The needs that fit the category and time that were said; all of them where nothing fits or was said."""
    left = tuple(needs)
    if meaning is None:
        return left
    left = tuple(need for need in left if need.category in meaning.categories) or left
    if by_time and meaning.when:
        left = tuple(need for need in left if _meet(need.windows, meaning.when)) or left
    return left


def by_number(needs: Sequence[NeedView], heard: Heard) -> NeedView | None:
    """The need that 2 or 第二个 names in a list that was shown."""
    number = amount(heard.text) if len(heard.text.strip()) <= 4 else None
    if number is None or not 1 <= number <= len(needs):
        return None
    return needs[int(number) - 1]


def buttons(needs: Sequence[NeedView], verb: str, scene: Scene) -> Rows:
    """One large button for each."""
    return rows(Button(label=need_in_words(need, scene), data=f"{verb}:{need.id}") for need in needs)


def _meet(one: Sequence[Window], other: Sequence[Window]) -> bool:
    return any(_ends(a)[0] <= _ends(b)[1] and _ends(b)[0] <= _ends(a)[1] for a in one for b in other)


def _ends(window: Window) -> tuple[datetime, datetime]:
    return (window.at, window.at) if isinstance(window, Point) else (window.start, window.end)
