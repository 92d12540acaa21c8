import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.model.features import WIDTH, features_of


@given(st.text(max_size=200))
def test_any_text_has_features_within_the_width(text: str) -> None:
    found = features_of(text)
    assert found
    assert all(0 <= place < WIDTH for place in found)


def test_what_is_said_again_weighs_more_but_not_twice_as_much() -> None:
    once, twice = features_of("米"), features_of("米米")
    [shared] = [place for place in once if twice.get(place, 0) > once[place]]
    assert once[shared] < twice[shared] < 2 * once[shared]


@pytest.mark.parametrize(("one", "other"), [("送米", "送 米"), ("send rice", "sendrice")])
def test_no_run_reaches_over_a_space(one: str, other: str) -> None:
    assert features_of(one) != features_of(other)


def test_words_in_letters_are_known_with_their_neighbours() -> None:
    assert features_of("send rice") != features_of("rice send")
