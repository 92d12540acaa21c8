"""Head counts: how many helpers are asked for or offered."""

import re

from nlu.grammar.numerals import NUMBER, whole
from nlu.intents import NEEDS, Intent

HELPER = (
    "(?:人手|人(?![家民生])|志愿者|义工|师傅|老师|社工师?|律师|护工|护理员|医生|医师|大夫|护士|小伙子?|后生|大学"
    "生|年轻人|"
    "同学|学生|帮手|助手|壮劳力|劳力|劳动力|师父|电工|木工|瓦工|水工|理发师|咨询师|阿姨|大姐|大哥|大人|司机|保姆|"
    "志[愿原源]者|志工|师付|嫂子|堂客们?|女?娃儿|[剃木泥石瓦铁]头?匠|剃头匠|伴奏|战友|徒弟|同事|工友|女生|男生|妈"
    "妈|药师|家长|邻居|姐妹|老姊妹|居士|女工|打工的|员工|战士|大爷|保姆|月嫂|"
    "教练|裁判|摄影师?|主持人?|讲师|专家|工人|党员|青年|男的|女的|女同志|男同志|翻译|合适成年人|保安|厨子|裁缝|伙"
    "计|汉子|老?先生|(?:师范|研究|医学)生|"
    "阿[姐哥叔婶嫂]|[^,。;!?的]{1,3}(?:员|[教技厨理魔律]师|[飞歌鼓好老高]手|兵))"
)
"""Who helps, as a regular expression, as are the words that ask for somebody and those for a team."""
_NUMERAL = r"\d零一二两三四五六七八九十"
_NEAR = rf"[^,。;!?和{_NUMERAL}]{{0,8}}?"
_COUNT = rf"(?<![大高初第周期拜])(?P<n>{NUMBER}|[俩仨])"
_COUNTED = rf"{_COUNT}(?:来|多|几)?(?:(?:个|位|名|口){_NEAR}{HELPER}|{HELPER})"
_OF_A_KIND = (
    rf"(?![新旧大小好便])[^,。;!?{_NUMERAL}]{{1,10}}的"
    r"(?=来|去|上门|帮|陪|跟|给|教|就行|就够|最好|[吧呗吗嘛呢么]|[,。;!?]|$)"
)
"""会打孔的, 力气大的: somebody told by what they can do."""
_ENOUGH = r"(?=来|帮|去|陪|就够|就行|够了|足够|[吧呗吗嘛呢么]|[,。;!?]|$)"
ASKING = (
    "(?:要|需要|想要|需|(?<!申)请|找|揾|搵|欠|去|来|派|叫|喊|缺|差|少|招|招募|安排|凑|求|雇|帮我叫|"
    "寻|出|急需|得有?|有没有|至少|最少|大概|大约|配|添|麻烦|换|约|预约|组织|发动|动员|抽调?)"
)
_DOING = "(?:来|去|帮|抬|搬|陪|清|打扫|轮流|就够|够了|就行|一起)"
_ASKED = (
    re.compile(rf"共(?:要|需)?{_COUNT}(?:位|名)(?!月|小时|钟头|星期|礼拜|孩|老)"),
    re.compile(rf"(?:^|,|的|就){_COUNT}(?:个|位|名)?(?:人)?(?:才?就?够|就行|够了|足够)"),
    re.compile(rf"(?:(?:一共|总共|现在)(?:要|得|需要)|实际){_COUNT}(?:个|位|名)(?!月|小时|钟头|星期|孩|老)"),
    re.compile(rf"{ASKING}(?:上|我|到|够)?{_COUNTED}"),
    re.compile(rf"(?!一个?人)(?P<n>{NUMBER})(?:个|位|名)?{HELPER}{_DOING}"),
    re.compile(rf"(?:来|缺|要|(?<!申)请|派|求|找|招|差|安排){_COUNT}(?:个|位|名){_ENOUGH}"),
    re.compile(rf"的{_COUNT}(?:位|名)(?=[,。;!?]|$)"),
    re.compile(rf"{ASKING}(?:上|我|到|够)?{_COUNT}(?:个|位|名){_OF_A_KIND}"),
    re.compile(
        r"(?:志[愿原]者|翻译|引导员|[^,。;!?的演职人党队社]{1,3}员(?!工)|义工|志工|师傅|司机|人手|老师|社工|护工|主持人?|摄像|律师|医生|护士|社工师|劳力)"
        r"[^,。;!?]{0,3}?各?"
        rf"(?P<n>{NUMBER})(?:个|位|名)(?!月|小时|钟头|星期|礼拜|周|孩|老)"
    ),
)
_WANTING = (
    "(?:找|揾|搵|(?<!申)请|(?<![十几多])来|(?<![十几多])去|派|叫|要|安排|缺|欠|差|喊|招|有没有|求|寻|换|约|要有|"
    "得有|想有)"
)
_ONE = re.compile(
    rf"{_WANTING}(?:我|得|得到|到|一下)?(?:个|位|名)"
    rf"(?:{_NEAR}(?:{HELPER}|郎中|lawyer|tutor|volunteer|teacher|driver|nurse|会|懂)(?!的?(?:住|在家|屋|车|地方|房"
    rf"|场))"
    rf"|{_OF_A_KIND})"
)
_CARRIED = re.compile(r"(?:拉|接送?|送|载|坐|一家|家里|家有|老人|孩子们?)[^,。;!?]{0,6}$")
US = (
    "(?:我们|咱们?|俺们|我和|我跟|我带|队里|团队|社团|一共|总共|带着?|能来|能出|可以来|出|宿舍|班上?|公司|单位|"
    "组织了?|这边|我这|有|凑了?|来)"
)
_OFFERED = (
    re.compile(
        rf"{US}{_NEAR}(?P<n>{NUMBER})(?:来|多|几)?(?:个|位|名|口)?(?:{HELPER}|(?=[,。;!?]|$|都|可以|能|愿|想|一起))"
    ),
    re.compile(rf"(?:姐妹|兄弟|弟兄|父子|母女|老哥){_COUNT}个?(?!月|孩|老)"),
    re.compile(_COUNTED),
    re.compile(rf"(?:{HELPER}|高中生|初中生|大学生)[^,。;!?{_NUMERAL}]{{0,2}}(?P<n>{NUMBER})(?:个|位|名|人)"),
    re.compile(rf"(?P<n>{NUMBER})人(?=全部|到齐|都|[,。;!?]|$)"),
    re.compile(rf"一家(?P<n>{NUMBER})口"),
)
_WITH_ME = re.compile(
    rf"(?:(?:我|俺)(?:再|还)?(?:带|和|跟)|(?<=,)带)(?:着|了|上)?(?:我)?(?:店里|班里|队里|家里|手下|厂里"
    rf")?(?P<n>{NUMBER})(?:个|位|名)(?:小|"
    rf"老)?(?!孩|人家|老人)[^,。;!?]{{0,2}}?"
    r"(?:徒弟|战友|同学|朋友|同事|姐妹|兄弟|工友|学生|小妹|伙计|师傅|妹|哥们|闺蜜)"
    rf"|跟我一起的还有(?P<beside>{NUMBER})(?:个|位|名)|我跟另外(?P<other>{NUMBER})(?:个|位|名)"
)
_COUNTING_ME = re.compile(rf"连我(?:一共|总共|一起)?(?P<n>{NUMBER})个?|(?:so|of) (?P<of_us>\d{{1,2}}) of us")
_MORE = re.compile(rf"我再(?:带|叫|喊|约)(?P<n>{NUMBER})(?:个|位)")
_COUPLE = re.compile(
    r"(?:我|俺|阿拉)(?:们|俚|哩|哋)?(?:家)?(?:老)?(?:两口子|两口|老两口|小两口|爷俩|娘俩|姐俩|哥俩)|(?:老|小)两口"
    r"(?:都|也)|(?:我|俺)(?:和|跟|同|与)我?(?:太太|"
    r"老公|老婆|爱人|对[象向]|媳[妇付]|先生|女朋友|男朋友|老伴|俺屋里头的|屋里人|徒弟|室友|儿子|女儿)"
    r"(?!不)|俺俩|两家头|me and my \w+"
)
_SENT = re.compile(rf"(?:出|派|来|去){_COUNTED}")
_HELPED = re.compile(
    r"(?:教(?![师练授])|(?<![丝皮地])带|帮|陪|资助|照顾|看|接|给|坐|送|载|拉|收|供|结对)[^,。;!?]{0,5}$|每"
    r"[^,。;!?]{0,2}$"
)
_PAIR = re.compile(
    r"(?:我们?|咱们?)(?P<n>俩|仨)|[和跟]我(?:俩|两个)|"
    r"(?:母女|父子|夫妻|兄弟|姐妹|爷孙|姐弟|兄妹|父女|母子)(?:俩|两个?)|(?:我|俺)(?:和|跟|带)"
    r"[^,。;!?]{1,6}?(?P<two>俩|两个)"
)
_NOT_HELPERS = re.compile(
    r"\b(?:for|about|around|seats?) (?:about |around )?\d+ (?:people|persons?|of us|kids)|\d+ of us"
)
_CHANGED = re.compile(rf"(?:减到|加到|增加到|变成|人还是我们|只[来去剩])(?P<n>{NUMBER})个")
_COMING = frozenset({Intent.ACCEPT_TASK, Intent.CHECK_IN, Intent.COMPLETE_TASK})
_ABOUT = re.compile("[一二两三四五六七八九]{2}")
_ENGLISH_NUMBERS = {
    word: n + 1
    for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
}
_ENGLISH = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_ENGLISH_NUMBERS)}|an?)\s+(?:\w+\s+){{0,2}}?"
    r"(?:volunteers?|people|persons?|helpers?|students|teachers?|lawyers?|plumbers?|electricians?|drivers?|of us|"
    r"friends|guys|men|counsell?ors?|social workers?|nurses?|doctors?|tutors?|referees?|hosts?|colleagues|"
    r"baristas)\b|\bteam of (?P<team>\d{1,3}|" + "|".join(_ENGLISH_NUMBERS) + r")\b"
)


