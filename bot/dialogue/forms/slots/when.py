"""When: for a need (the coming half days by button), and which reading of an ambiguous time."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import rows, told
from bot.dialogue.forms.said import any_time, is_whatever, when_said
from bot.dialogue.forms.slot import Slot
from bot.words.times import times_in_words, windows_in_words
from nlu.understanding import Point, Span, Window

_MINUTE = "%Y%m%d%H%M"
_HALF_DAYS = ((time(8), time(12)), (time(12), time(18)))


def coming(windows: tuple[Window, ...], now: datetime) -> tuple[Window, ...]:
    """The windows that are not over yet; one that has begun begins now."""
    return tuple(left for window in windows if (left := _left(window, now)) is not None)


def _left(window: Window, now: datetime) -> Window | None:
    if isinstance(window, Point):
        return window if window.at > now else None
    return Span(start=max(window.start, now), end=window.end) if window.end > now else None


def _wanted(draft: Draft, _scene: Scene) -> bool:
    return not draft.when and not draft.recurring


def _show(draft: Draft, scene: Scene) -> str:
    return times_in_words(scene.language, draft.when, draft.recurring, scene.now)


def _need_words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A need's time is read as such, whatever the words were taken for; who leaves it to us is helped within a week."""
    found = when_said(draft, heard, scene.now)
    if not found and is_whatever(heard):
        found = {"when": any_time(scene.now)}
    return changed(draft, **{"when": (), "recurring": (), "readings": ()} | found) if found else None


def _ask(_draft: Draft, scene: Scene, misses: int) -> Outgoing:
    buttons = (
        labelled(
            windows_in_words(scene.language, (span,), scene.now),
            Pick("when", f"{span.start.strftime(_MINUTE)}-{span.end.strftime(_MINUTE)}"),
        )
        for span in _half_days(scene.now)
    )
    return told(scene, "ask.when_again" if misses else "ask.when", buttons=rows(buttons))


def _half_days(now: datetime) -> Iterator[Span]:
    for ahead in (1, 2):
        day = now.date() + timedelta(days=ahead)
        for start, end in _HALF_DAYS:
            yield Span(start=datetime.combine(day, start), end=datetime.combine(day, end))


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    try:
        start, end = (datetime.strptime(part, _MINUTE) for part in code.split("-"))
    except ValueError:
        return None
    left = coming((Span(start=start, end=end),), scene.now)
    return changed(draft, when=left, recurring=(), readings=()) if left else None


def _ask_reading(draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    readings = enumerate(draft.readings)
    buttons = (
        labelled(windows_in_words(scene.language, windows, scene.now), Pick("reading", str(number)))
        for number, windows in readings
    )
    return told(scene, "ask.reading", buttons=rows(buttons))


def _pick_reading(draft: Draft, code: str, _scene: Scene) -> Draft | None:
    if not code.isdecimal() or int(code) >= len(draft.readings):
        return None
    return changed(draft, when=draft.readings[int(code)], recurring=(), readings=())


READING = Slot(
    name="reading",
    wanted=lambda draft, _: bool(draft.readings),
    ask=_ask_reading,
    pick=_pick_reading,
    words=_need_words,
    show=lambda _draft, _scene: "",
)
WHEN = Slot(name="when", wanted=_wanted, ask=_ask, pick=_pick, words=_need_words, show=_show)
