"""Finds the words of time in a text: the leftmost and longest, of equals the first in the table."""

from datetime import datetime

from nlu.times import asides, dates, days, deadlines, english, every, festivals, hours, lunar
from nlu.times.tokens import Token

LEXICONS = (
    every.LEXICON,
    asides.LEXICON,
    deadlines.LEXICON,
    festivals.LEXICON,
    dates.LEXICON,
    lunar.LEXICON,
    days.LEXICON,
    hours.LEXICON,
)


def tokens(text: str, at: datetime) -> list[Token]:
    """The words of time of a normalised text as said at `at`, in order, none overlapping."""
    lexicons = (*LEXICONS, english.LEXICON) if english.is_english(text) else LEXICONS
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
