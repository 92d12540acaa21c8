"""Danger to life and safety, found by rule before any model. Better one question too many than one call missed."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_SENTENCE_END = "。!?;\n"
_RELIEF = re.compile(
    r"洪水|山洪|涨水|发(?:大|洪)?水|大水|决口|堰塞湖|洪峰|冲走|卷走|山垮|垮山|传染|霍乱|高烧|上吐下泻|咳血|呕血|地陷|水库|堤|大坝|车顶|屋顶上|水里|积水|内涝|水淹|淹(?!死)|泥石流|塌方|滑坡|山体|决堤|溃坝|地震|台风|疫情|隔离|封控|"
    r"flood|landslide|epidemic|earthquake|water.{0,4}rising|river"
)


def danger(text: str) -> str | None:
    """The kind of danger told as happening now in a normalised text, or None.

    A kind is a key of `kinds` in danger.yaml: suicide, fire, gas, medical, violence, child, trapped, disaster, help
    or welfare. Past dangers, worries, drills and exaggerations are none.
    """
    return _rules().find(text)


def relief_needed(text: str) -> bool:
    """Whether flood, landslide or an epidemic is spoken of: those dangers call for relief as well as rescue."""
    return _RELIEF.search(text) is not None


class _Rules:
    """The expressions of danger.yaml, compiled."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._kinds: list[tuple[str, re.Pattern[str]]] = [
            (str(kind), re.compile("|".join(cues))) for kind, cues in table["kinds"].items()
        ]
        names = ("past", "recent", "still", "talk", "talk_after", "settled", "negated", "harmless")
        self._marks = {name: re.compile(table[name]) for name in names}

    def find(self, text: str) -> str | None:
        plain = self._marks["harmless"].sub(lambda m: "·" * len(m.group()), text)
        for kind, cues in self._kinds:
            if any(not self._excused(plain, found) for found in cues.finditer(plain)):
                return kind
        return None

    def _excused(self, text: str, found: re.Match[str]) -> bool:
        sentence, clause, after = _around(text, found)
        if self._says("settled", text) or self._says("negated", clause) or self._says("talk_after", after):
            return True
        is_talk = self._says("talk", clause) and not self._says("still", sentence)
        return is_talk or self._is_past(sentence)

    def _is_past(self, sentence: str) -> bool:
        long_ago = self._says("past", sentence) or self._says("recent", sentence)
        return long_ago and not self._says("still", sentence)

    def _says(self, mark: str, text: str) -> bool:
        return self._marks[mark].search(text) is not None


def _around(text: str, found: re.Match[str]) -> tuple[str, str, str]:
    """The sentence around a cue, the words before it in its clause, and those after it. Each bounded in length."""
    start, end = found.span()
    sentence = _after_last(_SENTENCE_END, text[max(0, start - 80) : start]) + _before_first(
        text[start : end + 60], end - start
    )
    clause = _after_last(_SENTENCE_END + ",", text[max(0, start - 16) : start])
    return sentence, clause, text[end : end + 32]


def _after_last(marks: str, text: str) -> str:
    return text[max(text.rfind(mark) for mark in marks) + 1 :]


def _before_first(text: str, skip: int) -> str:
    ends = [at for mark in _SENTENCE_END if (at := text.find(mark, skip)) >= 0]
    return text[: min(ends, default=len(text))]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    return _Rules(yaml.safe_load((files("nlu") / "danger.yaml").read_text(encoding="utf-8")))
