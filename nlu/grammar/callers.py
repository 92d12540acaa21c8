"""Callers: how the speaker calls themselves, and the team, firm or body that they speak for.

Works on a text that is as long as the one written (`script.plain_by_character`), so that a span found is a span of
the original.
"""

import re

from nlu.grammar.stretch import Stretch

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻"
    "祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
    "师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝揭"
)
_TITLE = (
    r"(?:老师|社工|队长|站长|院长|主任|书记|经理|医生|大夫|护士|师傅|会长|秘书长|组长|班长|店长|老板|律师|警官|教"
    r"练|团长|校长|所长|工|姐|哥|叔|婶|伯|嫂|姨|爷|奶奶|大爷|大妈|大姐|"
    r"大哥|阿姨|女士|先生|同学|小姐|太太|公|婆)"
)
_GIVEN = r"[\u4e00-\u9fff]"
_NOT_GIVEN = r"(?![是在的有住要想来会能做和跟家也就都已今明每从到说叫给对女男去开教带可愿这那这退干])"
_NICK = rf"(?:[老小阿][{_SURNAMES}](?:{_TITLE})?|[阿][\u4e00-\u9fff]|[{_SURNAMES}]{_TITLE})"
_FULL = rf"(?:[{_SURNAMES}]|欧阳|上官|司马|诸葛)(?:{_NOT_GIVEN}{_GIVEN}){{1,2}}"
_CALLED = r"(?:叫|名叫|名字叫|名字是|姓名[:是]?|本名)"
_STOP = r"(?=[,。;!?、:\n ()]|$|[我那嗯是在的住今当以退做干啊呀哦哈想有会能可要电]|\d|幺|上次|这里|平时|每|\+)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:我|本人|俺|偓)(?:的?名字)?{_CALLED}(?P<name>{_FULL}){_STOP}",
        rf"(?:我|本人|俺|偓)(?:的?名字)?{_CALLED}(?P<name>{_FULL}|{_NICK}|[a-z]+(?: [a-z]+)?|"
        rf"[\u4e00-\u9fff]{{2,3}}(?=[,。;!?、\n ]|$))",
        rf"(?:我|俺)(?:就)?是[^,。;!?:\n我]{{0,16}}?(?P<name>{_NICK}|{_FULL}(?=[,。;!?、:\n ]|$)(?<!党员)(?<!党元)"
        rf"(?<!不了)"
        rf"){_STOP}(?!(?:的|家|那里|介绍))",
        rf"(?:联系人?(?=[:是])|联系人|经办人|登记人|申请人|报名人)[:是]? ?(?P<name>{_NICK}|{_FULL}|"
        rf"[\u4e00-\u9fff]{{2,3}})"
        rf"(?=[,。;!?、:\n ()]|$|\d|电话|手机)",
        rf"(?:找|联系|打给|致电|电话)(?P<name>{_NICK})(?=[,。;!?、:\n ]|$|\d|电话|手机|就)(?=[^\n]{{0,6}}1[3-9]\d)",
        rf"(?:^|[,。;])叫(?P<name>{_FULL})(?=[,。;!?])",
        r"(?P<name>[\u4e00-\u9fff]{2})合十",
        rf"(?:我|俺)姓(?P<name>[{_SURNAMES}])(?=[,。;!?、:\n ]|$)",
        rf"(?:^|[^\u4e00-\u9fff]|退[休体])(?:志[愿源原]者|司机|退休教师|党员|居民|业主|网格员|社工|村民)"
        rf"(?P<name>{_NICK}|{_FULL})"
        rf"(?=[,。;!?、:\n ]|$)",
        rf"(?:^|[。!?\n;] ?|(?<=[\u4e00-\u9fff]) )(?P<name>{_NICK}|{_FULL}(?=[。!? ]*$)(?<!谢谢))(?:敬上|上|合十|留"
        rf"|启|敬启|拜托|"
        rf"拜谢|谢谢)?[。!? ]*$",
        rf"(?:^|[。!?\n;,] ?)[\u4e00-\u9fff]{{0,8}}?(?P<name>{_NICK}|{_FULL})(?:敬上|合十|留言|敬启|拜上)[。!? ]*$",
        rf"(?:儿子|女儿|孙女|孙子|外孙女?|妈妈|爸爸)(?P<name>{_FULL})[。!? ]*$",
        r"(?:i'm|i am|my name is|my english name is|this is|name's|name:|call me|call|contact|- ?)(?: ?(?:dr|mr|"
        r"mrs|ms|miss)\.?)? ?(?P<name>(?-i:[A-Z])[a-z]+(?: (?-i:[A-Z])[a-z]+)?)(?=[,.!? ]|$)",
    )
)


def name(text: str, written: str) -> Stretch | None:
    """Where the speaker says how they are called, in `text`, which is as long as `written`, the original."""
    for pattern in _PATTERNS[:-1]:
        if found := pattern.search(text):
            return Stretch(*found.span("name"))
    english = _ENGLISH_NAME.search(written)
    return Stretch(*english.span("name")) if english else None


