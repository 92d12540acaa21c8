from hypothesis import given
from hypothesis import strategies as st

from nlu.danger.learnt.features import WIDTH, features_of


@given(st.text(st.characters(codec=None), max_size=200))
def test_every_text_has_features_and_all_are_within_the_width(text: str) -> None:
    found = features_of(text)
    assert found
    assert all(0 <= place < WIDTH and weight == 1 for place, weight in found.items())


def test_a_word_said_twice_counts_once() -> None:
    assert features_of("救命救命救命").keys() == features_of("救命救命").keys()


def test_one_number_is_like_another() -> None:
    assert features_of("住8栋") == features_of("住3栋")
