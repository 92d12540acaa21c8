"""Temporal expressions: the words of time, their phrases, and of those the ones that count for what is wanted."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nlu.grammar.times.chinese.slips import mended
from nlu.grammar.times.pipeline.changes import new_phrases, shifted
from nlu.grammar.times.pipeline.denials import excludes, is_denied, is_retracted, is_taken, is_told
from nlu.grammar.times.pipeline.foreground import foreground
from nlu.grammar.times.pipeline.gathering import gathered
from nlu.grammar.times.pipeline.lexer import tokens
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.phrases import phrases
from nlu.grammar.times.pipeline.rules import Season, is_season, repeats, rules, season
from nlu.grammar.times.pipeline.time_of_day import settle
from nlu.grammar.times.pipeline.windows import other_windows, windows
from nlu.grammar.times.tokens import Every
from nlu.grammar.times.vocabulary import ALL_WEEK
from nlu.intents import OFFERS, REPLIES, TIMELESS, Intent
from nlu.understanding import Point, Rule, Window

_ALWAYS = re.compile(
    r"都(?:有|可|能|行|在|没|得)|一般|通常|固定|长期|常年|定期|经常|休息|\b(?:usually|always|regularly|generally)\b"
)
_ONCE = re.compile(r"轮休|轮空|请了?假|调休|补休|休年假")
_OTHERS = re.compile(r"其他|其它|其余|别的|剩下|都|全")
_MOST_TIMES = 12
_MOST_PHRASES = 40
"""Of one message; what names more is no message."""


@dataclass(frozen=True)
class Times:
    """What a text says of time. `other_when` holds the other readings of an ambiguous clock; `only_today` whether
    the one window lies within the day of `at`."""

    when: tuple[Window, ...] = ()
    recurring: tuple[Rule, ...] = ()
    other_when: tuple[tuple[Window, ...], ...] = ()
    only_today: bool = False


Choose = Callable[[Sequence[Phrase], str, Intent], list[Phrase]]
"""Of all phrases in a text those that are meant, for a message of that intent."""


def mentioned(text: str, at: datetime) -> tuple[str, list[Phrase]]:
    """The normalised text with its slips put right, and the phrases of time in it, in order."""
    at = at.replace(second=0, microsecond=0)
    whole = mended(text)
    return whole, phrases(settle(tokens(whole, at), whole), whole)[:_MOST_PHRASES]


def read_times(text: str, at: datetime, intent_hint: Intent | None = None, choose: Choose | None = None) -> Times:
    """The times in a normalised text as said at `at` (naive local time), for a message of that intent.

    Without a hint the message is read as a need; without `choose` rules say which times are meant. All windows
    lie in the future; nothing is found in intents that speak of the past.
    """
    if intent_hint in TIMELESS:
        return Times()
    whole, found = mentioned(text, at)
    at = at.replace(second=0, microsecond=0)
    if intent_hint is Intent.CHANGE_TIME:
        return _changed(found, whole, at, choose)
    if choose and intent_hint:
        return sorted_out(found, choose(found, whole, intent_hint), whole, at, intent_hint)
    named = [p for p in found if not p.extra and not (p is not found[-1] and is_retracted(p, whole))]
    return sorted_out(named, _meant(named, whole, intent_hint), whole, at, intent_hint)


def choosable(found: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases that may be meant: not those that are excepted (除了周三) or taken back at once."""
    return [p for p in found if not excludes(p, text) and not (p is not found[-1] and is_retracted(p, text))]


def named_anew(found: Sequence[Phrase], text: str) -> list[Phrase]:
    """Of the phrases in a message that moves a visit those that may name its new time."""
    kept = [p for p in found if not is_denied(p, text, busy_too=True)] or [
        p for p in found if not is_denied(p, text, busy_too=False)
    ]
    return new_phrases(kept, text)


def _changed(found: list[Phrase], text: str, at: datetime, choose: Choose | None) -> Times:
    if (moved := shifted(found, text, at)) is not None:
        return _times(moved, [], [], at)
    new = named_anew(found, text)
    meant = choose(new, text, Intent.CHANGE_TIME) if choose and len(new) > 1 else new
    return sorted_out(new, meant, text, at, Intent.CHANGE_TIME)


