"""Lessons: the mentions of annotated messages, each with whether it is one that was meant."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from nlu.grammar.phones import without_phones
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import focus, normalise
from nlu.grammar.times.pipeline.gathering import gathered
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.rules import Season, is_season, rules
from nlu.grammar.times.pipeline.windows import windows
from nlu.grammar.times.read import Times, choosable, mentioned, named_anew, sorted_out, within_today
from nlu.intents import COUNTED, NEEDS, TIMELESS, Intent
from nlu.mentions import people, pressing, quantities, times
from nlu.mentions.binary import Row
from nlu.mentions.details import details
from nlu.model.frames import Frame
from nlu.understanding import Point, Rule, Span, Window, contract_rule, contract_window

Lesson = tuple[Row, bool]
_HALF = 0.5
_MOST_TRIED = 6
"""Phrases of which every choice is tried to find the one that was meant."""


def readable(text: str, gazetteer: Gazetteer) -> str:
    """The text of a message as its mentions are looked for: no address, no phone number."""
    return focus(without_phones(normalise(details(text, gazetteer).rest)))


def of_times(frame: Frame, text: str) -> Iterator[Lesson]:
    """A lesson for each phrase of time in the `readable` text of a frame whose times are known."""
    intent = frame.intent
    known = {"when", "recurring"} <= frame.meaning.keys()
    if intent is None or intent in TIMELESS or intent is Intent.EMERGENCY or not known:
        return
    whole, phrases = mentioned(text, frame.at)
    if intent is Intent.CHANGE_TIME:
        phrases = named_anew(phrases, whole)
    possible = choosable(phrases, whole)
    meant = _chosen(phrases, possible, whole, frame)
    for rank, phrase in enumerate(phrases):
        if phrase in possible:
            yield times.features(whole, phrases, rank, intent), phrase in meant


def of_quantities(frame: Frame, text: str) -> Iterator[Lesson]:
    """A lesson for each amount in the `readable` text of a frame whose quantity is known."""
    intent = frame.intent
    if intent is None or intent not in COUNTED or not {"quantity", "categories"} <= frame.meaning.keys():
        return
    told = frame.meaning["quantity"]
    found = quantities.amounts(text)
    for rank, amount in enumerate(found):
        is_meant = told is not None and (amount.quantity.n, amount.quantity.unit) == (told["n"], told["unit"])
        yield quantities.features(text, found, rank, intent, frame.meaning["categories"]), is_meant


def of_heads(frame: Frame, text: str) -> Iterator[Lesson]:
    """A lesson for each number of people in the `readable` text of a frame whose helpers are known."""
    intent = frame.intent
    if intent not in people.WITH_HEADS or "people" not in frame.meaning:
        return
    found = people.heads(text)
    for rank, each in enumerate(found):
        yield people.features(text, found, rank, intent), each.people == frame.meaning["people"]


def of_urgency(frame: Frame, text: str) -> Iterator[Lesson]:
    """A lesson for each need whose urgency and times are known."""
    if frame.intent in NEEDS and {"urgency", "when", "recurring"} <= frame.meaning.keys():
        yield pressing.features(text, _times(frame)), frame.meaning["urgency"] == "urgent"


def _times(frame: Frame) -> Times:
    """The times that a frame tells, as far as urgency asks for them."""
    when = tuple(_window(told) for told in frame.meaning["when"])
    recurring = tuple(Rule() for _ in frame.meaning["recurring"])
    return Times(when, recurring, only_today=within_today(when, recurring, frame.at))


def _window(told: Mapping[str, str]) -> Window:
    return Point.model_validate(told) if "at" in told else Span.model_validate(told)


def _chosen(phrases: Sequence[Phrase], possible: Sequence[Phrase], text: str, frame: Frame) -> list[Phrase]:
    """The phrases of whose times most are those that the frame tells; of several such choices the likeliest one."""
    likely = [phrase for phrase, verdict in zip(phrases, _meant(phrases, frame), strict=True) if verdict]
    if len(possible) > _MOST_TRIED or _is_whole(phrases, likely, text, frame):
        return likely
    choices = [[p for p, taken in zip(possible, each, strict=True) if taken] for each in _subsets(len(possible))]
    return min(choices, key=lambda choice: (-_right(phrases, choice, text, frame), _unlike(choice, likely)))


def _subsets(count: int) -> Iterator[tuple[bool, ...]]:
    return product((False, True), repeat=count)


def _unlike(choice: Sequence[Phrase], likely: Sequence[Phrase]) -> int:
    return sum(phrase not in likely for phrase in choice) + sum(phrase not in choice for phrase in likely)


def _is_whole(phrases: Sequence[Phrase], choice: Sequence[Phrase], text: str, frame: Frame) -> bool:
    return _right(phrases, choice, text, frame) == len(("when", "recurring"))


def _right(phrases: Sequence[Phrase], choice: Sequence[Phrase], text: str, frame: Frame) -> int:
    """How many of the two fields of time, one-off and repeated, are right with this choice."""
    found = sorted_out(phrases, choice, text, frame.at, frame.intent)
    when, recurring = map(contract_window, found.when), map(contract_rule, found.recurring)
    same = (
        _pairwise(frame.meaning["when"], sorted(when, key=_begins), same_window),
        _pairwise(frame.meaning["recurring"], list(recurring), same_rule),
    )
    return sum(same)


def _pairwise(told: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]], same: Callable[..., bool]) -> bool:
    return len(told) == len(found) and all(map(same, told, found))


def _begins(window: Mapping[str, str]) -> str:
    return window.get("at") or window["start"]


def _meant(phrases: Sequence[Phrase], frame: Frame) -> list[bool]:
    """Of each phrase, whether a time that was meant is its own, or one that it is a part of."""
    whole = [p for p in gathered(phrases) if _is_told(p, frame)]
    has_season = any("until" in rule or "from" in rule for rule in frame.meaning["recurring"])
    return [
        _is_told(phrase, frame) or any(_is_part(phrase, other) for other in whole) or (has_season and is_season(phrase))
        for phrase in phrases
    ]


def _is_part(phrase: Phrase, whole: Phrase) -> bool:
    if phrase is whole:
        return False
    return any(day in whole.days for day in phrase.days) or any(time in whole.times for time in phrase.times)


def _is_told(phrase: Phrase, frame: Frame) -> bool:
    """Whether a window or a rule of the phrase is one of the frame's."""
    own = [contract_window(window) for window in windows(phrase, frame.at)]
    if any(same_window(told, window) for told in frame.meaning["when"] for window in own):
        return True
    repeated = [contract_rule(rule) for rule in rules(phrase, Season(), frozenset())] if may_repeat(phrase) else []
    return any(same_rule(told, rule) for told in frame.meaning["recurring"] for rule in repeated)


