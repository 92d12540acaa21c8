"""Danger detection: danger to life and safety, found by rule. The verdict is the ear's, where this only weighs in."""

import re
from functools import lru_cache
from typing import NamedTuple

from nlu.danger.exclusions import Exclusions
from nlu.danger.patterns import Patterns, filled, of_kind, read, with_words

KINDS = ("suicide", "fire", "gas", "medical", "violence", "child", "trapped", "disaster", "help", "welfare")
"""The kinds of danger, each told in <kind>.yaml. Where a text tells of two, the first counts."""

_RELIEF = re.compile(
    r"洪水|山洪|涨水|发(?:大|洪)?水|大水|决口|堰塞湖|洪峰|冲走|卷走|山垮|垮山|传染|霍乱|高烧|上吐下泻|咳血|呕血|地陷|水库|"
    r"堤|大坝|车顶|屋顶上|水里|积水|内涝|水淹|淹(?!死)|泥石流|塌方|滑坡|山体|决堤|溃坝|地震|台风|疫情|隔离|封控|"
    r"flood|landslide|epidemic|earthquake|water.{0,4}rising|river"
)


class _Rules(NamedTuple):
    exclusions: Exclusions
    kinds: dict[str, Patterns]
    grown_up: re.Pattern[str]
    """a whole text that speaks of somebody old or forgetful and of no child"""


def danger(text: str) -> str | None:
    """The kind of danger (one of `KINDS`) told in its usual words as happening now in a normalised text, or None.

    Past dangers, worries, drills, offers of help and exaggerations are none.
    """
    exclusions, kinds, _ = _rules()
    plain = exclusions.plain(text)
    return None if exclusions.settled(plain) else _kind_of(plain, kinds, exclusions)


def settled(text: str) -> bool:
    """Whether a normalised text says that all is over, or that nothing was the matter."""
    exclusions = _rules().exclusions
    return exclusions.settled(exclusions.plain(text))


def exaggerated(text: str) -> bool:
    """Whether a normalised text has a turn of speech that sounds like danger and is none."""
    return _rules().exclusions.has_harmless(text)


def relief_needed(text: str) -> bool:
    """Whether flood, landslide or an epidemic is spoken of: those dangers call for relief as well as rescue."""
    return _RELIEF.search(text) is not None


def _kind_of(plain: str, kinds: dict[str, Patterns], exclusions: Exclusions) -> str | None:
    """The first kind with a situation in the `plain` text that no exclusion excuses."""
    for kind, situations in kinds.items():
        if any(not exclusions.excludes(plain, found) for found in situations.found_in(plain)):
            return "welfare" if kind == "child" and _rules().grown_up.search(plain) else kind
    return None


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    words = with_words(read("words")["words"])
    grown_up = filled(r"^(?!.*(?:<child>|岁|child|\bkid|\bson\b|daughter)).*(?:<elder>|<forgetful>|\bgrand)", words)
    return _Rules(Exclusions(), {kind: of_kind(kind) for kind in KINDS}, re.compile(grown_up))
