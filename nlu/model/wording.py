"""Lexical cues: keywords of services and intents, turns of speech, and times, which tell of neither.

Plain Python with YAML only, because Rasa's components in their own environment read texts by these words, as do the
forms of the dialogue: `keywords.yaml` and `signs.yaml` beside this file.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

WORDING = Path(__file__).parent

_NUMERAL = r"[零一二两三四五六七八九十\d]"
_DAY = (
    rf"大后天|今明两天|明后天|今天|明天|后天|今晚|明晚|今早|明早|(?:下下|下|这|本|上)?个?(?:周|星期|礼拜)[一二三四五六日天末]"
    rf"(?:[、和,到至]?(?:周|星期|礼拜)?[一二三四五六日天])*|(?:下|这|本)(?:个)?(?:周|星期|礼拜|月)|周末|双休日|工作日|"
    rf"{_NUMERAL}+月{_NUMERAL}+[号日]?|{_NUMERAL}+[号日](?![线楼])|国庆|中秋|元旦|春节|重阳|端午|月底|月初|平时"
)
_PART = "大清早|清早|早上|上午|中午|下午|傍晚|晚上|夜里|晚间|白天|全天|一早|午后"
_CLOCK = (
    rf"{_NUMERAL}+点(?:半|钟|{_NUMERAL}+分?|一刻)?|{_NUMERAL}+:{_NUMERAL}+|"
    rf"{_NUMERAL}+点?(?:到|至|-){_NUMERAL}+点(?:半)?"
)
_TIME = rf"(?:{_DAY}|{_PART}|{_CLOCK})"
_TIMES = re.compile(rf"{_TIME}(?:[的、,和到至\-~]?{_TIME})*")


def timeless(text: str) -> str:
    """A plain text with one T for each time: givers and askers name the same hours."""
    return _TIMES.sub("T", text)


class Cues:
    """The expressions of `keywords.yaml` and `signs.yaml`, compiled once."""

    def __init__(self, folder: Path = WORDING) -> None:
        self._keywords = tuple(_keywords(_table(folder / "keywords.yaml")))
        self._signs = tuple(_signs(_table(folder / "signs.yaml")))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all keywords and signs, in a fixed order."""
        return tuple(name for name, _ in (*self._keywords, *self._signs))

    def keywords(self, text: str) -> Iterator[str]:
        """Names of the groups of keywords that a plain text holds: theme, code and weight."""
        return (name for name, cue in self._keywords if cue.search(text))

    def signs(self, text: str) -> Iterator[str]:
        """Names of the turns of speech that a plain text holds."""
        return (name for name, cue in self._signs if cue.search(text))


_Table = Mapping[str, Any]


def _table(path: Path) -> _Table:
    table: _Table = yaml.load(path.read_bytes(), Loader=_LOADER)  # noqa: S506 - a safe loader, in C
    return table


def _keywords(table: _Table) -> Iterator[tuple[str, re.Pattern[str]]]:
    for theme, rows in table.items():
        for code, weights in rows.items():
            for weight, lines in weights.items():
                yield f"{theme}:{code}:{weight}", re.compile("|".join(f"(?:{line})" for line in lines.splitlines()))


def _signs(table: _Table) -> Iterator[tuple[str, re.Pattern[str]]]:
    words = table["words"]
    for name, pattern in table["signs"].items():
        yield f"sign:{name}", re.compile(re.sub(r"<(n|helper)>", lambda m: f"(?:{words[m[1]]})", pattern))


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
