"""Danger to life and safety, found by rule before any model. Better one question too many than one call missed."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

_SENTENCE_END = "。!?;\n"
_RELIEF = re.compile(
    r"洪水|山洪|涨水|发(?:大|洪)?水|大水|决口|堰塞湖|洪峰|冲走|卷走|山垮|垮山|传染|霍乱|高烧|上吐下泻|咳血|呕血|地陷|水库|堤|大坝|车顶|屋顶上|水里|积水|内涝|水淹|淹(?!死)|泥石流|塌方|滑坡|山体|决堤|溃坝|地震|台风|疫情|隔离|封控|"
    r"flood|landslide|epidemic|earthquake|water.{0,4}rising|river"
)


def danger(text: str) -> str | None:
    """The kind of danger told as happening now in a normalised text, or None.

    A kind is a key of `kinds` in danger.yaml: suicide, fire, gas, medical, violence, child, trapped, disaster, help
    or welfare. Past dangers, worries, drills, offers of help and exaggerations are none.
    """
    return _rules().find(text)


def relief_needed(text: str) -> bool:
    """Whether flood, landslide or an epidemic is spoken of: those dangers call for relief as well as rescue."""
    return _RELIEF.search(text) is not None


class _Discount(NamedTuple):
    """What excuses a danger: words in a part of the text, unless a sign says that it is going on."""

    where: str
    says: re.Pattern[str]
    of: re.Pattern[str] | None
    lifted_by: re.Pattern[str] | None

    def excuses(self, cue: str, parts: Mapping[str, str]) -> bool:
        if self.of is not None and not self.of.search(cue):
            return False
        lifted = self.lifted_by is not None and self.lifted_by.search(parts["sentence"])
        return not lifted and self.says.search(parts[self.where]) is not None


class _Rules:
    """The expressions of danger.yaml, compiled."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._dialect: dict[str, str] = table["dialect"]
        self._dialect_words = re.compile("|".join(self._dialect))
        self._harmless = re.compile(table["harmless"])
        self._kinds = [(str(kind), _situations(cues, table["words"])) for kind, cues in table["kinds"].items()]
        signs = {name: re.compile(says) for name, says in table["signs"].items()}
        discounts = [_discount(row, signs) for row in table["discounts"]]
        self._settled = [discount for discount in discounts if discount.where == "text"]
        self._discounts = [discount for discount in discounts if discount.where != "text"]

    def find(self, text: str) -> str | None:
        standard = self._dialect_words.sub(lambda m: self._dialect[m.group()], text)
        plain = self._harmless.sub(lambda m: "·" * len(m.group()), standard)
        if any(discount.says.search(plain) for discount in self._settled):
            return None
        for kind, situations in self._kinds:
            if any(not self._excused(plain, found) for found in situations.finditer(plain)):
                return kind
        return None

    def _excused(self, text: str, found: re.Match[str]) -> bool:
        parts = _around(text, found)
        return any(discount.excuses(found.group(), parts) for discount in self._discounts)


def _situations(cues: list[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """One expression for all `cues`, with the shared words put in for their <names>."""
    return re.compile(re.sub(r"(?<!\?)<([a-z]+)>", lambda m: f"(?:{words[m.group(1)]})", "|".join(cues)))


def _discount(row: Mapping[str, str], signs: Mapping[str, re.Pattern[str]]) -> _Discount:
    of, lifted_by = row.get("of"), row.get("lifted_by")
    return _Discount(
        where=row["where"],
        says=re.compile(row["says"]),
        of=re.compile(of) if of else None,
        lifted_by=signs[lifted_by] if lifted_by else None,
    )


def _around(text: str, found: re.Match[str]) -> dict[str, str]:
    """The parts of a text around a cue that discounts look at, by name. Each bounded in length."""
    start, end = found.span()
    sentence = _after_last(_SENTENCE_END, text[max(0, start - 80) : start]) + _before_first(
        text[start : end + 60], end - start
    )
    before = _after_last(_SENTENCE_END + ",", text[max(0, start - 16) : start])
    return {"sentence": sentence, "before": before, "after": text[end : end + 32]}


def _after_last(marks: str, text: str) -> str:
    return text[max(text.rfind(mark) for mark in marks) + 1 :]


def _before_first(text: str, skip: int) -> str:
    ends = [at for mark in _SENTENCE_END if (at := text.find(mark, skip)) >= 0]
    return text[: min(ends, default=len(text))]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    return _Rules(yaml.safe_load((files("nlu") / "danger.yaml").read_text(encoding="utf-8")))
