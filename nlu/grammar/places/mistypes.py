"""Fuzzy matching of names: a place with one wrong character, or typed by its sound."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from nlu.grammar import pinyin
from nlu.grammar.places.context import is_followed_by_kind, is_spoken_of_as_place

_KINDS = ("街道", "社区", "小区", "花园", "村", "镇")
_HOLE = "\0"
_MOST_PIECES = 1 << 14
"""Kept with what they are like: a message is looked through twice, and the same few words stand in many."""

_WORDS_TEXT = """
市里 时里 实力 实例 视力 势力 失利 事理 示例 达成 打成 搭乘 大成 大院 大员 大圆 三万 三碗 三晚 三玩
百元 实习 世袭 失悉 离园 长谈 常谈 谈下 摊下 下部 下步 老不 老步 五倍 五杯 巫婆 后部 后步 单讲 全讲
心意 新意 新衣 信义 心诚 新成 把一 吧一 八亿 文全 安院 安员 清扇 重物 喝西 问全
"""
_WORDS = frozenset(_WORDS_TEXT.split())
"""Words that sound like a place's short name and were meant as written."""


def kind_of(name: str) -> str:
    """The word at the end of `name` that says what sort of area it is, or an empty text."""
    return next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind) + 1), "")


class Mistypes:
    """Finds the known name that a piece of a text was meant to be."""

    def __init__(self, names: Iterable[str]) -> None:
        known = [name for name in names if len(name) > 1]
        self._lengths = sorted({len(name) for name in known}, reverse=True)
        self._by_sound = {pinyin.sounds(name): name for name in known if len(name) > 2}
        self._by_mask: dict[str, set[str]] = {}
        for name in known:
            for mask in _masks(name):
                self._by_mask.setdefault(mask, set()).add(name)
        self._alike = lru_cache(maxsize=_MOST_PIECES)(self._name_like)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, name meant) of every mistyped name, the longest names first."""
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                if name := self._meant(text, start, start + length):
                    yield start, start + length, name

    def _meant(self, text: str, start: int, end: int) -> str | None:
        piece = text[start:end]
        if piece.isascii():
            return None
        name = self._alike(piece)
        return name if name and _acceptable(text, start, end, name) else None

    def _name_like(self, piece: str) -> str | None:
        """The one name that differs from a piece by a character, or else sounds as it does."""
        like = self._one_character_off(piece)
        return like[0] if len(like) == 1 else self._by_sound.get(pinyin.sounds(piece))

    def _one_character_off(self, piece: str) -> list[str]:
        like = sorted({name for mask in _masks(piece) for name in self._by_mask.get(mask, ())})
        heard = [name for name in like if _sounds_like(piece, name)]
        return heard or like


def _acceptable(text: str, start: int, end: int, name: str) -> bool:
    """The shorter the name and the less alike the sound, the more its surroundings must say that a place is meant."""
    piece, kind = text[start:end], kind_of(name)
    if kind:
        return piece.endswith(kind) and _nearly_sounds_like(piece, name)
    if piece in _WORDS or is_followed_by_kind(text, end) or not _sounds_like(piece, name):
        return False
    return len(name) > 2 or is_spoken_of_as_place(text, start, end)


def _sounds_like(piece: str, name: str) -> bool:
    """The shorter the name, the nearer: of two characters each must share a reading."""
    like = pinyin.confused if len(name) > 2 else pinyin.alike
    return all(a == b or like(a, b) for a, b in zip(piece, name, strict=True))


def _nearly_sounds_like(piece: str, name: str) -> bool:
    return all(a == b or pinyin.rhymes(a, b) for a, b in zip(piece, name, strict=True))


def _masks(word: str) -> Iterator[str]:
    return (word[:i] + _HOLE + word[i + 1 :] for i in range(len(word)))
