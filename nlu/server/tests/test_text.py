"""What is the same to a reader is the same to the featurizers."""

import pytest

from components.text import LONGEST, plain


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("想請人陪診", "想请人陪诊"),
        ("ＡＢＣ　ok", "abc ok"),
        ("下周3下午2点", "下周0下午0点"),
        ("电话138-0000-5678找我", "电话0找我"),
        ("  你好\n\n在吗 ", "你好 在吗"),
    ],
)
def test_spelling_and_numbers_make_no_difference(said: str, seen: str) -> None:
    assert plain(said) == seen


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert len(plain("字" * 5000)) == LONGEST
