"""The sentences that `words` and `moves` are made of, in Chinese and English."""

from collections.abc import Mapping
from typing import Literal

from matching import Code

Language = Literal["zh", "en"]
Names = Mapping[str, str]
Said = Mapping[Language, Mapping[str, str]]

WEEK: dict[Language, list[str]] = {
    "zh": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}

NOBODY: dict[Language, dict[Code, str]] = {
    "zh": {
        "no_provider": "没有人{can}",
        "out_of_radius": "{near}{can}，但{all}离得太远",
        "no_common_time": "附近{near}{can}，{when} {all}没空",
        "refused": "那时有空的{near}{can}，但{all}是求助的人不愿意要的",
        "cap_reached": "那时有空的{near}{can}，但{all}已经排满",
        "all_busy": "附近{near}{can}，但那时{all}已安排去帮别人",
    },
    "en": {
        "no_provider": "nobody can {can}",
        "out_of_radius": "{near} can {can}, but too far away",
        "no_common_time": "{near} nearby can {can}, but not on {when}",
        "refused": "{near} free then can {can}, but the person does not want them",
        "cap_reached": "{near} free then can {can}, but with no visits left",
        "all_busy": "{near} nearby can {can}, but will be with others then",
    },
}
"""Of a role for one person."""

TOO_FEW: dict[Language, dict[Code, str]] = {
    "zh": {
        "no_provider": "要 {people} 人{can}，没有那么多",
        "out_of_radius": "要 {people} 人，{near}{can}，但住得够近的不到 {people} 人",
        "no_common_time": "要 {people} 人，附近{near}{can}，但{when} 有空的不到 {people} 人",
        "refused": "要 {people} 人，那时有空的{near}{can}，但求助的人愿意要的不到 {people} 人",
        "cap_reached": "要 {people} 人，那时有空的{near}{can}，但还没排满的不到 {people} 人",
        "all_busy": "要 {people} 人，附近{near}{can}，但那时没去帮别人的不到 {people} 人",
    },
    "en": {
        "no_provider": "fewer than the {people} wanted can {can}",
        "out_of_radius": "{near} can {can}, but fewer than the {people} wanted live near enough",
        "no_common_time": "{near} nearby can {can}, but fewer than the {people} wanted on {when}",
        "refused": "{near} free then can {can}, but the person wants fewer of them than {people}",
        "cap_reached": "{near} free then can {can}, but fewer than the {people} wanted take one visit more",
        "all_busy": "{near} nearby can {can}, but fewer than the {people} wanted are still free then",
    },
}
"""Of a role for several people: some may well be free."""

GOODS: dict[Language, dict[str, str]] = {
    "zh": {"no_item": "附近没有足够的{item}", "all_busy": "附近的{item}那时都给别人用了"},
    "en": {"no_item": "there is not enough {item} nearby", "all_busy": "all {item} nearby is with others then"},
}

TOGETHER: Said = {
    "zh": {"apart": "{all}分开看都有，但凑不到同一个时间", "short": "服务要 {minutes} 分钟，给的时间不够长"},
    "en": {
        "apart": "{all}: to be had, but not all at one time",
        "short": "it takes {minutes} minutes, and no time given is as long",
    },
}

HELP: Said = {
    "zh": {
        "window": "若{who}{to} 也有空，就可以",
        "sooner": "若能提前到{start}，{who}可以",
        "later": "若能延到{end}，{who}可以",
        "need_window": "若能放到{to}，{who}可以",
        "radius": "若{who}愿意走到 {to} 公里，就可以",
        "skill": "若{who}也{can}，就可以",
        "max_visits": "若{who}愿意多去一次，就可以",
        "max_minutes": "若{who}愿意一共出 {to} 分钟，就可以",
        "item": "若{who}有 {to} 件，就可以",
    },
    "en": {
        "window": "it would work if {who} were free {to} too",
        "sooner": "{who} could come if it may begin as early as {start}",
        "later": "{who} could come if it may last till {end}",
        "need_window": "{who} could come {to}",
        "radius": "it would work if {who} came as far as {to} km",
        "skill": "it would work if {who} could {can} too",
        "max_visits": "it would work if {who} made one visit more",
        "max_minutes": "it would work if {who} gave {to} minutes in all",
        "item": "it would work if {who} held {to}",
    },
}

CAN: Said = {
    "zh": {"do": "会{skills}", "come": "能来帮忙", "too": "（{more}）", "one": "只有一人", "all": "都", "they": "就"},
    "en": {
        "do": "do {skills}",
        "come": "come and help",
        "too": " ({more})",
        "one": "only one",
        "all": "",
        "they": "everybody",
    },
}

MOVED: Said = {
    "zh": {
        "time": "{then}改到{now}",
        "people": "原来是{were}，现在是{are}",
        "roles": "{are}换了分工",
        "dropped": "原定{then}，现在排不上",
        "withdrawn": "不再需要了",
    },
    "en": {
        "time": "{then} becomes {now}",
        "people": "{are} instead of {were}",
        "roles": "{are} in other roles",
        "dropped": "was agreed for {then}, has no place now",
        "withdrawn": "is no longer asked for",
    },
}

STOP: dict[Language, tuple[str, str, str]] = {"zh": ("，", "；", "。"), "en": (", ", "; ", ".")}
COLON: dict[Language, str] = {"zh": "：", "en": ": "}
AND: dict[Language, str] = {"zh": "、", "en": " and "}