def sorted_out(
    found: Sequence[Phrase], meant: Sequence[Phrase], text: str, at: datetime, intent: Intent | None
) -> Times:
    always, once = _ALWAYS.search(text) is not None, _ONCE.search(text) is not None
    kept = gathered(_on_days_told(found, meant))
    repeated = _said_once([p for p in kept if repeats(p, intent, always=always, once=once)])
    single = [p for p in kept if p not in repeated and not p.every and not (repeated and is_season(p))]
    single = foreground([p for p in single if not any(d.kind == "usual" for d in p.days)], text)
    held = season([p for p in kept if p not in repeated], at.date()) if repeated else Season()
    excluded = frozenset(
        n for p in found if repeated and p not in repeated and excludes(p, text) for d in p.days for n in d.weekdays
    )
    if excluded_days := _all_but(found, text, intent, repeated):
        repeated, excluded = [excluded_days[0]], excluded_days[1]
        single = [p for p in single if p.days]
    when = [w for p in single for w in windows(p, at)]
    others = [w for p in single for w in (other_windows(p, at) or windows(p, at))]
    return _times(when, [r for p in repeated for r in rules(p, held, excluded)], others, at)


def _on_days_told(found: Sequence[Phrase], meant: Sequence[Phrase]) -> Sequence[Phrase]:
    """明天上午九点他们又要搞，你们能不能八点半来: lonely hours are of the days that were told before."""
    if any(p.days or p.every or p.moment for p in meant):
        return meant
    return [_of_days(hours, [p for p in found if p.start < hours.start]) for hours in meant]


def _of_days(hours: Phrase, before: Sequence[Phrase]) -> Phrase:
    told = next((p for p in reversed(before) if (p.days or p.every) and p.times), None)
    return replace(hours, days=list(told.days), every=told.every) if told else hours


def _all_but(
    found: Sequence[Phrase], text: str, intent: Intent | None, repeated: Sequence[Phrase]
) -> tuple[Phrase, frozenset[int]] | None:
    """除了周三都行 in an offer: every day but those, at the hours that are said beside."""
    left_out = [p for p in found if p.days and excludes(p, text)]
    days = frozenset(n for p in left_out for d in p.days for n in d.weekdays)
    if repeated or intent not in OFFERS or not days or not _OTHERS.search(text):
        return None
    hours = [t for p in found for t in p.times if not p.days or p in left_out]
    whole = left_out[0]
    return Phrase(whole.start, whole.end, times=hours[:1], every=Every(whole.start, whole.end, "week", ALL_WEEK)), days


def _said_once(repeated: list[Phrase]) -> list[Phrase]:
    """Without a bare 每周 where another phrase says the days."""
    named = [p for p in repeated if p.days or p.times or p.count or (p.every and (p.every.days or p.every.times))]
    return named or repeated


def _meant(found: Sequence[Phrase], text: str, intent: Intent | None) -> list[Phrase]:
    """The phrases less those that somebody can not; in a reply the time tells which visit is meant, and in a need
    a lone time counts though nobody is at home then."""
    if intent is Intent.CHECK_IN:
        return [p for p in found if p.times]
    if intent in REPLIES:
        return list(found)
    asked = [p for p in found if not is_told(p, text)]
    meant = [p for p in asked if not is_denied(p, text, busy_too=intent in OFFERS)]
    free = [p for p in meant if not is_taken(p, text)]
    return free or meant or ([] if intent in OFFERS else asked)


def _times(when: list[Window], recurring: list[Rule], others: list[Window], at: datetime) -> Times:
    unique = tuple(dict.fromkeys(when))[:_MOST_TIMES]
    other = tuple(dict.fromkeys(others))[:_MOST_TIMES]
    return Times(
        unique,
        tuple(dict.fromkeys(recurring))[:_MOST_TIMES],
        (other,) if other and other != unique else (),
        only_today=within_today(unique, recurring, at),
    )


def within_today(when: Sequence[Window], recurring: Sequence[Rule], at: datetime) -> bool:
    """Whether one window is all that is said, and lies within the day of `at`."""
    return len(when) == 1 and not recurring and _last(when[0]).date() == at.date()


def _last(window: Window) -> datetime:
    return window.at if isinstance(window, Point) else window.end
