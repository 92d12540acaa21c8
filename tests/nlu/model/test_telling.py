from nlu.model.classifier import Beliefs
from nlu.model.telling import LONG_CHARACTERS, TELLING, is_long, most_telling


def believed(intent: str, probability: float) -> Beliefs:
    return Beliefs([(intent, probability), ("other", 1 - probability)], [("haircut", 0.9)])


def test_a_whole_that_tells_what_it_is_for_is_not_looked_at_by_its_parts() -> None:
    def parts():
        raise AssertionError("nobody asked")
        yield

    whole = believed("report_need", TELLING)
    assert most_telling(whole, parts()) is whole


def test_else_the_most_telling_part_says_it() -> None:
    clear = believed("cancel", 0.95)
    assert most_telling(believed("report_need", 0.3), [believed("offer_help", 0.8), clear]) is clear


def test_small_talk_and_what_nobody_is_sure_of_tell_nothing() -> None:
    whole = believed("report_need", 0.3)
    assert most_telling(whole, [believed("greet", 0.99), believed("cancel", TELLING - 0.1)]) is whole
    assert most_telling(whole, []) is whole


def test_danger_in_a_part_is_for_the_ear_to_hear() -> None:
    whole = believed("report_need", 0.3)
    assert most_telling(whole, [believed("emergency", 0.99)]) is whole


def test_short_messages_are_one_matter() -> None:
    assert not is_long("我" * (LONG_CHARACTERS - 1))
    assert is_long("我" * LONG_CHARACTERS)
