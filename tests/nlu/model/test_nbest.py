import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.model.nbest import agreed, n_best

BELIEFS = st.dictionaries(st.sampled_from(["goods", "funds", "venue"]), st.floats(0, 1)).map(lambda d: list(d.items()))


def test_at_most_three_readings_are_kept_the_likeliest_first() -> None:
    found = n_best([("other", 0.1), ("cancel", 0.5), ("deny", 0.3), ("affirm", 0.05)], [])
    assert [r.intent for r in found] == ["cancel", "deny", "other"]


def test_several_likely_categories_are_all_meant() -> None:
    (need,) = n_best([("report_need", 0.9)], [("home_repair", 0.8), ("digital_help", 0.7), ("goods", 0.1)])
    assert need.categories == ("home_repair", "digital_help")


def test_a_service_spoken_of_beside_the_likeliest_must_be_likelier_still() -> None:
    (need,) = n_best([("report_need", 0.9)], [("funds", 0.9), ("home_repair", 0.6)])
    assert need.categories == ("funds",)


@given(BELIEFS, BELIEFS)
def test_two_beliefs_agree_on_their_mean_whoever_speaks_first(
    some: list[tuple[str, float]], others: list[tuple[str, float]]
) -> None:
    assert dict(agreed(some, others)) == pytest.approx(dict(agreed(others, some)))
    assert dict(agreed(some, some)) == pytest.approx(dict(some))


def test_a_need_takes_its_likeliest_category_though_doubtful_and_a_greeting_none() -> None:
    need, greeting = n_best([("report_need", 0.6), ("greet", 0.4)], [("errand", 0.3), ("goods", 0.25)])
    assert need.categories == ("errand",)
    assert greeting.categories == ()


def test_nothing_believed_is_small_talk() -> None:
    assert [r.intent for r in n_best([], [])] == ["other"]
