"""Texts that nobody foresaw: random Unicode, endless repetitions, spoilt and strung together messages. Seeded."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

LONGEST = 5_000

_SCRIPTS = (
    (0x0000, 0x0250),  # Latin, with the control characters
    (0x0590, 0x0780),  # Hebrew and Arabic, from right to left
    (0x0E00, 0x0E80),  # Thai, whose marks pile up
    (0x2000, 0x2070),  # what is invisible, joins or turns the direction
    (0x3000, 0x3100),  # Chinese punctuation and kana
    (0x4E00, 0xA000),  # Chinese
    (0xD800, 0xE000),  # lone surrogates
    (0xFDFA, 0xFE10),  # one character that normalises to eighteen, and what follows it
    (0xFF00, 0xFFF0),  # full width
    (0x1F300, 0x1FAFF),  # emoji
    (0x0000, 0x110000),  # anything
)
_MARKS = "0123456789一二三四五六七八九十两半几多周月日号点分刻年元个人斤到至和、，。？！：-~ \n\t的了不要来去"
_WORDS = """
    周三 下周 星期天 礼拜 每周 每天 每月两次 隔周 今天 明天 后天 月底 周末 工作日 上午 下午 晚上 三点半 14:00
    8点到10点 11月30号 2026-12-01 国庆 腊月二十三 除了 以后 之前 之内 不行 没空 13800005678 三百二十斤 二十万元
    两个人 十来位 幸福小区 老埠 马山 救命 着火 煤气 不想活 晕倒 打人 洪水 没有 以前 演习 电影里 我妈 孩子 残疾 轮椅
    every Monday from 2pm next help fire
"""
_PIECES = (*_MARKS, *_WORDS.split())


def texts(seed: int, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Endlessly a kind of text and a text of it, at most LONGEST characters; `lines` are spoilt and strung together."""
    random = Random(seed)
    while True:
        kind = random.choice(tuple(KINDS))
        yield kind, KINDS[kind](random, lines)[:LONGEST]


def _length(random: Random) -> int:
    """Short as often as long, by orders of magnitude."""
    return int(LONGEST ** random.random())


def _one_script(random: Random, _: Sequence[str]) -> str:
    script = random.choice(_SCRIPTS)
    return "".join(chr(random.randrange(*script)) for _ in range(_length(random)))


def _many_scripts(random: Random, _: Sequence[str]) -> str:
    return "".join(chr(random.randrange(*random.choice(_SCRIPTS))) for _ in range(_length(random)))


def _repeated(random: Random, _: Sequence[str]) -> str:
    """One to three pieces over and over: what makes an expression look back from everywhere."""
    unit = "".join(random.choices(_PIECES, k=random.randint(1, 3)))
    return unit * (1 + _length(random) // len(unit))


def _pieces(random: Random, _: Sequence[str]) -> str:
    return "".join(random.choices(_PIECES, k=_length(random)))


def _spoilt(random: Random, lines: Sequence[str]) -> str:
    """A message with characters lost, doubled, swapped or replaced."""
    text = list(random.choice(lines))
    for _ in range(random.randint(1, 1 + len(text) // 3)):
        at = random.randrange(len(text) + 1)
        other = random.choice((chr(random.randrange(*random.choice(_SCRIPTS))), random.choice(_PIECES)))
        text[at : at + random.randint(0, 2)] = random.choice((["", other], [other], text[at : at + 2][::-1], []))
    return "".join(text)


def _strung(random: Random, lines: Sequence[str]) -> str:
    """Messages one after another, as when a whole chat is pasted."""
    marks = random.choice(("", "\n", "，", "。", " "))
    return marks.join(random.choices(lines, k=1 + _length(random) // 15))


KINDS: dict[str, Callable[[Random, Sequence[str]], str]] = {
    "one script": _one_script,
    "many scripts": _many_scripts,
    "repeated": _repeated,
    "pieces": _pieces,
    "spoilt": _spoilt,
    "strung": _strung,
}
