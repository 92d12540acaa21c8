"""Salience: of several single times in a message the ones that count, in 国庆返乡的人多，10月2号来 not the festival."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlu.grammar.times.chinese.festivals import NAME
from nlu.grammar.times.pipeline.joining_days import LISTED
from nlu.grammar.times.pipeline.phrase import Phrase

_LOOSE = re.compile(rf"{NAME}|年[前底]|[这近][几两]天|[上中下]旬|月[底初]")


def foreground(found: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases without those that only say roughly when, where another names the day."""
    if not any(_names_the_day(p, text) for p in found):
        return list(found)
    listed = [
        p
        for a, b in pairwise(found)
        if text[a.end : b.start].strip("的") and LISTED.fullmatch(text[a.end : b.start])
        for p in (a, b)
    ]
    return [p for p in found if p in listed or not _is_backdrop(p, text)]


def _names_the_day(phrase: Phrase, text: str) -> bool:
    return bool(phrase.days) and not _is_backdrop(phrase, text)


def _is_backdrop(phrase: Phrase, text: str) -> bool:
    """A festival, the days around it or a loose word (年前, 这几天), with no hour said."""
    return not phrase.times and not phrase.every and _LOOSE.search(text, phrase.start, phrase.end) is not None
