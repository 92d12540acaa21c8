from datetime import date, datetime

import pytest

from nlu.grammar.things.gifts import expiry, handover, purpose

SATURDAY = datetime(2026, 11, 28, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("十箱牛奶，保质期到明年3月", date(2027, 3, 31)),
        ("12月20号到期", date(2026, 12, 20)),
        ("20 boxes, best before December 20", date(2026, 12, 20)),
        ("十箱牛奶", None),
        ("我12月20号送过去", None),
    ],
)
def test_until_when_it_keeps(text, day):
    assert expiry(text, SATURDAY) == day


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("你们来拿", "fetch"),
        ("可以上门来取", "fetch"),
        ("麻烦自提", "fetch"),
        ("please pick it up", "fetch"),
        ("我送过去", "bring"),
        ("我们自己开车送到", "bring"),
        ("I can bring it over", "bring"),
        ("放在我店里", None),
    ],
)
def test_who_brings_it(text, way):
    assert handover(text) == way


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("我捐五百块给孩子买书", "给孩子买书"),
        ("捐1000元，用于困难老人", "用于困难老人"),
        ("热水壶四十个，捐给敬老院", "捐给敬老院"),
        ("给你们一台轮椅", None),
        ("捐五百块", None),
    ],
)
def test_what_it_is_for(text, what):
    assert purpose(text) == what
