import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.script import GLANCE_CHARACTERS, LONGEST_CHARACTERS, READ_CHARACTERS, focus, glance, normalise

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
        ("three〜five", "three~five"),
        ("她说“好”，「行」", '她说"好",「行」'),
        ("I don’t want", "i don't want"),
        ("等等……再说⋯", "等等......再说..."),
        ("幸福\u00a0小区\u2009三栋", "幸福 小区 三栋"),
        ("1️⃣号楼", "1号楼"),
        ("救\u2060命\u00ad啊", "救命啊"),
        ("\ud800我", "我"),
    ],
)
def test_every_way_of_writing_becomes_one(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize("apostrophe", "'’‘ʼʹ′＇`´‛")
def test_an_apostrophe_is_one_whatever_a_phone_makes_of_it(apostrophe: str) -> None:
    assert normalise(f"I don{apostrophe}t") == "i don't"


@pytest.mark.parametrize("dash", "-—–−‐‑‒―﹣－⸺➖")
def test_a_dash_is_one_however_long(dash: str) -> None:
    assert normalise(f"3{dash}5") == "3-5"


@given(ANYTHING)
def test_nothing_invisible_is_left(text: str) -> None:
    assert not {unicodedata.category(c) for c in normalise(text)} & {"Cf", "Cc", "Cs"}


@given(ANYTHING)
def test_any_text_is_normalised_and_stays_short(text: str) -> None:
    plain = normalise(text)
    assert len(plain) <= LONGEST_CHARACTERS
    assert len(focus(plain)) <= READ_CHARACTERS + 1
    assert len(glance(plain)) <= GLANCE_CHARACTERS + 1


@given(st.text(max_size=READ_CHARACTERS))
def test_no_middle_is_dropped_of_what_is_not_too_long(text: str) -> None:
    assert focus(text) == text


def test_the_end_of_a_long_story_is_read_too() -> None:
    assert focus("很久以前" * 1000 + "周三来").endswith("周三来")
