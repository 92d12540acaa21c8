from hypothesis import given
from hypothesis import strategies as st

from nlu.model.features import WIDTH, Features

FEATURES = Features()


@given(st.text(max_size=200))
def test_any_text_has_features_within_the_width(text: str) -> None:
    found = FEATURES.of(text)
    assert found
    assert all(0 <= place < WIDTH for place in found)


def test_digits_are_alike_so_that_phones_and_dates_do_not_matter() -> None:
    assert FEATURES.of("编号1234") == FEATURES.of("编号9876")


def test_a_keyword_weighs_more_than_a_character() -> None:
    assert max(FEATURES.of("上门理发").values()) > 1
