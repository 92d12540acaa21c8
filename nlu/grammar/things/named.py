"""Things that are given, each with its amount: 一台轮椅和两袋米 is two, and so is 米两袋、油三桶."""

import re
from typing import NamedTuple

from nlu.grammar.numerals import NUMBER, number
from nlu.grammar.script import normalise


class Thing(NamedTuple):
    """A thing by its name, how much of it in which unit; both None where that is not said."""

    name: str
    n: float | None = None
    unit: str | None = None


_UNIT = r"(?:公斤|千克|[个床台张辆把袋包箱件套本副双只部盒瓶斤吨桶罐顶条块听提打份串卷支根盏壶筐篮捆车幅])"
_END = r"[,，、。;；!！?？\n]|和|跟|与|及|还有|以及|另外|加上?|外加|[想要]|捐|送|借|给|可以|能|拿去|都|不用|闲|放在"
_COUNTED = re.compile(rf"(?P<n>{NUMBER})(?P<unit>{_UNIT})(?P<name>(?:(?!{_END}|{NUMBER}{_UNIT}).){{1,12}})")
_NAME_FIRST = re.compile(
    rf"(?P<name>(?:(?!{_END}|有|我|们|家|把|将|的)[\u4e00-\u9fff]){{1,8}}?)(?P<n>{NUMBER})(?P<unit>{_UNIT})"
    r"(?=[,，、。;；\s]|和|跟|与|及|还有|$)"
)
_AMOUNT = re.compile(rf"(?P<n>{NUMBER})(?P<unit>{_UNIT})")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_NUMBERS = {word: n for n, word in enumerate(_WORDS, start=1)}
_ENGLISH = re.compile(
    rf"\b(?P<n>\d+|an?|{'|'.join(_WORDS)})\s+"
    r"(?:(?P<unit>bags?|boxes|box|bottles?|pairs?|sets?|kilos?|kg) of )?"
    r"(?P<name>(?:(?!and\b|to\b|for\b|that\b|which\b|i\b|at\b|in\b)[a-z-]+\s?){1,3})",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"^(?:的|半|多|[几二]手|全?新|[八九]成新|旧|闲置|没用过|用不着)的?")
_TAIL = re.compile(r"(?:吧|呢|啊|了|的|来|过来|过去|吗)+$")


def things(text: str) -> tuple[Thing, ...]:
    """The things that a raw `text` names with their amounts, in order; () where it names none that way."""
    plain = normalise(text)
    found = {match.start(): match for kind in (_NAME_FIRST, _COUNTED) for match in kind.finditer(plain)}
    if not found:
        return tuple(filter(None, map(_english, _ENGLISH.finditer(plain))))
    taken: list[re.Match[str]] = []
    for start in sorted(found):
        if not taken or start >= taken[-1].end():
            taken.append(found[start])
    return tuple(thing for thing in map(_chinese, taken) if thing.name)


def amount_alone(text: str) -> tuple[float, str] | None:
    """An amount without its thing, as it is answered: 三袋, 大概5件; None where there is none with a unit."""
    found = _AMOUNT.search(normalise(text))
    value = number(found["n"]) if found else None
    return None if found is None or value is None else (value, found["unit"])


def thing_name(words: str) -> str:
    """A thing's name without 旧, 全新, 的 and what ends a sentence."""
    name, before = words.strip(), ""
    while name != before:
        before, name = name, _TAIL.sub("", _ADJECTIVE.sub("", name))
    return name


def _chinese(match: re.Match[str]) -> Thing:
    return Thing(thing_name(match["name"]), number(match["n"]), match["unit"])


def _english(match: re.Match[str]) -> Thing | None:
    n = match["n"].lower()
    amount = float(n) if n.isdigit() else float(_ENGLISH_NUMBERS.get(n, 1))
    return Thing(match["name"].strip(), amount, match["unit"] or "") if match["name"].strip() else None
