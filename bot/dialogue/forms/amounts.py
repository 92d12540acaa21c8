"""Bare amounts as people answer them to a question: 3, 三个, 两小时, five. Longer sentences are the interpreter's."""

import re

import cn2an

_NUMBER = re.compile(r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万半]+")
ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""The numbers that people write as words, from 1 on."""

_VALUES = {word: n for n, word in enumerate(ENGLISH, start=1)}


def amount(text: str) -> float | None:
    """The first number in a short answer; None where there is none or it makes no sense."""
    if (found := _NUMBER.search(text)) is None:
        return next((float(_VALUES[word]) for word in text.lower().split() if word in _VALUES), None)
    digits = found.group()
    if digits[0].isdigit():
        return float(digits)
    return 0.5 if digits == "半" else _chinese(digits)


def _chinese(digits: str) -> float | None:
    try:
        return float(cn2an.cn2an(digits.replace("半", ""), "smart"))
    except (ValueError, KeyError):  # cn2an looks up what it cannot place, as in 〇十〇
        return None
