"""Addresses: what stands after an area and leads to the door, house numbers and landmarks, as it was written.

Works on a text that is as long as the one written (`script.plain_by_character`), so that the span found is a span of
the original.
"""

import re
from collections.abc import Iterator, Sequence

from nlu.grammar.stretch import Stretch

_NUMERAL = r"[0-9零〇一二三四五六七八九十百甲乙丙丁a-d]"
_NO = rf"{_NUMERAL}{{1,5}}"
_NOT_A_DATE = (
    r"(?!(?:那天|这天|当天|之?[前后]|以[前后]|开始|起|[到至和跟、,]\d{1,2}[号日]|[,、 ]?(?:的)?(?:上午|下午|早|晚|"
    r"中午|傍晚|夜|清早|凌晨|白天|上昼|下昼|周|星期|"
    r"礼拜|\d{1,2}[点:]|"
    r"[一二两三四五六七八九十]+点|全天|一整天|来|去(?!村)|要(?!是)|想|能|请|开|送|搬|陪|放|不行|可以|行不|有空|有"
    r"事|我)))"
)
_HOUSE = rf"{_NO}号(?:(?:楼|院|房|门|店|仓)(?![\u4e00-\u9fff]*到)|{_NOT_A_DATE})"
_PART = (
    rf"(?:{_NO}(?:期|栋|幢|座|单元|组|队(?!伍|长|员)|室|弄(?!就)|巷|排)|{_NO}(?:楼|层)(?!的?(?:阿|大|老|李|王|张|黄"
    rf"))|{_HOUSE}|(?<=组){_NO}号(?=[,。;!?、 ]|$)|"
    rf"负[一二1-3]层|{_NO}[-‐—]{_NO}(?:[-—]{_NO})?(?:号|室)?(?![\d:：点%])|(?<=单元){_NO}|(?<=栋){_NO}|(?<=幢){_NO}"
    rf"|(?<=楼)"
    rf"\d{{3,4}}(?!\d)|顶楼|底楼|楼顶)"
)
_SIDE = (
    r"(?:斜?对[面门过]|隔壁|旁边|侧边|边上|后[面头](?:那个?[\u4e00-\u9fff]{1,3})?|背后|前面|门[口前](?!有|是)|楼"
    r"[上下]|底下|下[面首]|上首|里头|对岸|桥头|拐角|"
    r"路口|巷口|尽头|"
    r"第[一二三四五六七八九十0-9]{1,2}[家户栋间排个](?:[\u4e00-\u9fff]{1,4}门)?|[最]?(?:里|外|东|西|南|北|左|右)"
    r"(?:头|边|侧|面)?那[家栋户]|(?:山|坡)脚下)"
)
_THING = (
    r"(?:村委会|居委会|村部|祠堂|卫生[室站所院]|活动[室中心]{1,2}|服务站|老?粮站|供销社|电影院|菜?市场|菜场|药店|"
    r"超市|小卖部|小卖店|幼儿园|小学|中学|邮局|银行|广场|公园|戏台|"
    r"水[塔井库渠]|井|桥|庙|教堂|晒谷坪|晒谷场|古樟|大?樟树|(?:大|老)?[柚槐榕枫柳杨桂松桃枣银杏]{1,2}树|鱼塘|池塘|"
    r"车站|站台|加油站|垃圾站|砖厂|碾坊|诊所|理发店|早餐店|包子铺|面馆|"
    r"茶馆|宿舍|老屋|平房|仓库|车库|村口|路口|牌坊|凉亭|亭子|派出所|敬老院|党群服务中心|文化站|五金店|河|山|坡|田)"
)
_LANDMARK = (
    rf"(?:(?:靠[河山路街东南西北][边头]?|沿河|临街)那[家栋排片户]|{_THING}?[边旁上]?那片(?:[\u4e00-\u9fff]{{1,3}}地"
    rf")|(?:进村|出村|下坡|上坡|斜坡上去|过了桥|"
    rf"过桥|[^,。;!?:\d\n 我你他她想请要找来有是的在]{{0,8}}{_THING})?{_SIDE}|进村[^,。;!?]{{1,8}}门)"
)
_BUILDING = (
    r"(?:老?粮站宿舍|[\u4e00-\u9fff]{0,4}宿舍(?:楼)?|活动室|活动中心|卫生[室站所院]|村委会|居委会|村部|祠堂|服务站"
    r"|党群服务中心|广场|戏台|晒谷坪|文化站|敬老院|"
    r"[\u4e00-\u9fff](?<!那)(?<!个)[婶叔伯爷婆嫂姐哥]家)(?![的说叫里人给组])"
)
_ITEM = rf"(?:{_PART}|{_LANDMARK})"
_JOIN = r"(?:[,、 ]{1,2}|的|靠)?"
_STRETCH = (
    rf"(?:{_PART}(?:{_JOIN}{_ITEM})*(?:的(?:平房|老屋|土屋|瓦房|小院|车库)"
    rf")?|{_LANDMARK}(?:{_JOIN}{_ITEM})*|{_BUILDING}(?:{_JOIN}{_ITEM})*)"
)
_AFTER_AREA = re.compile(
    rf"(?:社区|小区|街道|村|镇|街|路|花园|里)?(?:村(?=村))?(?:那个|那边|这边|这里|口(?=那)|的|咯|嘅"
    rf")?(?:[,、 :]{{0,2}})(?:在|"
    rf"住)?(?P<address>{_STRETCH})"
)
_STREET = re.compile(
    rf"(?P<address>(?:(?<=住在)|(?<=住)|(?<=我在)|(?<=家在)|(?<=地址)|(?<=[,。;!?: ])|^)(?![我俺咱]?们?家?[住在])"
    rf"[\u4e00-\u9fff]{{2,5}}(?:路"
    rf"|街|大道|巷|"
    rf"弄){_NO}号(?:{_JOIN}{_ITEM})*(?:的(?:平房|老屋|土屋|瓦房|小院|车库))?)"
)
_ALONE = re.compile(
    rf"(?P<address>(?<![\d第每])(?:{_NO}(?:栋|幢|号楼|号院|单元)|{_NO}组(?=[\u4e00-\u9fff]{{1,2}}(?:大爷|大妈|大娘|"
    rf"爷爷|奶奶|婶|叔|家)))"
    rf"(?:{_JOIN}{_ITEM})*)"
)
_FLOOR = re.compile(
    r"(?:住在?|家在|我在|送到?|到|背到|搬到|上|^|[,。;!?、 ])(?P<address>[0-9一二三四五六七八九十]{1,3}(?:楼|层))"
    r"(?=[,。;!?、 ]|$|没电梯|来|有人|的?住户|"
    r"拿|取|搬|,)"
)
_ENGLISH_NO = r"(?:#?\d{1,4}[a-d]?|[a-d])"
_ENGLISH_PART = (
    rf"(?:(?:room|building|block|bldg|apt|apartment|flat|unit|house|dorm|floor|gate|tower|group)\.? {_ENGLISH_NO}|"
    rf"no\.? ?\d{{1,4}}|\d{{1,2}}(?:st|nd|rd|th) floor)"
)
_ENGLISH_SIDE = (
    r"(?:(?:the )?(?:first|second|third|last) (?:house|door|building) )?(?:behind|next to|opposite|across from|"
    r"beside|near|above|below|by) the [a-z]+(?: [a-z]+)?"
)
_ENGLISH = re.compile(rf"(?P<address>(?:{_ENGLISH_PART})(?:,? (?:{_ENGLISH_PART}|{_ENGLISH_SIDE}))*)\b")
_ENGLISH_AFTER_AREA = re.compile(
    rf"(?: ?(?:village|community|street|town|garden|road))?,? (?P<address>(?:{_ENGLISH_PART}|{_ENGLISH_SIDE})"
    rf"(?:,? (?:{_ENGLISH_PART}|{_ENGLISH_SIDE}))*)\b"
)


def address(text: str, areas: Sequence[tuple[int, int]]) -> Stretch | None:
    """Where in a text as long as the written one the address stands, `areas` being the areas named in it, in order.

    The first stretch after an area, a landmark behind it included; without one a street and number, a building, a
    floor. None where there is none; a day of the month (12号上午) is none.
    """
    return next(_found(text, areas), None)


def _found(text: str, areas: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    for _, end in areas:
        for pattern in (_AFTER_AREA, _ENGLISH_AFTER_AREA):
            if (found := pattern.match(text, end)) and found.group("address"):
                yield Stretch(*found.span("address"))
    for pattern in (_STREET, _ALONE, _FLOOR, _ENGLISH):
        if found := pattern.search(text):
            yield Stretch(*found.span("address"))