def people(text: str, intent: Intent) -> int | None:
    """Helpers asked for, offered or sent in a normalised text; None where no number is said."""
    if intent in NEEDS:
        return _asked(text) or (1 if _ONE.search(text) else _english(_NOT_HELPERS.sub(" ", text)))
    if intent is Intent.CHANGE_TIME:
        return _asked(text) or _changed(text)
    if intent is Intent.OFFER_HELP:
        return _offered(text)
    return _sent(text) if intent in _COMING else None


def _asked(text: str) -> int | None:
    for found in (found for pattern in _ASKED for found in pattern.finditer(text)):
        if not _CARRIED.search(text[max(0, found.start("n") - 10) : found.start("n")]):
            return _sane(most(found.group("n")))
    return None


def _changed(text: str) -> int | None:
    found = _CHANGED.search(text)
    return _sane(most(found.group("n"))) if found else None


def _sent(text: str) -> int | None:
    """How many come, of a reply: 去六个人, 我再带两个人, 5个都到齐了."""
    if more := _MORE.search(text):
        return (_sane(most(more.group("n"))) or 0) + 1
    if found := _SENT.search(text):
        return _sane(most(found.group("n")))
    return _offered(text)


def _offered(text: str) -> int | None:
    if (counting := _COUNTING_ME.search(text)) and (n := _sane(most(counting.group("n") or counting.group("of_us")))):
        return n
    if (others := _WITH_ME.search(text)) and (n := _sane(most(next(filter(None, others.groups()))))):
        return n + 1
    if pair := _PAIR.search(text):
        return 3 if pair.group("n") == "仨" else 2
    for found in (found for pattern in _OFFERED for found in pattern.finditer(text)):
        count = _sane(most(found.group("n")))
        if count and count > 1 and not _HELPED.search(text[max(0, found.start("n") - 8) : found.start("n")]):
            return count
    several = _english(text)
    if several and several > 1:
        return several
    return 2 if _COUPLE.search(text) else None


def most(words: str) -> int | None:
    """The value of a count; of 七八 the larger."""
    return whole(words[-1]) if _ABOUT.fullmatch(words) else whole(words)


def _english(text: str) -> int | None:
    found = _ENGLISH.search(text)
    if found is None:
        return None
    words = found.group("n") or found.group("team")
    return 1 if words in ("a", "an") else _ENGLISH_NUMBERS.get(words) or _sane(int(words))


def _sane(count: int | None) -> int | None:
    return count if count is not None and 0 < count < 1000 else None
