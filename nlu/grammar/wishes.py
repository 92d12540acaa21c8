"""Wishes about the helper: a gender that is said, or somebody who is wanted again by name."""

import re
from typing import Literal

from nlu.understanding import Wish

_FEMALE = r"女(?:的|性|生|仔|同志|志愿者|志工|社工|义工|护工|护士|老师|医生|师傅|心理|帮手|咨询师|大夫|律师|孩子?帮)"
_MALE = r"男(?:的|性|生|仔|同志|志愿者|志工|社工|义工|护工|护士|老师|医生|师傅|心理|帮手|咨询师|大夫|律师)"
_WANT = (
    r"(?:要|请|找|派|让|叫|想有|想要|最好|换|需要|搵|求|安排|有没有|有冇|有没得|有冇得|来|选|限|全部?|约|是|个|一"
    r"[位名个])"
)
_REACH = r"[^,。;!?]{0,8}"
_PATTERNS: dict[Literal["female", "male"], re.Pattern[str]] = {
    "female": re.compile(
        rf"{_WANT}{_REACH}{_FEMALE}|[,。 ]{_FEMALE}(?=[,。!? ]|$|最好|就行|优先|来)|小姑娘来|a (?:female|woman)|"
        rf"female (?:volunteer|helper|nurse|teacher|doctor|carer|social worker)|\b(?:woman|lady) (?:volunteer|"
        rf"helper|teacher|doctor|nurse)"
    ),
    "male": re.compile(
        rf"{_WANT}{_REACH}{_MALE}|[,。 ]{_MALE}(?=[,。!? ]|$|最好|就行|优先|来)|(?<!fe)\bmale (?:volunteer|helper|"
        rf"nurse|"
        rf"teacher|doctor|carer|social worker)|a man to help"
    ),
}
_NOT_WISHED = re.compile(
    r"(?:一名|一个|一位|个)?\d*岁?[^,。;!?]{0,4}(?:女生|男生|女孩|男孩)|大男人|(?:女|男)(?:儿|婿|朋友|主人|厕|鞋|"
    r"装|子|方)|(?:会|是|我是)"
    r"(?:一?[个名位])?(?:女|男)(?:大学)?生|"
    r"(?:教|带|帮|给|陪)[^,。]{0,3}(?:女|男)(?:生|孩|的)|他是男|她是女|男的(?:掐|打|骂|在|把|喝|拿|追|说|冲|往)|女"
    r"的(?:哭|在|被|说)|有个[男女]的"
)
_HELPER_NAME = (
    r"(?P<helper>[小老阿][\u4e00-\u9fff]|"
    r"[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜钟谭陆汪范金石廖]"
    r"(?:社工|老师|师傅|医生|"
    r"护士|姐|阿姨|大姐|律师))"
)
_HELPERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:还是?|仍|再|继续|依旧|照旧|最好还是|就)?(?:请|让|派|叫|找|要|由|换回|安排|跟|等|想叫)(?:上次)?(?:那个"
        rf"|那位|你们那个|你们的|你们|之前的|以前的)?(?:社工|"
        rf"志愿者|师傅|老师)?{_HELPER_NAME}(?:再|来|去|上门|给我|陪|说|谈|接|教|送|帮|回|就好|就行|[,。;!?]|$|周|星"
        rf"期|明)",
        rf"只(?:跟|和|要|认|信|肯跟){_HELPER_NAME}",
        rf"{_HELPER_NAME}[^,。;!?]{{0,14}}(?:换到|改到|再来)[^。!?]{{0,12}}还(?:是)?(?:让|请|叫|要)[他她]",
        r"(?P<helper>(?-i:[a-z]+)) again\b(?=.*\bplease\b)",
    )
)
_GENERIC = re.compile(
    r"^(?:[小老](?:孩|伴|人|师|妈|爸|娘|爹|两|板|乡|婆|公|头|太|奶|爷|的|区|学|朋|时|车|姑|伙|弟|妹|哥|姐|家|大|二"
    r"|三|总|百|友|兵|年|街|屋|房|事|东|手|村)|阿(?:姨|"
    r"婆|公|嬷|爸|妈|爷|嫲|妹|弟|哥|姐|叔|伯))$"
)
_NO_WISH = re.compile(r"谢谢|多谢|感谢|辛苦|表扬|夸|不要|别让|别派|换掉|不想(?:要|让)")


def wish(text: str) -> Wish | None:
    """What a normalised text wishes of the helper; None where nothing is."""
    gender, helper = _gender(text), _helper(text)
    return Wish(gender=gender, helper=helper) if gender or helper else None


def _gender(text: str) -> Literal["female", "male"] | None:
    plain = _NOT_WISHED.sub(" ", text)
    return next((gender for gender, pattern in _PATTERNS.items() if pattern.search(plain)), None)


def _helper(text: str) -> str | None:
    for found in (found for pattern in _HELPERS for found in pattern.finditer(text)):
        helper = found.group("helper")
        if not _GENERIC.match(helper) and not _NO_WISH.search(text[max(0, found.start() - 6) : found.start()]):
            return helper
    return None
