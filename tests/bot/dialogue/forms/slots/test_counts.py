import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.forms.slots.counts import amount


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("三个", 3), ("两小时", 2), ("每周四小时", 4), ("十五个人", 15), ("五百块", 500), ("半小时", 0.5),
     ("8公里", 8), ("2.5", 2.5), ("５个", 5), ("five people", 5), ("一百二十元", 120)],
)  # fmt: skip
def test_a_short_answer_gives_its_number(text, number):
    assert amount(text) == number


@pytest.mark.parametrize("text", ["", "不知道", "hello", "🙂", "万"])
def test_no_number_is_none(text):
    assert amount(text) is None


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万半0123456789.点个 abc", max_size=12))
def test_no_answer_is_a_fault(text):
    assert amount(text) is None or amount(text) >= 0
