"""Context of a toponym: other words that merely contain its name, and words that show that a place is meant."""

import re

_OTHER_WORDS = {
    "八一": r"八一(?!街|路|社区|那边|这边)",
    "大城": r"大城市|大城里",
    "十里": r"[一二三四五六七八九几百]十里|十里(?:八乡|路|地|外|远|长|洋|山|多|来|开外)|走十里|十里(?=有|要)",
    "东门": r"(?:医院|超市|公园|小区|学校|小学|中学|市场|车站|商场|广场|园区|大院|的|从|菜场)东门|东门子",
    "光明": r"(?:一片|重见|带来|走向|奔向|前途)光明|光明(?:正大|磊落|日报|牛奶|行动|前途|未来|的)",
    "凤凰": r"[龙火金]凤凰|凤凰(?:传奇|卫视|古城|牌|男|单车|自行车|网|木|花开)",
    "青山": r"(?:留得|绿水|座|满眼)青山|青山(?:绿水|不改|依旧|常在)",
    "新城": r"新城(?:区|市|建|疫)",
    "温泉": r"(?:泡|洗|去个|的)温泉|温泉(?:酒店|度假|水|浴|山庄|票|旅|蛋|池|游)",
    "龙潭": r"龙潭虎穴",
    "矿山": r"矿山(?:机|设备|开采|爆|上班|下井|工人|老板|企业)",
    "三湾": r"三湾改编|第三湾",
    "梨园": r"梨园(?:戏|春|行|子弟|弟子|名家|曲)",
    "河西": r"河西走廊|三十年河西",
    "东大": r"东大(?:门|学|桥)",
    "安源": r"安源(?:路|煤|大厦|大剧院|大道|纪念|精神|宾馆)",
    "下布": r"下布(?:置|局|告|料|匹|鞋)",
    "铁东": r"铁东西",
    "大源": r"大源头",
    "丹江": r"丹江口",
    "马山": r"[立上骑]马山",
    "交通": r"交通",
}
_OTHER = {word: re.compile(pattern) for word, pattern in _OTHER_WORDS.items()}
_SURNAMES = (
    "李王张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖"
    "田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
)
_GIVEN_NAMES = frozenset({"光明", "青山", "新义", "新城", "凤台", "凤凰", "龙潭", "东门"})
_SURNAME_BEFORE = re.compile(rf"(?<![下这本上每一])[{_SURNAMES}]$")
_BEFORE = re.compile(
    r"(?:住在?|家在|[在到去来回是往进]|我们|咱们?|送给?|镇|街道|[,。;、!?: \n]|^)(?:那个|这个|我们|咱们?)?$"
)
_AFTER = re.compile(
    r"^(?:村|社区|小区|街|镇|这边|这里|那边|那里|那儿|这儿|附近|路口|"
    r"[一二三四五六七八九十\d]+组|住|的|上|里|[,。;、!? ]|$)"
)
_ROAD = re.compile(r"(?:[东西南北中]?(?:路(?!口)|大道))(?:[\d零一二三四五六七八九十百]+号)?|[\u4e00-\u9fff]?校区")
"""A road or a school's grounds named after a place: 运河西路 is not 河西."""
_KIND = re.compile(r"^(?:街道|社区|小区|村|镇|乡|街|区|县|市)")


def is_another_word(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) is only a part of another word there: 大城 in 大城市, 青山 in 李青山."""
    name, around = text[start:end], text[max(0, start - 4) : end + 4]
    if _ROAD.match(text, end):
        return True
    if name in _GIVEN_NAMES and _SURNAME_BEFORE.search(text[max(0, start - 2) : start]) and not _KIND.match(text[end:]):
        return True
    other = _OTHER.get(name)
    return other is not None and any(_covers(m, around, name) for m in other.finditer(around))


def is_spoken_of_as_place(text: str, start: int, end: int) -> bool:
    """Whether the words around [start, end) show that a place is meant there: 住…, …村, 在…这边."""
    return bool(_BEFORE.search(text[max(0, start - 8) : start]) and _AFTER.match(text[end : end + 4]))


def is_followed_by_kind(text: str, end: int) -> bool:
    """Whether 镇, 村 … follows: 下埠镇 is not 下布, which as 下布村 has a name of its own."""
    return _KIND.match(text[end : end + 2]) is not None


def _covers(found: re.Match[str], around: str, name: str) -> bool:
    return found.start() <= around.find(name) < found.end()
