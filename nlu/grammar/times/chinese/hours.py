"""Parts of the day and times by the clock: 上午, 晚上七点半, 八点到十点, 14:30."""

import re
from datetime import datetime

from nlu.grammar.numerals import whole
from nlu.grammar.times.building import part_of_day
from nlu.grammar.times.chinese.words import PART_WORDS
from nlu.grammar.times.tokens import Build, Clock, Hours, Lexicon, Part, Token
from nlu.grammar.times.vocabulary import PARTS

_H = r"(?:二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九零]|\d{1,2})"
_M = (
    r"(?:半|整|[一三]刻|(?:[零〇]?\d{1,2}|[零〇][一二三四五六七八九五]|"
    r"[二三四五]?十[一二三四五六七八九]?)分?(?!\d|个|号|"
    r"[一二三四五六七八九十位名]))"
)
_NOT_DISH = r"(?!心|菜|赞|餐|击|名|评|外卖|燃|滴|子|歌|头|意见|建议|要求|原因|建)"
_WEAK = frozenset({"一", "两", "1"})


def _part_word(found: re.Match[str], _: datetime) -> Token:
    return part_of_day(found, next(name for name in PARTS if found[name]))


def _after_day(found: re.Match[str], _: datetime) -> Token:
    return part_of_day(found, "evening" if found["one"] in ("晚", "夜") else "early")


def _minutes(words: str | None) -> int:
    if not words or words == "整":
        return 0
    if words == "半":
        return 30
    if words.endswith("刻"):
        return 45 if words[0] == "三" else 15
    return whole(words.rstrip("分").lstrip("零〇") or "0") or 0


def _oclock(found: re.Match[str], _: datetime) -> Token | None:
    hour, minute = whole(found["hour"]), _minutes(found["minute"])
    if hour is None or hour > 24 or minute > 59:
        return None
    bare = not found["minute"] and not found["sure"]
    return _clock(found, hour * 60 + minute, weak=bare and found["hour"] in _WEAK)


def _range(found: re.Match[str], _: datetime) -> Token | None:
    """八到十点, 三四点."""
    first, last = whole(found["hour"]), whole(found["last"])
    if first is None or last is None or first > 24 or last > 24:
        return None
    return _clock(found, first * 60, until=last * 60 + _minutes(found["minute"]))


def _digital(found: re.Match[str], _: datetime) -> Token | None:
    hour, minute = int(found["hour"]), int(found["minute"])
    return _clock(found, hour * 60 + minute, zero=found["hour"].startswith("0")) if hour <= 24 and minute < 60 else None


def _clock(
    found: re.Match[str], minutes: int, until: int | None = None, *, weak: bool = False, zero: bool = False
) -> Clock:
    return Clock(found.start(), found.end(), minutes, until, plain=0 < minutes < 13 * 60 and not zero, weak=weak)


_MEALS: tuple[tuple[str, Part, int, int], ...] = (
    (r"(?:放学|放了学)(?:以|之)?后", "afternoon", 16 * 60, 19 * 60),
    (
        r"(?:晚饭(?:以|之)?后|吃(?:完|了|过)晚饭(?:以|之)?后?|吃(?:完|了|过)夜饭(?:以|之)?后?)",
        "evening",
        18 * 60 + 30,
        22 * 60,
    ),
    (r"晚饭(?:以|之)?前", "afternoon", 16 * 60, 18 * 60),
    (
        r"(?:(?:中|午)饭(?:以|之)?后|吃(?:完|了|过)(?:中|午)饭(?:以|之)?后?|(?<![晚早午中])饭后)",
        "afternoon",
        13 * 60,
        18 * 60,
    ),
)
"""Hours told by meals and school: words, part of the day, minutes after midnight."""


def _by_meal(part: Part, opens: int, closes: int) -> Build:
    return lambda found, _: Hours(found.start(), found.end(), part, opens, closes)


_PART_PATTERN = "|".join(f"(?P<{name}>{words})" for name, words in PART_WORDS.items())


def _short_of(found: re.Match[str], _: datetime) -> Token | None:
    """差十分七点 is 6:50."""
    hour, minutes = whole(found["hour"]), whole(found["less"]) if found["less"] != "一刻" else 15
    return _clock(found, hour * 60 - minutes) if hour and minutes and hour <= 24 and minutes < 60 else None


LEXICON: Lexicon = (
    (re.compile(rf"差(?P<less>{_H}|一刻)分?钟?(?:就|到|不到)?(?P<hour>{_H})点"), _short_of),
    *((re.compile(words), _by_meal(part, opens, closes)) for words, part, opens, closes in _MEALS),
    (re.compile(_PART_PATTERN), _part_word),
    (
        re.compile(
            r"(?<=[今明后天日号一二三四五六末每周])(?P<one>早|晚|"
            r"夜)(?![饭餐年辈报教班校市安会上早晚间晨])(?!点(?!\d))(?!上)"
        ),
        _after_day,
    ),
    (re.compile(rf"(?P<one>早|晚)(?={_H}点|\d{{1,2}}:)"), _after_day),
    (
        re.compile(
            rf"(?P<hour>{_H})(?:点|时(?!候|间|常|不时|代|期))(?P<sure>钟|"
            rf"整|左右|多|来钟)?(?P<minute>{_M})?(?:来钟|左右|多|钟|"
            rf"许)?{_NOT_DISH}"
        ),
        _oclock,
    ),
    (re.compile(rf"(?P<hour>{_H})(?:点钟?)?(?:到|至|-|~)(?P<last>{_H})点钟?(?P<minute>半)?(?:左右)?"), _range),
    (re.compile(r"(?P<hour>[一二三四五六七八九])(?P<last>[二三四五六七八九十])点(?P<minute>半)?(?:钟|左右)?"), _range),
    (re.compile(r"(?<![\d:])(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?!\d)"), _digital),
)
