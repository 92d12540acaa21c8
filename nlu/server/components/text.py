"""Text normalisation, one spelling for what is the same to a reader, so that every featurizer sees the same text."""

import re
import unicodedata

from opencc import OpenCC

LONGEST = 400
"""Characters looked at: who asks for something says so early, and a parse must stay within its 40 ms."""

_TO_SIMPLIFIED = OpenCC("t2s")
_PHONE = re.compile(r"\d[\d -]{6,}\d")
_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return `text` in simplified characters, half width and lower case, with every digit a 0.

    Which number is said tells nothing about what is wanted; a telephone number shrinks to one 0.
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    text = _DIGIT.sub("0", _PHONE.sub("0", text))
    return _SPACE.sub(" ", _TO_SIMPLIFIED.convert(text)).strip()
