from datetime import datetime

from nlu.grammar.times.read import Times
from nlu.mentions.pressing import features
from nlu.understanding import Rule, Span

TODAY = Times((Span(start=datetime(2026, 11, 21, 9), end=datetime(2026, 11, 21, 20)),), only_today=True)


def test_a_time_today_is_told_from_one_that_comes_again() -> None:
    assert features("陪我看病", TODAY) != features("陪我看病", Times(recurring=(Rule(days=("MO",)),)))


def test_what_stands_around_a_pressing_word_is_told() -> None:
    assert features("急用轮椅", Times()) != features("急得睡不着", Times())


def test_a_text_without_pressing_words_is_told_by_its_times_alone() -> None:
    assert features("陪我看病", TODAY) == features("修水管", TODAY)
