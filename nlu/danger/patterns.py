"""Danger patterns: situations as regular expressions with shared words, read from <kind>.yaml beside this file.

`<name>` stands for a word (a group of alternatives) of that file or of words.yaml; `a + b` for a and b near one
another, in any order.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

_REACH_CHARACTERS = 30
"""Characters within which the parts of a situation (`a + b`) must lie of its first part."""

_NEVER = r"(?!)"
_NAME = re.compile(r"<([a-z_]+)>")


class Span(NamedTuple):
    """Where in a text a situation was found: characters from `start`, up to but without `end`."""

    start: int
    end: int


class Patterns:
    """All situations of one kind of danger."""

    def __init__(self, rows: list[str], words: Mapping[str, str]) -> None:
        split = [row.split(" + ") for row in rows]
        single = [filled(parts[0], words) for parts in split if len(parts) == 1]
        self._single = re.compile("|".join(single) or _NEVER)
        self._joint = [[re.compile(filled(part, words)) for part in parts] for parts in split if len(parts) > 1]

    def found_in(self, text: str) -> Iterator[Span]:
        """Every place where one of the situations is, each at most once a situation's first part."""
        yield from (Span(*match.span()) for match in self._single.finditer(text))
        for parts in self._joint:
            yield from _together(parts, text)


def read(name: str) -> dict[str, Any]:
    """The table in `name`.yaml of this folder."""
    table: dict[str, Any] = yaml.safe_load((files("nlu.danger") / f"{name}.yaml").read_text(encoding="utf-8"))
    return table


def one_expression(says: str | list[str]) -> str:
    """Alternatives given as a list, or one expression, as one expression."""
    return says if isinstance(says, str) else "|".join(says)


def with_words(table: Mapping[str, str | list[str]], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Named words as expressions, each filled in with those that come before it and those `known`."""
    words = dict(known or {})
    for name, says in table.items():
        words[name] = filled(one_expression(says), words)
    return words


def filled(expression: str, words: Mapping[str, str]) -> str:
    """`expression` with the shared words put in for their <names>. Raises KeyError for a word that is not there."""
    return _NAME.sub(lambda name: f"(?:{words[name.group(1)]})", expression)


def of_kind(kind: str) -> Patterns:
    """The situations of a `kind`."""
    table = read(kind)
    return Patterns(table["situations"], with_words(table.get("words", {}), with_words(read("words")["words"])))


def _together(parts: list[re.Pattern[str]], text: str) -> Iterator[Span]:
    """Where the first part has all others within reach, on either side."""
    first, *others = parts
    if not all(part.search(text) for part in parts):
        return  # most texts: spares the search around every place of the first part
    for match in first.finditer(text):
        start, end = max(0, match.start() - _REACH_CHARACTERS), match.end() + _REACH_CHARACTERS
        near = [other.search(text, start, end) for other in others]
        spans = [match.span(), *(other.span() for other in near if other)]
        if all(near):
            yield Span(min(start for start, _ in spans), max(end for _, end in spans))
