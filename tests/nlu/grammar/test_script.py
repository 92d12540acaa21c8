import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.script import FOCUS_CHARACTERS, LONGEST_CHARACTERS, focus, normalise

ANYTHING = st.text(st.characters(codec=None), max_size=6000)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("兩家為了排水溝爭了半年", "两家为了排水沟争了半年"),
        ("電話：１３８", "电话:138"),
        ("我 想 找 个 人", "我想找个人"),
        ("周三 下午来，谢谢", "周三 下午来,谢谢"),
        ("HELLO\u200b  There", "hello there"),
        ("三点—五点", "三点-五点"),
    ],
)
def test_every_way_of_writing_becomes_one(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@given(ANYTHING)
def test_any_text_is_normalised_and_stays_short(text: str) -> None:
    plain = normalise(text)
    assert len(plain) <= LONGEST_CHARACTERS
    assert len(focus(plain)) <= FOCUS_CHARACTERS + 1


def test_the_end_of_a_long_story_is_read_too() -> None:
    assert focus("很久以前" * 1000 + "周三来").endswith("周三来")
