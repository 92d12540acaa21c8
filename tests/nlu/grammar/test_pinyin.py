from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.pinyin import alike, reading, rhymes, sounds


def test_tones_do_not_matter() -> None:
    assert sounds("高枳") == ("gao", "zhi")
    assert alike("织", "枳")
    assert not alike("新", "枳")


def test_the_end_of_a_syllable_is_what_rhymes() -> None:
    assert rhymes("积", "枳")
    assert not rhymes("金", "青")


@given(st.characters(codec=None))
def test_any_sign_sounds_like_itself(sign: str) -> None:
    assert alike(sign, sign)
    assert reading(sign)
