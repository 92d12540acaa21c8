"""A message of several needs, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.parts import FEWEST, MOST, apart


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("周三陪我看病，周五上午打扫卫生", ("周三陪我看病", "周五上午打扫卫生")),
        ("明天要人送饭，另外后天修水管", ("明天要人送饭", "另外后天修水管")),
        ("On Monday a meal, and also somebody to clean", ("On Monday a meal", "and also somebody to clean")),
    ],
)
def test_each_part_begins_where_another_time_is_said(said: str, parts: tuple[str, ...]) -> None:
    assert apart(said) == parts


@pytest.mark.parametrize("said", ["周三上午陪我去看病", "我妈八十多了，腿脚不好，想找人陪", ""])
def test_one_need_is_left_whole(said: str) -> None:
    assert apart(said) == ()


@given(st.text(max_size=300))
def test_the_parts_are_few_and_all_of_them_were_said(said: str) -> None:
    parts = apart(said)
    assert parts == () or FEWEST <= len(parts) <= MOST
    assert all(part in said for part in parts)
