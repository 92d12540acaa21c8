"""How many helpers are asked for or offered, and whom the help is for."""

import re

from nlu.numerals import NUMBER, whole

_HELPER = (
    "人手|人(?![家民生])|志愿者|义工|师傅|老师|社工|律师|护工|医生|大夫|护士|"
    "小伙子?|大学生|年轻人|同学|学生|帮手|壮劳力|劳力|师父|电工|木工|瓦工|水工|"
    "理发师|咨询师|阿姨|大姐|大哥|司机|保姆|教练|裁判|摄影师|主持人?|讲师|专家|工人|"
    "队员|党员|青年|男的|女的|女同志|男同志|力气大"
)
_NEAR = r"[^,。;!?\d零一二两三四五六七八九十]{0,8}?"
_ASKING = (
    r"(?:要|需要|想要|需|请|找|来|派|叫|喊|缺|差|招|招募|安排|凑|求|雇|帮我叫|"
    r"出|急需|得有?|有没有|至少|最少|大概|大约|配|添|麻烦)"
)
_ASKED = re.compile(rf"{_ASKING}(?:上|我|到|个|够)?(?P<n>{NUMBER})(?:来|多|几)?(?:个|位|名|口)?{_NEAR}(?:{_HELPER})")
_BARE = re.compile(rf"(?P<n>{NUMBER})(?:个|位|名)?(?:{_HELPER})(?:来|去|帮|抬|搬|陪|清|打扫|轮流|就够|够了|就行|一起)")
_ONE = re.compile(
    rf"(?:找|请|来|派|叫|要|安排|缺|差|喊|招|有没有|求|寻)(?:我|得到|到|一下)?(?:个|位|名){_NEAR}(?:{_HELPER}|会|懂|能)"
)
_OURS = re.compile(
    rf"(?:我们|咱们?|俺们|我和|我跟|我带|队里|团队|社团|一共|总共|带着?|能来|能出|"
    rf"可以来|出|宿舍|班上?|公司|单位|组织了?|这边|我这|有|凑了?|来)"
    rf"[^,。;!?\d零一二两三四五六七八九十]{{0,8}}?(?P<n>{NUMBER})(?:来|"
    rf"多|几)?(?:个|位|名|口)?(?:{_HELPER}|(?=[,。;!?]|$|都|可以|"
    rf"能|愿|想|一起))"
)
_PAIR = re.compile(r"(?:我们?|咱们?)(?P<n>俩|仨)|(?:我|俺)(?:和|跟|带)[^,。;!?]{1,6}?(?P<two>俩|两个)")
_ENGLISH_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_ENGLISH = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_ENGLISH_NUMBERS)}|a|an)\s+(?:\w+\s+){{0,2}}?"
    r"(?P<who>volunteers?|people|persons?|helpers?|"
    r"students|teachers?|lawyers?|plumbers?|"
    r"electricians?|drivers?|of us|friends|guys|men)\b"
)
_CARRIED = re.compile(r"(?:拉|接送?|送|载|坐|一家|家里|家有|老人|孩子们?)[^,。;!?]{0,6}$")


def people(text: str, intent: str) -> int | None:
    """Helpers asked for (in a need) or offered, in a normalised text; None where no number is said."""
    if intent == "report_need":
        return _asked(text)
    if intent in ("offer_help", "offer_resource"):
        return _offered(text)
    return None


def _asked(text: str) -> int | None:
    for pattern in (_ASKED, _BARE):
        for found in pattern.finditer(text):
            if not _CARRIED.search(text[max(0, found.start("n") - 10) : found.start("n")]):
                return _sane(whole(found.group("n")))
    if _ONE.search(text):
        return 1
    return _english(text)


def _offered(text: str) -> int | None:
    if pair := _PAIR.search(text):
        return 3 if pair.group("n") == "仨" else 2
    for found in _OURS.finditer(text):
        if count := _sane(whole(found.group("n"))):
            return count
    return _english(text)


def _english(text: str) -> int | None:
    found = _ENGLISH.search(text)
    if found is None:
        return None
    words = found.group("n")
    return 1 if words in ("a", "an") else _ENGLISH_NUMBERS.get(words) or _sane(int(words))


def _sane(count: int | None) -> int | None:
    return count if count is not None and 0 < count < 1000 else None
