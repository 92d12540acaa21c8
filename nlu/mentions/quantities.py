"""Quantities meant: of the amounts that a message names the one asked for or given, if any."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlu.grammar.numerals import NUMBER, number
from nlu.grammar.things.quantities import NOT_THINGS, quantity
from nlu.intents import Intent
from nlu.mentions.context import around, hashed, position
from nlu.understanding import Quantity

_MEASURES = (
    "公斤|千克|毫升|公升|立方米?|kg|平米|件|台|套|床|箱|袋|斤|吨|桶|瓶|盒|包|本|册|双|条|张|把|副|支|枝|只|辆|部|"
    "份|提|罐|车|批|筐|捆|盏|顶|根|卷|对|架|株|棵|"
    "盆|壶|克|升|头|板|刀|扇|面|串|框|篮|样|身|组|匹|听|沓|担|块|方|领|杯|碗|坨|间|口|枚|棚|垛|摞|扎|篓|坛|缸|瓮|"
    "锅|粒|片|页|令|盘|幅|尊|艘|趟|个"
)
_COUNTED = re.compile(rf"(?P<n>{NUMBER}|半)(?:多|来|几)? ?(?P<unit>{_MEASURES})(?P<half>半)?")
_PEOPLE = re.compile(NOT_THINGS)
_MONEY = re.compile(
    rf"(?P<n>{NUMBER})(?:多|来)? ?(?P<unit>块钱|块大洋|块(?![^钱,。;!?0-9\d毛])|元整|元|圆整|圆|快(?=,|钱|$)|人民币"
    rf"|rmb|yuan|cny|w\b|k\b)"
    rf"(?:(?P<jiao>[\d一二三四五六七八九])[毛角]?)?|[¥￥](?P<sign>\d+(?:\.\d+)?)"
)
_BARE = re.compile(rf"(?P<n>{NUMBER})(?![\d零一二两三四五六七八九十百千万.:点号日月岁年楼栋室组个位名])")
_ONE = re.compile(
    r"(?:借到?|弄|搞|要|缺|需要|捐|申请|领|送|求|有|给|讨|赠|添|换|找|寻|想|台|是|架|多|剩)(?:我|你们|他|她|我们|"
    r"得)?(?:用|出)?"
    r"(?P<unit>个|台|辆|张|把|副|床|套|件|双|部|条|只|根|架|盏|口)"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_TIMES = {"w": 10_000, "k": 1_000}
_LEAST_BARE = 50
_MOST = 40
"""Amounts of one message that are weighed against each other; what names more is no message."""


class Amount(NamedTuple):
    """An amount that stands at [start, end) of a text; `form` is how it was found."""

    start: int
    end: int
    quantity: Quantity
    form: str


def amounts(text: str) -> list[Amount]:
    """The amounts named in a normalised text, in order: goods, money, numbers that may be money."""
    plain = _THOUSANDS.sub("", text)
    found = {(a.start, a.quantity.n, a.quantity.unit): a for a in (*_counted(plain), *_money(plain), *_bare(plain))}
    return sorted(found.values(), key=lambda amount: (amount.start, amount.end))[:_MOST]


def features(
    text: str, found: Sequence[Amount], rank: int, intent: Intent, categories: Collection[str]
) -> dict[int, float]:
    """The features of the amount at `rank` of all that were `found` in a normalised text."""
    amount = found[rank]
    said = _by_rule(text, intent, frozenset(categories))
    by_rule = f"by rule:{said == amount.quantity}{said is None}"
    plain = [by_rule, *_shape(amount), *position(text, amount.start, rank, len(found)), *_unlike(found, rank)]
    known = [intent.value, *sorted(categories)]
    crossed = [f"{code}|{name}" for code in known for name in plain]
    return hashed(iter([*around(text, amount.start, amount.end), *plain, *crossed]))


@lru_cache(maxsize=8)
def _by_rule(text: str, intent: Intent, categories: frozenset[str]) -> Quantity | None:
    """What the rules take for meant; the same for all amounts of a text."""
    return quantity(text, intent, categories)


def _shape(amount: Amount) -> Iterator[str]:
    yield f"unit:{amount.quantity.unit}"
    yield f"form:{amount.form}"
    yield f"one:{amount.quantity.n == 1}"
    yield f"size:{len(str(int(amount.quantity.n)))}"


def _unlike(found: Sequence[Amount], rank: int) -> Iterator[str]:
    others = [other for at, other in enumerate(found) if at != rank]
    yield f"other money:{any(o.form == 'money' for o in others)}"
    yield f"earlier same:{any(o.quantity.unit == found[rank].quantity.unit for o in found[:rank])}"
    yield f"later same:{any(o.quantity.unit == found[rank].quantity.unit for o in found[rank + 1 :])}"


def _counted(text: str) -> Iterator[Amount]:
    for m in _COUNTED.finditer(text):
        n = 0.5 if m["n"] == "半" else number(m["n"])
        if n and not (m["unit"] == "个" and _PEOPLE.match(text, m.end())):
            yield Amount(m.start(), m.end(), Quantity(n=n + 0.5 * bool(m["half"]), unit=m["unit"]), "counted")
    for m in _ONE.finditer(text):
        yield Amount(m.start("unit"), m.end(), Quantity(n=1, unit=m["unit"]), "one")


def _money(text: str) -> Iterator[Amount]:
    for m in _MONEY.finditer(text):
        n = float(m["sign"]) if m["sign"] else number(m["n"])
        if n:
            n = n * _TIMES.get(m["unit"] or "", 1) + (number(m["jiao"] or "") or 0) / 10
            yield Amount(m.start(), m.end(), Quantity(n=n, unit="元"), "money")


def _bare(text: str) -> Iterator[Amount]:
    for m in _BARE.finditer(text):
        n = number(m["n"])
        if n and n >= _LEAST_BARE:
            yield Amount(m.start(), m.end(), Quantity(n=n, unit="元"), "bare")
