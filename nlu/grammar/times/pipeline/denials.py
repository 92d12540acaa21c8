"""Negation of times: those that somebody can not, 下周二我不在家, 除了周日, 周三不行."""

import re

from nlu.grammar.times.pipeline.phrase import Phrase

_CANNOT = (
    "不在家?|没空|没有?时间|没得空|没法|不行|不方便|不得空|不得闲|来不了|去不了|不能|"
    "不可以|不要|别来|除外|不用(?:来|送|管|去|派)|走不开|不来|不去|不算|没人在家|家里没人|"
    "没有空|抽不出|腾不出|赶不上|赶不回|不成|不合适|外出|出差|回不来|才(?:回|到|"
    "来|能|有|出|开|放|轮)|就(?:回去|走)了|以外|之外|外(?=[,。;]|$)|"
    r"(?:i )?(?:can'?t|cannot|can not|won'?t|"
    r"not available|am busy|i'm busy|is not possible|"
    r"isn'?t possible|doesn'?t work|not good)"
)
_TOLD = re.compile(
    r"(?:那天)?(?:我们?|他们?|她们?|孩子|儿子|女儿|家里人?|老公|老婆|爸妈)?(?:又不回|(?:才|就)(?:出摊|开门|收工|住院|出院|手术|签|下(?!午)|起|回|到家|下班|放学|出来|开学|走|轮)|满[一二三四五六七八九十\d])"
)
_TAKEN = re.compile(
    r"(?:[^,。;!?]{0,6}(?:要来|来家里|回来|回家|做客|结婚|开学|过生日|期中考了?|期末考了?|有喜宴|有客)(?=[,。;!?]))"
)
_CLOSED = re.compile(r"(?:那天|都|是|就)*(?:闭馆|关门|店休|歇业|不开门)")
_BUSY = (
    "要?上班|要?上课|有课|有事|要?加班|值班|在外[头面地]|跑长途|很?忙|有安排|开会|"
    "要去(?!批发|市场|菜场|菜市|街上|圩|买菜|城里|县城|镇上|赶集|进货)"
)
_AFTER = re.compile(
    rf"(?:那天|的话|那个?时候)?[\s]*(?:都|是|就)?(?:我们?家?里?|我|俺|咱|"
    rf"我家|家里|人|馆里|店里|we|i|he|she)?(?:都|也|是|真|可能|刚好|恰好|正好|要|就|"
    rf"实在|一般|又)*[\s,]?(?:{_CANNOT})"
)
_BUSY_AFTER = re.compile(rf"(?:那天|的话)?(?:我们?|我)?(?:都|也|是|真|可能|刚好|恰好|正好|就|实在|一般|又)*(?:{_BUSY})")
_ALSO_NOT = re.compile(
    r"[^,。;!?]{1,8}就?不用了(?=[,。;!?]|$)|要[^,。;!?]{1,4}不行(?=[,。;!?]|$)|"
    r"[^,。;!?]{1,8}也(?:不行|没空|不成)|[^。;!?]*?,(?:都|全都?)(?:不行|没空|不得空|不方便|不成|有事|不在家?)"
)
_BEFORE = re.compile(
    r"(?:除了?|除开|除去|除掉|不要|别|避开|不是|不能在?|不在|非|不含|\bexcept|\bnot|\bbut not|\binstead of)\s*(?:on )?$"
)
_RETRACTED = re.compile(
    r"[,。;!?\s]{0,2}(?:哦|噢|啊|呃|嗯|唉|哎){0,2}[,\s]?"
    r"(?:不对|不是不是|不不|[哦噢]不|[说写打搞讲记]错|错了|划掉|sorry,? (?:i mean|no)|no wait|i mean)"
)
_EXCEPT_BEFORE = re.compile(r"除[了开去掉]?$|except $")
_EXCEPT_AFTER = re.compile(
    r"[^,。;!?]{0,8}(?:就?不用了|不成)(?=[,。;!?]|$)|"
    r"(?:要[^,。;!?]{0,4})?(?:[关闭][馆门]|除外|以外|之外|不行|不来|不用(?:来|送|管|去|派)|休息|没空)"
)


def is_denied(phrase: Phrase, text: str, *, busy_too: bool) -> bool:
    """Whether the words around a time say that it is not meant; `busy_too` where 要上班 says so as well."""
    if _BEFORE.search(text[max(0, phrase.start - 14) : phrase.start]):
        return True
    if _ALSO_NOT.match(text, phrase.end) or (not busy_too and _CLOSED.match(text, phrase.end)):
        return True
    return bool(_AFTER.match(text, phrase.end) or (busy_too and _BUSY_AFTER.match(text, phrase.end)))


def is_told(phrase: Phrase, text: str) -> bool:
    """Whether the time only tells of something else: 儿子周五才回来, 六点才下班."""
    return _TOLD.match(text, phrase.end) is not None


def is_taken(phrase: Phrase, text: str) -> bool:
    """Whether something else happens then (明天一早岳母要来, 这周末要加班): nothing where a free time is named."""
    return bool(_TAKEN.match(text, phrase.end) or _BUSY_AFTER.match(text, phrase.end))


def is_retracted(phrase: Phrase, text: str) -> bool:
    """Whether the speaker takes the time back at once: 周四上午，不对，周五上午."""
    return _RETRACTED.match(text, phrase.end) is not None


def excludes(phrase: Phrase, text: str) -> bool:
    """Whether the phrase takes days out of a rule: 除了周日, 周三除外."""
    before = text[max(0, phrase.start - 4) : phrase.start]
    return bool(_EXCEPT_BEFORE.search(before) or _EXCEPT_AFTER.match(text, phrase.end))
