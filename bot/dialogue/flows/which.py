"""Which of several needs is meant: by what was said with it, by number, or by button."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.dialogue.engine.buttons import labelled
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import need_in_words
from bot.dialogue.engine.pressed import Pressed
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Rows, rows
from bot.dialogue.engine.views import NeedView
from bot.dialogue.forms.slots.counts import amount
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


def in_words(needs: Sequence[NeedView], heard: Heard) -> NeedView | None:
    """The need of the list that was shown that a message names, by its number or by what tells it from the others."""
    found = meant(needs, heard.meaning)
    return by_number(needs, heard) or (found[0] if len(found) == 1 and len(needs) > 1 else None)


def by_id(needs: Sequence[NeedView], need_id: int) -> NeedView | None:
    """The need that a button names; None where it is over."""
    return next((need for need in needs if need.id == need_id), None)


def buttons(needs: Sequence[NeedView], to: Callable[[int], Pressed], scene: Scene) -> Rows:
    """One large button for each; `to` makes it of the need's id."""
    return rows(labelled(need_in_words(need, scene), to(need.id)) for need in needs)


def _meet(one: Sequence[Window], other: Sequence[Window]) -> bool:
    return any(_ends(a)[0] <= _ends(b)[1] and _ends(b)[0] <= _ends(a)[1] for a in one for b in other)


def _ends(window: Window) -> tuple[datetime, datetime]:
    return (window.at, window.at) if isinstance(window, Point) else (window.start, window.end)
