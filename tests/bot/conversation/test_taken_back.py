"""What stands of words that take something back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.taken_back import stands


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("不对，不是周三，是周四上午", "周四上午"),
        ("不是周三，是周四上午", "周四上午"),
        ("是给我爸不是给我妈", "是给我爸"),
        ("写错了，两个人就够", "两个人就够"),
        ("哎呀打错了，是高枳村", "是高枳村"),
        ("算了不打扫了，还是帮我理个发", "帮我理个发"),
        ("先不送饭了，改成陪我去医院", "陪我去医院"),
        ("不是新义，而是凤台", "凤台"),
        ("Not Wednesday, Thursday morning", "Thursday morning"),
        ("Thursday, not Wednesday", "Thursday"),
        ("sorry, two people", "two people"),
    ],
)
def test_only_what_is_put_in_its_place_stands(said: str, left: str) -> None:
    assert stands(said) == left


@pytest.mark.parametrize(
    "said",
    ["周三下午想找人陪我妈去医院", "是不是要带身份证", "不是明天吗？", "我不去了", "不留", "I am not well", "可以", ""],
)
def test_words_that_take_nothing_back_are_left_alone(said: str) -> None:
    assert stands(said) is None


@given(st.text(max_size=200))
def test_what_stands_is_the_end_or_the_beginning_of_what_was_said(said: str) -> None:
    left = stands(said)
    assert left is None or (left in said and left != said.strip())
