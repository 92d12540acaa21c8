from hypothesis import given
from hypothesis import strategies as st

from nlu.danger.learnt.features import WIDTH, features_of


@given(st.text(st.characters(codec=None), max_size=200))
def test_every_text_has_features_and_all_are_within_the_width(text: str) -> None:
    found = features_of(text)
    assert found
    assert all(0 <= place < WIDTH and 0 < weight <= 1 for place, weight in found.items())


def test_a_word_said_again_and_again_counts_once() -> None:
    assert features_of("救命" * 5).keys() == features_of("救命" * 3).keys()


def test_how_a_text_ends_is_told_once_more() -> None:
    assert features_of("火灭了,没事了") != features_of("没事了,火灭了")
    same = features_of("没事了,火灭了").keys() & features_of("没事了,火着了,火灭了").keys()
    assert len(same) > len(features_of("没事了,火灭了").keys() & features_of("火灭了,火着了,没事了").keys())


def test_one_number_is_like_another() -> None:
    assert features_of("住8栋") == features_of("住3栋")
