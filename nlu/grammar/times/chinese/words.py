"""The tables of the Chinese words of time: days of the week, parts of the day, units, small numerals."""

from datetime import timedelta

from nlu.grammar.times.tokens import Part

WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 6}
WEEKDAYS |= {str(n): n - 1 for n in range(1, 8)}
WEEK = "(?:周|星期|礼拜)"

PART_WORDS: dict[Part, str] = {
    "night": "凌晨|后半夜|三更半夜",
    "early": "大清早|清早|早上|朝早|朝头早|清早八早|一大早|大早上|(?<![周期拜])一早|清晨|早晨|早起|早间|天亮|天刚"
    "亮|赶早",
    "morning": "上午|上昼|头晌|上半日|上半天|午前|前半天",
    "noon": "中午|晌午|中午边|昼边|当昼|正午|午间|午休|大中午",
    "afternoon": "下午|下昼|晏昼|下晡|下半日|午后|下半天|后半天|下半晌|后晌",
    "dusk": "傍晚|黄昏|天擦黑|擦黑|太阳落山",
    "evening": "晚上|夜里|夜晚|晚间|夜间|大晚上|半夜|深夜|入夜|下班(?:以|之)?后|下了班|收工(?:以|之)?后|"
    "夜头|晚边(?!上)|暗时|暗晡夜?|夜晚黑",
    "day": "全天|整天|一整天|大白天|白天|白日里?|一天都?(?=有空|行|可以|在家|都)",
}

SMALL = r"(?:\d{1,3}|[一二两俩三四五六七八九]?十[一二三四五六七八九]?|[一二两俩三四五六七八九半])"
"""A small number; 半 is a half."""

UNITS = {
    "分钟": timedelta(minutes=1),
    "小时": timedelta(hours=1),
    "钟头": timedelta(hours=1),
    "天": timedelta(days=1),
    "日": timedelta(days=1),
    "周": timedelta(weeks=1),
    "星期": timedelta(weeks=1),
    "礼拜": timedelta(weeks=1),
    "月": timedelta(days=30),
}
