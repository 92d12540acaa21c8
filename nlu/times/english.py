"""The words of time in English messages: tomorrow at 3pm, next Wednesday, every other Thursday, before noon."""

import re

from nlu.times import english_days, english_hours, english_rules
from nlu.times.tokens import Lexicon

_WORD = re.compile(r"[a-z]{2,}")

LEXICON: Lexicon = english_days.LEXICON + english_hours.LEXICON + english_rules.LEXICON


def is_english(text: str) -> bool:
    """Whether a normalised text has English words at all."""
    return _WORD.search(text) is not None
