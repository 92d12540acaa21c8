"""Lexer: finds the words of time in a text, the leftmost and longest, of equals the first in the table."""

import re
from datetime import datetime

from nlu.grammar.times.chinese import asides, dates, days, deadlines, festivals, hours, lunar, repetitions
from nlu.grammar.times.english import days as english_days
from nlu.grammar.times.english import hours as english_hours
from nlu.grammar.times.english import repetitions as english_repetitions
from nlu.grammar.times.tokens import Token

CHINESE = (
    repetitions.LEXICON,
    asides.LEXICON,
    deadlines.LEXICON,
    festivals.LEXICON,
    dates.LEXICON,
    lunar.LEXICON,
    days.LEXICON,
    hours.LEXICON,
)
ENGLISH = tuple(
    tuple((re.compile(pattern.pattern, re.ASCII), build) for pattern, build in lexicon)
    for lexicon in (english_days.LEXICON, english_hours.LEXICON, english_repetitions.LEXICON)
)
"""In ASCII alone: between Sunday and 上午 a word ends."""

_ENGLISH_WORD = re.compile(r"[a-z]{2,}")


def tokens(text: str, at: datetime) -> list[Token]:
    """The words of time of a normalised text as said at `at`, in order, none overlapping."""
    lexicons = CHINESE + ENGLISH if _ENGLISH_WORD.search(text) else CHINESE
    found = [
        (match.start(), -match.end(), rank, build, match)
        for rank, (pattern, build) in enumerate(entry for lexicon in lexicons for entry in lexicon)
        for match in pattern.finditer(text)
    ]
    chosen: list[Token] = []
    for start, _, _, build, match in sorted(found, key=lambda entry: entry[:3]):
        if (not chosen or start >= chosen[-1].end) and (token := build(match, at)):
            chosen.append(token)
    return chosen