_ENGLISH_NAME = re.compile(
    r"(?i:\b(?:i'm|i’m|i am|my name is|my english name is|this is|name's|name:|call me|call|contact) )(?:(?:Dr|Mr|"
    r"Mrs|Ms|Miss)\.? )?"
    r"(?P<name>(?!(?:The|A|An|My|In|At|On|For|Not|Free|Happy|Chinese|From|Mom|Mum|Dad|Grandma|Grandpa)\b)"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.!? ]|$)"
)
_TEAM = (
    r"(?:志愿(?:者)?(?:服务)?(?:队|团队|协会|团|社|小组|总队|分队|联盟)|义工(?:队|团|社|联)|服务队|先锋队|突击队|"
    r"合唱团|登山社|读书会|同乡会|商会|协会|互助会|基金会|促进会|联合会|"
    r"工会|车队|的士队|艺术团|舞蹈队|腰鼓队|曲社|剧社|诗社|画社|剧场|剧团|工作室|药房|便利店|书屋|鞋行|酒楼|商行|"
    r"家[具俱]城|律师事务所|会计所|建材城|社工站|救援队|"
    r"检察院(?:[\u4e00-\u9fff]{2,3}办)?|"
    r"幼儿园|敬老院|养老院|福利院|物业)"
)
_HOUSE = (
    r"(?:小学|中学|学院|大学|医院|超市|书店|理发店|餐馆|饭店|公司|搬家|驾校|琴行|农场|合作社|派出所|法院|司法所|居"
    r"委会|村委会|妇联|残联|团委|药店)"
)
_WORD = (
    r"[^,。;!?:、「」【】()\d\n 我你他她您们好是的那个这在有给向叫报捐去到读上念"
    r"进送往从离跑说讲陪做排就都也又还不没能可要想谁哪什么]"
)
_FREE = rf"(?P<organisation>(?:好(?=邻))?{_WORD}{{2,8}}{_TEAM})"
_BOUND = rf"(?P<organisation>(?:好(?=邻))?{_WORD}{{2,8}}?(?:{_TEAM}|{_HOUSE}))"
_GOES_ON = (
    r"(?=[,。;!?:、「」\n ()】\d]|$|[的出有想要可会愿十一二三四五六七八九两来派捐给接缺将拟已下这每周欲嚟敬]|队长|"
    r"老师|司机|志愿|一共|全体|报到|四|年级|嗯)"
)
_ORGANISATIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:我们?(?:就)?是|我哋(?:系|是)?|我们|我门|我哋|咱们|阮|这边是|这里是|代表|来自|店名叫?|所里叫|名叫|叫"
        rf"做?|就说是|抬头请?开「?|隶属)(?:那个|咱|"
        rf"的)?{_BOUND}{_GOES_ON}",
        rf"(?:^|[。!?;\n【] ?|您好,|你好,|, ?){_FREE}(?:】|{_GOES_ON})",
        rf"(?:^|[。!?;\n] ?)(?P<organisation>{_WORD}{{2,4}}{_HOUSE})(?=这个月|想|缺|[一二三四五六七八九两十]"
        rf"[个名位]|的,|"
        rf"的[^,。]{{0,4}}(?:老师|主任)|[捐出]|敬上|[:】]|[。!? ]*$)",
        rf"(?:[,。] ?)(?P<organisation>{_WORD}{{2,6}}(?:{_TEAM}|{_HOUSE}))(?:敬上|合十)?[。!? ]*$",
    )
)
_GENERIC = re.compile(
    rf"^(?:(?:本|贵|各|某|一家|几|附近|社区|村里|镇上|县里|市|区|县|省|乡|镇|村|隔壁|对面|楼下|小区|当地|老|小|大|"
    rf"开|住|找|出|陪|回|办|公益|刚才|农家|单位|退休|电子|象棋|晨跑|"
    rf"人民|中心|县城|省城|市里|后面|农村|其他|别的)*)"
    rf"(?:{_TEAM}|{_HOUSE})$"
)


def organisation(text: str, written: str) -> Stretch | None:
    """Where a named team, firm or body stands that the speaker speaks for; None where only its kind is said."""
    for found in (found for pattern in _ORGANISATIONS for found in pattern.finditer(text)):
        if not _GENERIC.match(found.group("organisation")):
            return Stretch(*found.span("organisation"))
    english = _ENGLISH_BODY.search(written)
    return Stretch(*english.span("organisation")) if english else None


_ENGLISH_BODY = re.compile(
    r"(?P<organisation>(?:(?!Our|The|My|At|From)[A-Z][a-z]+ ){1,4}(?:Club|School|Team|Company|Tech|Association|"
    r"Society|Church|University|College|Group|Bank|Restaurant|Cafe|Clinic|Hospital|Foundation|Student Union|Union)"
    r")"
)
