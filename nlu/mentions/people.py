"""Helpers meant: of the numbers of people that a message names the one asked for, offered or sent, if any."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlu.grammar.numerals import NUMBER
from nlu.grammar.people import ASKING, HELPER, US, most
from nlu.intents import NEEDS, Intent
from nlu.mentions.context import around, hashed, position

WITH_HEADS = NEEDS | {
    Intent.OFFER_HELP,
    Intent.CHANGE_TIME,
    Intent.ACCEPT_TASK,
    Intent.CHECK_IN,
    Intent.COMPLETE_TASK,
}
"""The intents that may say how many help."""

_MOST_PEOPLE = 1000
_MOST_NAMED = 40
"""Numbers of one message that are weighed against each other; what names more is no message."""

_COUNTED = re.compile(
    rf"(?<![第\d.:点])(?P<n>{NUMBER}|[俩仨])(?:来|多|几)?"
    r"(?:(?P<measure>个|位|名|口|条|把|枚)(?!小时|钟头?|月|星期|礼拜|半?天)|(?=[\u4e00-\u9fff])"
    r"(?![个位名块元斤岁天年月日号点时分周期层楼栋组米里袋箱台件双本次回趟度毫公]))"
)
_ONE = re.compile(
    r"(?:找|请|来|派|要|叫|喊|缺|安排|寻|求|雇|约|搵|揾|有|换|配|领|带|得|叫上|想)(?:到|上|我|一下|过来|得|着)?"
    r"(?P<measure>个|位|名)(?!小时|钟头?|月|星期|礼拜|半?天|[把])"
)
_PAIRS = re.compile(
    r"两口子|老两口|小两口|俩口子|娘俩|爷俩|爷儿俩|姐俩|哥俩|母女|父子|母子|父女|夫妻|两公婆|两爷崽|两姊妹|两兄弟|"
    r"两家头|"
    r"(?:我|俺|阿拉|偶)(?:们|哩|哋|家)?(?:和|跟|同|与|搭|带着?|还有)(?:我|俺)?[^,。;!?]{1,6}?"
    r"(?=[,。;!?都两俩来去可想一报]|$)|俺?俩|\bmy (?:wife|husband|friend|son|daughter|sister|brother|mum|dad|"
    r"mother|father) and (?:i|me)\b|"
    r"\b(?:me|i) and my [a-z]+\b|\bboth of us\b|\bthe two of us\b"
)
_HOUSE = re.compile(rf"一家(?P<n>{NUMBER})口")
_OTHERS = re.compile(
    rf"(?:带着?|和|跟|同|叫上|连同|还有|加上|另外)(?:我?的?)?(?P<n>{NUMBER})(?:个|位|名)|"
    r"\b(?:me|i) and (?P<en>\d{1,2}|[a-z]+) (?:[a-z]+ )?(?:friends|classmates|colleagues|others|mates|students)\b"
)
_UP_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ENGLISH_WORDS = {word: n for n, word in enumerate(_UP_TO_TWENTY.split(), 1)} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "thirty": 30,
}
_ENGLISH = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_ENGLISH_WORDS)})\b(?!\s*(?:am|pm|o'?clock|yuan|rmb|kg|years?|days?|weeks?|"
    rf"months?|hours?|"
    r"minutes?|:|/|-\d|th\b|st\b|nd\b|rd\b))(?=\s+[a-z])"
)

_CLAUSE = "[^,。;!?]"
_HELPED = (
    "老人|老头|老太|孩|娃|伢|病人|人家|家|户|奶奶|爷爷|婆婆|居民|学生|村民|小朋友|高龄|独居|残疾|elder|kids?|"
    "child|old|famil|seats?"
)
_ABLE = "会|懂|能|带|有|扛|熟|力气|识|可以|who can|to help|that can|with"
_BEFORE = {
    "asking": re.compile(
        rf"(?:{ASKING})(?:上|我|到|够|一下)?{_CLAUSE}{{0,2}}$|\b(?:need|want|send|find|looking for){_CLAUSE}{{0,12}}$"
    ),
    "us": re.compile(rf"(?:{US}|我们|咱|俺|大家|队|班|全部|一行|we|us|our|are|i'm){_CLAUSE}{{0,6}}$"),
    "total": re.compile(rf"(?:共|合计|总共|连我|拢共|满打满算|一起|total|of){_CLAUSE}{{0,3}}$"),
    "sent": re.compile(rf"(?:派|出|去|来|带|每次|到场|抽|安排|上阵){_CLAUSE}{{0,4}}$"),
    "helped": re.compile(
        rf"(?:教|带|帮|陪|照顾|看|接|给|坐|送|载|拉|容|能坐|装|每|伺候|养|for|seats?){_CLAUSE}{{0,5}}$"
    ),
    "lives": re.compile(rf"(?:家里|家有|一家|全家|屋里|村里|住|就|只有|只剩|剩下?|户|有|生了){_CLAUSE}{{0,4}}$"),
    "past": re.compile(rf"(?:上次|去年|以前|昨天|原来|做了|干了|了|过){_CLAUSE}{{0,5}}$"),
    "opens": re.compile(r"(?:^|[,。;!?:])$"),
}
_AFTER = {
    "helper": re.compile(rf"{_CLAUSE}{{0,8}}?{HELPER}"),
    "able": re.compile(rf"{_CLAUSE}{{0,2}}?(?:{_ABLE})"),
    "helped": re.compile(rf"{_CLAUSE}{{0,6}}?(?:{_HELPED})"),
    "comes": re.compile(rf"{_CLAUSE}{{0,3}}?(?:来|去|上门|帮|陪|抬|搬|轮流|一起|都|可以|愿|报名)"),
    "enough": re.compile("人?(?:就够|就行|够了|足够|就可以|差不多|最好|即可)"),
    "ends": re.compile("人?(?:[,。;!?]|$)"),
    "of a kind": re.compile(rf"{_CLAUSE}{{1,10}}的"),
    "english": re.compile(
        r"\s(?:\w+\s){0,2}?(?:volunteers?|people|persons?|helpers?|students?|teachers?|lawyers?|drivers?|of us|friends|"
        r"guys|men|women|members|nurses?|doctors?|tutors?|colleagues|hands|girls|boys|workers?|somebody|cleaners?|"
        r"plumbers?)\b"
    ),
    "thing": re.compile(r"\s?(?:个?字|句话|回事|问题|办法|月|小时|钟|礼拜|星期|人住|样|下|口气|屋|房|机|包|锅)"),
}
"""Kinds of words around a number of people."""


class Heads(NamedTuple):
    """A number of people that stands at [start, end) of a text; `form` is how it was found."""

    start: int
    end: int
    people: int
    form: str


def heads(text: str) -> list[Heads]:
    """The numbers of people named in a normalised text, in order."""
    found = [*_counted(text), *_one(text), *_several(text), *_english(text)]
    unique = {(each.start, each.people): each for each in reversed(found)}
    return sorted(each for each in unique.values() if 0 < each.people < _MOST_PEOPLE)[:_MOST_NAMED]


def features(text: str, found: Sequence[Heads], rank: int, intent: Intent) -> dict[int, float]:
    """The features of the number at `rank` of all that were `found` in a normalised text."""
    each = found[rank]
    plain = [*_kinds(text, each), *_shape(each), *position(text, each.start, rank, len(found)), *_unlike(found, rank)]
    crossed = [f"{intent.value}|{name}" for name in plain]
    return hashed(iter([*around(text, each.start, each.end), *plain, *crossed]))


def _kinds(text: str, each: Heads) -> Iterator[str]:
    """Which kinds of words stand just before and behind it, wherever in the clause."""
    before, after = text[max(0, each.start - 12) : each.start], text[each.end : each.end + 14]
    near = [name for name, pattern in _BEFORE.items() if pattern.search(before)]
    far = [name for name, pattern in _AFTER.items() if pattern.match(after)]
    yield from (f"before:{name}" for name in near)
    yield from (f"after:{name}" for name in far)
    yield f"kinds:{'+'.join(near)}|{'+'.join(far)}"


def _shape(each: Heads) -> Iterator[str]:
    yield f"form:{each.form}"
    yield f"few:{min(each.people, 4)}"
    yield f"size:{len(str(each.people))}"


def _unlike(found: Sequence[Heads], rank: int) -> Iterator[str]:
    others = [other for at, other in enumerate(found) if at != rank]
    yield f"largest:{all(other.people <= found[rank].people for other in others)}"
    yield f"forms:{'|'.join(sorted({other.form for other in others}))}"
    yield f"same:{sum(other.people == found[rank].people for other in others)}"


def _counted(text: str) -> Iterator[Heads]:
    for m in _COUNTED.finditer(text):
        if count := most(m["n"]):
            yield Heads(m.start(), m.end(), count, f"counted{m['measure'] or ''}")


def _one(text: str) -> Iterator[Heads]:
    for m in _ONE.finditer(text):
        yield Heads(m.start("measure"), m.end(), 1, "one")


def _several(text: str) -> Iterator[Heads]:
    """The speaker with others: those who are counted, and the speaker beside them."""
    for m in _PAIRS.finditer(text):
        yield Heads(m.start(), m.end(), 2, "pair")
    for m in _HOUSE.finditer(text):
        yield Heads(m.start(), m.end(), most(m["n"]) or 0, "house")
    for m in _OTHERS.finditer(text):
        others = most(m["n"]) if m["n"] else _in_english(m["en"])
        yield Heads(m.start(), m.end(), (others or -1) + 1, "with me")


def _english(text: str) -> Iterator[Heads]:
    for m in _ENGLISH.finditer(text):
        yield Heads(m.start(), m.end(), _in_english(m["n"]) or 0, "a" if m["n"] in ("a", "an") else "english")


def _in_english(words: str) -> int | None:
    return int(words) if words.isdecimal() else _ENGLISH_WORDS.get(words)
