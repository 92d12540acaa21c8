"""Beneficiaries: whom the help is for, by the words that are said of them."""

import re

from nlu.intents import FOR_SOMEBODY, NEEDS, Intent

_KIN = (
    "爸|妈|爹|娘|父亲|母亲|老伴|老公|老婆|丈夫|妻子|爱人|媳妇|儿子|女儿|儿媳|女婿|"
    "孙子|孙女|外孙|侄|外甥|哥|姐|弟|妹|叔|舅|姑|姨|伯|婶|嫂|岳|公公|婆婆|爷|奶|"
    "外公|外婆|姥|孩子|娃|小孩|宝宝|家人|家属|老大|老二|老人"
)
_ELDER_KIN = "爷爷|奶奶|外公|外婆|姥姥|姥爷|老伴"
_STRANGER_BEFORE = "的有个位老李王张刘陈杨黄赵吴周邻居楼下隔壁对门单元村里区院"
_WORDS = {
    "elder": r"老人|老年|老奶奶|老爷爷|奶奶|爷爷|外公|外婆|姥姥|姥爷|大爷|大妈|大娘|老伴|老头|"
    r"老太|老两口|老爷子|老母亲?|老父亲?|老爸|老妈|老爹|老娘|阿婆|阿公|婆婆|公公|养老|"
    r"敬老|"
    r"高龄|孤寡|空巢|年纪大|年岁大|上了?年纪|[六七八九]十(?:好几|多|"
    r"[一二三四五六七八九])?(?:岁|多了|几了|的人|了)|[6-9]\d ?(?:多?岁|"
    r"多了|的人)|老婆婆|老同志|岁数大|年迈|老来|"
    r"\belderly\b|\bold (?:man|woman|people|lady|"
    r"couple)|\bgrand(?:ma|pa|mother|father|parents?)\b|"
    r"\bseniors?\b|\boldest\b",
    "living_alone": r"独居|一个人[住过]|一人[住过]|自己[一个人]*住|独自(?:一人)?(?:住|生活|"
    r"在家)|孤寡|空巢|孤身|单独住|liv(?:e|es|ing) alone|"
    r"on (?:her|his|my) own",
    "child": r"孩子|小孩|娃|儿童|小朋友|小学|初中|幼儿园|托班|宝宝|婴儿|学生(?!会)|孙子|孙女|"
    r"外孙|少年|放学|[一二三四五六]年级|初[一二三]|高[一二三](?!层)|中学生|"
    r"(?:[一二三四五六七八九]|十[一二三四五六七]?|1[0-7]|"
    r"[1-9])(?:个)?(?:多)?(?:岁|个月大)|未成年|\bkids?\b|"
    r"\bchild(?:ren)?\b|\bbaby\b|\bpupils?\b",
    "left_behind_child": r"留守(?!老|妇)|left[- ]behind",
    "disabled": r"残疾|残联|伤残|助残|残障|致残|瘫|盲|聋|哑|自闭|脑瘫|听障|视障|失明|截肢|智障|"
    r"唐氏|坐轮椅|连轮椅|轮椅上|看不见|听不见|disab|\bblind\b|\bdeaf\b|"
    r"paraly|autis",
    "patient": r"病(?!毒|了的车)|住院|出院|手术|骨折|摔伤|摔断|摔坏|石膏|化疗|放疗|透析|中风|"
    r"偏瘫|癌|失智|痴呆|发烧|受伤|伤了|烫伤|扭伤|糖尿|高血压|血栓|脑梗|心梗|肿瘤|卧床|"
    r"拆线|康复期|抑郁症|帕金森|"
    r"\bsick\b|\bill\b|surgery|hospitali[sz]ed|"
    r"\bpatients?\b|\bbroke\b|broken (?:leg|arm|hip)|"
    r"stroke|dialysis|cancer|diabet|injur",
    "low_income": r"低保|困难|贫困|五保|特困|没钱|穷|下岗|失业|交不起|付不起|买不起|揭不开锅|"
    r"low[- ]income|\bpoor\b|can't afford|"
    r"cannot afford",
    "pregnant": r"怀孕|怀着|孕妇|孕|产妇|坐月子|月子|产检|待产|预产|pregnan|expecting",
}
_MARKS = {code: re.compile(pattern) for code, pattern in _WORDS.items()}
_FAMILY = re.compile(
    rf"(?:我|俺|咱|我们|咱们)(?:家)?(?:的)?(?:老|小|大|二|"
    rf"亲)?(?:{_KIN})|(?<![{_STRANGER_BEFORE}])(?:{_ELDER_KIN})|"
    rf"我家(?:上|里)|(?:看|带|接|教|管|陪)(?:一会儿|一下)?(?:我)?(?:孩子|"
    rf"娃|儿子|女儿|老妈|老爸)|"
    r"\bmy (?:\w+ )?(?:mother|father|mom|mum|dad|"
    r"grand\w+|wife|husband|son|daughter|parents|"
    r"kids?|child|children|baby|brother|sister|aunt|"
    r"uncle|in-laws?)\b"
)
_SELF = re.compile(r"我|俺|\b(?:i|i'm|me|my)\b")
_COMMON = frozenset({"environment", "group_activity", "emergency_relief", "fraud_prevention", "mediation"})
_SOMEBODY = frozenset({"elder", "child", "left_behind_child", "low_income"})
_ORDER = (*_WORDS, "family", "self")


def beneficiaries(text: str, intent: Intent, categories: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of those whom the help is for, in the taxonomy's order."""
    if intent not in FOR_SOMEBODY:
        return ()
    found = {code for code, mark in _MARKS.items() if mark.search(text)}
    if "left_behind_child" in found:
        found.add("child")
    if intent in NEEDS:
        found |= _closest(text, found, categories)
    return tuple(code for code in _ORDER if code in found)


def _closest(text: str, found: set[str], categories: tuple[str, ...]) -> set[str]:
    """Relatives where some are named; else the speaker, unless others or the neighbourhood are spoken of."""
    if _FAMILY.search(text):
        return {"family"}
    common = bool(categories) and _COMMON.issuperset(categories)
    speaks_of_others = bool(found & _SOMEBODY) and not re.search(
        r"我(?:一个人|今年|都|自己|独居|也?\d\d|[六七八九]十)", text
    )
    if common or speaks_of_others:
        return set()
    return {"self"} if _SELF.search(text) or "goods" not in categories else set()