def may_repeat(phrase: Phrase) -> bool:
    """Whether a phrase of time can be read as a rule."""
    return bool(phrase.every or any(day.weekdays for day in phrase.days) or (phrase.times and not phrase.days))


def same_window(told: Mapping[str, str], found: Mapping[str, str]) -> bool:
    """Whether two windows are one, as the contract scores them: points are equal, spans share half of their union."""
    if ("at" in told) != ("at" in found):
        return False
    if "at" in told:
        return told["at"][:16] == found["at"][:16]
    return _overlap(*(datetime.fromisoformat(each[edge]) for each in (told, found) for edge in ("start", "end")))


def same_rule(told: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether two rules are one, as the contract scores them: days, count and points are equal, hours share half."""
    named = ("days", "monthdays", "times", "every", "nth", "calendar", "at")
    if any((told.get(name) or None) != (found.get(name) or None) for name in named):
        return False
    if not told.get("start"):
        return True
    return _overlap(*(_clock(each[edge]) for each in (told, found) for edge in ("start", "end")))


def _clock(words: str) -> datetime:
    hours, minutes = map(int, words.split(":")[:2])
    return datetime.combine(date.min, datetime.min.time()) + timedelta(hours=hours, minutes=minutes)


def _overlap(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    shared = min(end, other_end) - max(start, other_start)
    union = max(end, other_end) - min(start, other_start)
    return shared >= union * _HALF
