"""Exclusions (false alarms): what sounds like danger and is none, read from exclusions.yaml beside this file."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from nlu.danger.patterns import Span, one_expression, read

_SENTENCE_END = "。!?;\n"
_CLAUSE_END = _SENTENCE_END + ","


class Exclusion(NamedTuple):
    """What excuses a danger: words in a part of the text, unless a sign says that it is going on."""

    where: str
    says: re.Pattern[str]
    of: re.Pattern[str] | None
    lifted_by: re.Pattern[str] | None
    lifted_in: str

    def excludes(self, cue: str, parts: Mapping[str, str]) -> bool:
        """Whether a danger told by the words `cue`, with these `parts` of the text around it, is excused."""
        if self.of is not None and not self.of.search(cue):
            return False
        lifted = self.lifted_by is not None and self.lifted_by.search(parts[self.lifted_in])
        return not lifted and self.says.search(parts[self.where]) is not None


class Exclusions:
    """All of them, and the words that are rewritten or left out before anything is looked for."""

    def __init__(self) -> None:
        table = read("exclusions")
        self._dialect: dict[str, str] = table["dialect"]
        self._dialect_words = re.compile("|".join(self._dialect))
        self._harmless = re.compile(one_expression(table["harmless"]))
        signs = {name: re.compile(one_expression(says)) for name, says in table["signs"].items()}
        exclusions = [_exclusion(row, signs) for row in table["exclusions"]]
        self._of_the_whole = [exclusion for exclusion in exclusions if exclusion.where == "text"]
        self._of_a_part = [exclusion for exclusion in exclusions if exclusion.where != "text"]

    def plain(self, text: str) -> str:
        """`text` in standard words, harmless turns of speech blanked out."""
        standard = self._dialect_words.sub(lambda word: self._dialect[word.group()], text)
        return self._harmless.sub(lambda words: "·" * len(words.group()), standard)

    def has_harmless(self, text: str) -> bool:
        """Whether a text has a turn of speech that sounds like danger and is none."""
        return self._harmless.search(text) is not None

    def settled(self, text: str) -> bool:
        """Whether a plain text says that all is over, or was never meant."""
        return any(exclusion.excludes(text, {"text": text}) for exclusion in self._of_the_whole)

    def excludes(self, text: str, found: Span) -> bool:
        """Whether a situation found in a plain text is past, feared, taught, offered help for, or otherwise none."""
        parts = _around(text, found)
        cue = text[found.start : found.end]
        return any(exclusion.excludes(cue, parts) for exclusion in self._of_a_part)


def _exclusion(row: Mapping[str, Any], signs: Mapping[str, re.Pattern[str]]) -> Exclusion:
    of, lifted_by = row.get("of"), row.get("lifted_by")
    return Exclusion(
        where=row["where"],
        says=re.compile(one_expression(row["says"])),
        of=re.compile(of) if of else None,
        lifted_by=signs[lifted_by] if lifted_by else None,
        lifted_in=row.get("lifted_in", "text" if row["where"] == "text" else "sentence"),
    )


def _around(text: str, found: Span) -> dict[str, str]:
    """The parts of a text around a cue that exclusions look at, by name. Each bounded in length."""
    start, end = found
    tail = _before_first(_SENTENCE_END, text[start : end + 60], end - start)
    sentence = _after_last(_SENTENCE_END, text[max(0, start - 80) : start]) + tail
    before = _after_last(_CLAUSE_END, text[max(0, start - 16) : start])
    clause = before + _before_first(_CLAUSE_END, text[start : end + 24], end - start)
    return {"sentence": sentence, "clause": clause, "before": before, "after": text[end : end + 32]}


def _after_last(marks: str, text: str) -> str:
    return text[max(text.rfind(mark) for mark in marks) + 1 :]


def _before_first(marks: str, text: str, skip: int) -> str:
    ends = [at for mark in marks if (at := text.find(mark, skip)) >= 0]
    return text[: min(ends, default=len(text))]
