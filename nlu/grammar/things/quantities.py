"""Quantities asked for or offered: goods, lent vehicles, money. Never a debt, a price or people transported."""

import re
from collections.abc import Collection, Iterator

from nlu.grammar.numerals import NUMBER, number
from nlu.intents import COUNTED, Intent
from nlu.understanding import Quantity

_MEASURES = (
    "公斤|千克|毫升|公升|kg|件|台|套|床|箱|袋|斤|吨|桶|瓶|盒|包|本|册|双|条|张|把|副|支|枝|只|辆|部|份|提|罐|车|批|筐|"
    "捆|盏|顶|根|卷|对|架|株|棵|盆|壶|克|升|头|板|刀|扇|面|串|框|篮|样|身|组|匹|听|沓|担|块(?!钱|元|[,。]|给|$)"
)
NOT_THINGS = (
    "人|月|小时|钟|星期|礼拜|周|孩|老|学生|志愿|工作日|村|社区|家庭|娃|困难|儿子|女儿|座|位|房间|活动室|残疾|多月|半|"
    "工人|病人|老师|独居|留守|贫困|低保|同学|大学|叔|阿姨|师傅|社工|地方|场地|教室|会议室|话|电话|忙|单元|楼|号|年|天|空巢|孤寡|"
    "党员|员工|姐|兄|大爷|大妈|奶奶|爷爷|社团|小组|班|问题|事|办法|主意|公司|单位|学校|朋友|亲戚|病|手术|澡|头发|觉|"
    "饭店|群|车位|证|会|能|懂|名额|上不起"
)
"""What behind 个 says that no things are counted: people, times, places, matters."""
_UNIT = rf"(?P<unit>个(?!{NOT_THINGS})|{_MEASURES})"
_GOODS = re.compile(rf"(?P<n>{NUMBER}|半)(?:多|来)?{_UNIT}")
_ONE = re.compile(
    r"(?:借到?|弄|搞|要|缺|需要|捐|申请|领|送|求|有|给|讨|赠|添|换)(?:我|你们|他|她|我们)?(?:用|出)?"
    rf"(?P<unit>个(?!{NOT_THINGS})|台|辆|张|把|副|床|套|件|双|部|条(?!件)|只(?!要|有|能)|根)"
)
_MONEY = re.compile(
    rf"(?P<n>{NUMBER})(?:多|来)? ?(?:块钱|块|元|人民币|rmb|yuan|cny)(?!一|每)|[¥￥](?P<sign>\d+(?:\.\d+)?)"
)
_NOT_MONEY = (
    rf"(?!{_MEASURES}|[\d零一二两三四五六七八九十百千万]|点|个|号|位|名|天|户|家|次|块|元|下|些|笔|把|半|人|"
    "公里|米|度|岁|年|月)"
)
_BARE_MONEY = re.compile(
    r"(?:捐|凑|转|汇|打款?|补我们?|出|拿出?|资助|赞助|差|缺|少|筹|募|集|申请|垫|要)(?:了|到|出|款|助|经费|钱|学费)?[,:]?"
    rf"(?:个|大概|大约|差不多|最多)?(?P<n>{NUMBER}){_NOT_MONEY}"
)
_ROUND_MONEY = re.compile(
    rf"(?<![\d零一二两三四五六七八九十百千万几])(?P<n>[\d一二两三四五六七八九十.]{{1,5}}[百千万]+[\d一二两三四五六七八九]?){_NOT_MONEY}"
)
_SHORT_OF = re.compile(r"(?:还?[差缺]|剩下?|缺口还?有?|不够)[^,。;!?\d一二两三四五六七八九十]{0,3}$")
_GIVEN = re.compile(r"(?:拿出?|捐出?|资助|赞助)[^,。;!?]{0,2}$")
_NOT_ASKED = re.compile(
    r"(?:借了|借的|欠|贷|债|花了?|花掉|每月|每个月|一个月|工资|房租|药费|医药费|收入|低保金?|退休金|养老金|罚|骗|丢|价|"
    r"每人|每斤|日结|补贴|赚了?|只有)[^,。;!?]{0,5}$"
)
_DEBT_AFTER = re.compile(r"(?:多)?(?:的?债|一斤|一个月|一张|一次|一天|被骗|外债|没还)")
_PRICE = re.compile(rf"(?:要|卖|就)?{NUMBER}(?:多|来)?(?:块|元|钱|,|买|$|[^\u4e00-\u9fff])")
_BOUGHT = re.compile(r"(?:买|带|捎|代购|称|配)[^,。;!?]{0,4}$")
_LENT = re.compile(r"[^,。;!?]{0,4}车")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def quantity(text: str, intent: Intent, categories: Collection[str]) -> Quantity | None:
    """The first amount of what `categories` are about in a normalised text, units as written; None if none is said."""
    if intent not in COUNTED:
        return None
    plain = _THOUSANDS.sub("", text)
    found = sorted(_candidates(plain, intent, set(categories)), key=lambda pair: pair[0])
    return found[0][1] if found else None


def _candidates(text: str, intent: Intent, categories: set[str]) -> Iterator[tuple[int, Quantity]]:
    if "funds" in categories:
        yield from _money(text)
    if "goods" in categories:
        yield from _goods(text)
    if "transport" in categories:
        yield from _vehicles(text, intent)
    if "errand" in categories:
        yield from ((at, q) for at, q in _goods(text) if _BOUGHT.search(text[:at]))


def _money(text: str) -> Iterator[tuple[int, Quantity]]:
    """Amounts of money; what is given or still missing (还差三万) goes before whatever is said earlier."""
    for pattern in (_MONEY, _BARE_MONEY, _ROUND_MONEY):
        for m in pattern.finditer(text):
            words = m.group("n") or m.groupdict().get("sign") or ""
            start = m.start("n") if m.group("n") else m.start()
            meant = _SHORT_OF.search(text[:start]) or _GIVEN.search(text[:start])
            if (meant or not _is_debt(text, m)) and (n := number(words)):
                yield (m.start() - len(text) if meant else m.start()), Quantity(n=n, unit="元")


def _is_debt(text: str, money: re.Match[str]) -> bool:
    """Whether an amount is owed, paid or earned, not asked for or given."""
    before = text[max(0, money.start("n") - 10) : money.start()]
    return bool(_DEBT_AFTER.match(text[money.end() :]) or _NOT_ASKED.search(before))


def _goods(text: str) -> Iterator[tuple[int, Quantity]]:
    for m in _GOODS.finditer(text):
        n = 0.5 if m.group("n") == "半" else number(m.group("n"))
        priced = n == 1 and _PRICE.match(text, m.end())
        if n and not priced and not text[: m.start()].endswith(("第", "每", "这", "那", "隔")):
            loose = m.group("unit") in ("车", "批")  # a car-load is told better by what is on it
            yield m.start() + len(text) * loose, Quantity(n=n, unit=m.group("unit"))
    for m in _ONE.finditer(text):
        yield m.start("unit"), Quantity(n=1, unit=m.group("unit"))


def _vehicles(text: str, intent: Intent) -> Iterator[tuple[int, Quantity]]:
    """A vehicle counts where it is lent or wanted by number; a lift is no vehicle."""
    lent = intent is Intent.OFFER_RESOURCE or "借" in text
    for at, found in _goods(text):
        if found.unit == "辆" or (lent and _is_vehicle(text, at, found.unit)):
            yield at, found


def _is_vehicle(text: str, at: int, unit: str) -> bool:
    return unit in ("台", "部", "个") and _LENT.match(text, text.index(unit, at) + 1) is not None
