import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.things.named import amount_alone, thing_name, things


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("捐一台轮椅和两袋米", [("轮椅", 1, "台"), ("米", 2, "袋")]),
        ("我有两床棉被和一个电饭煲想捐出来", [("棉被", 2, "床"), ("电饭煲", 1, "个")]),
        ("捐米两袋、油三桶、被子5床", [("米", 2, "袋"), ("油", 3, "桶"), ("被子", 5, "床")]),
        ("热水壶四十个，捐给敬老院", [("热水壶", 40, "个")]),
        ("借给你们两顶帐篷，用完还我", [("帐篷", 2, "顶")]),
        ("两台旧电脑送给学校", [("电脑", 2, "台")]),
        ("捐十箱牛奶，你们来拿", [("牛奶", 10, "箱")]),
        ("a wheelchair and 2 bags of rice", [("wheelchair", 1, ""), ("rice", 2, "bags")]),
        ("我想捐点旧衣服", []),
        ("我捐五百块给孩子买书", []),
        ("周末可以给大家搞活动", []),
    ],
)
def test_every_thing_is_found_with_its_amount(text, found):
    assert [tuple(thing) for thing in things(text)] == found


@pytest.mark.parametrize(
    ("text", "amount"), [("三袋", (3, "袋")), ("大概5件吧", (5, "件")), ("很多", None), ("3", None)]
)
def test_an_amount_is_read_alone(text, amount):
    assert amount_alone(text) == amount


@pytest.mark.parametrize(("words", "name"), [("旧衣服", "衣服"), ("八成新的电视机", "电视机"), ("轮椅吧", "轮椅")])
def test_a_name_is_the_things_own(words, name):
    assert thing_name(words) == name


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text):
    assert all(thing.name for thing in things(text))
