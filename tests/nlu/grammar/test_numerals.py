import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.numerals import number, whole


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一万二", 12000),
        ("两千五", 2500),
        ("十", 10),
        ("廿三", 23),
        ("2.5", 2.5),
        ("3万5", 35000),
        ("俩", 2),
        ("一百零五", 105),
    ],
)
def test_numbers_are_read_as_they_are_said(words: str, value: float) -> None:
    assert number(words) == value


def test_what_is_no_number_has_no_value() -> None:
    assert number("半天") is None
    assert whole("2.5") is None


@given(st.text(max_size=20))
def test_no_words_make_it_fail(words: str) -> None:
    assert number(words) is None or isinstance(number(words), float)
