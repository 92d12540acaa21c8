"""What leads from an area to the door."""

import pytest

from data.reference import load_gazetteer
from nlu.grammar.places.addresses import address
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import plain_by_character

GAZETTEER = Gazetteer(load_gazetteer())


def told(text: str) -> str | None:
    """The address in `text`, as written."""
    plain = plain_by_character(text)
    found = address(plain, [(area.start, area.end) for area in GAZETTEER.named(plain)])
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("我住高枳村3组12号，小卖部隔壁", "3组12号，小卖部隔壁"),
        ("阳光花园7栋2单元501，中午送饭", "7栋2单元501"),
        ("凤台小区靠河那栋", "靠河那栋"),
        ("石溪，村委会旁边，电闸老跳", "村委会旁边"),
        ("大城村8組，星期天上午", "8組"),
        ("人民路56号3楼，接我去医院", "人民路56号3楼"),
        ("Pick up at Liyuan, building 9", "building 9"),
        ("住三楼，下不来", "三楼"),
        ("铁东12-3-401漏水", "12-3-401"),
    ],
)
def test_house_numbers_and_landmarks_lead_to_the_door(text: str, door: str) -> None:
    assert told(text) == door


@pytest.mark.parametrize(
    "text",
    [
        "凤台社区，5号上午来",
        "潭下，12号前送到",
        "凤台附近，请个人",
        "甘子冲村三户低保户缺棉被",
        "周三上午去医院",
        "高坑街那家我不去了",
    ],
)
def test_a_day_of_the_month_and_a_bare_direction_are_no_address(text: str) -> None:
    assert told(text) is None


def test_an_area_of_any_name_is_left_out_of_the_address() -> None:
    assert told("交通小区9栋704") == "9栋704"
