from datetime import date, datetime, time

import pytest

from bot.words.times import rules_in_words, times_in_words, windows_in_words
from nlu.understanding import WEEK, Point, Rule, Span

NOW = datetime(2026, 11, 21, 9)


def span(start: str, end: str) -> Span:
    return Span(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end))


@pytest.mark.parametrize(
    ("window", "zh", "en"),
    [
        (
            span("2026-11-25T12:00", "2026-11-25T18:00"),
            "11月25日 周三 下午（12:00–18:00）",
            "Wed 25 Nov afternoon (12:00–18:00)",
        ),
        (
            span("2026-11-25T08:00", "2026-11-25T12:00"),
            "11月25日 周三 上午（08:00–12:00）",
            "Wed 25 Nov morning (08:00–12:00)",
        ),
        (span("2026-11-25T14:00", "2026-11-25T15:30"), "11月25日 周三 14:00–15:30", "Wed 25 Nov 14:00–15:30"),
        (Point(at=datetime(2026, 11, 25, 14)), "11月25日 周三 14:00", "Wed 25 Nov 14:00"),
        (
            span("2026-11-28T08:00", "2026-11-30T20:00"),
            "11月28日 周六 08:00 到 11月30日 周一 20:00",
            "Sat 28 Nov 08:00 to Mon 30 Nov 20:00",
        ),
        (span("2026-11-25T22:00", "2026-11-26T06:00"), "11月25日 周三 22:00–06:00", "Wed 25 Nov 22:00–06:00"),
        (Point(at=datetime(2027, 1, 3, 9)), "2027年1月3日 周日 09:00", "Sun 3 Jan 2027 09:00"),
    ],
)
def test_a_time_is_said_with_its_date_and_weekday(window, zh, en):
    assert windows_in_words("zh", [window], NOW) == zh
    assert windows_in_words("en", [window], NOW) == en


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (
            Rule(days=("WE",), start=time(12), end=time(18)),
            "每周：周三 下午（12:00–18:00）",
            "every week: Wed afternoon (12:00–18:00)",
        ),
        (Rule(days=("MO", "TH"), at=time(19)), "每周：周一、周四 19:00", "every week: Mon, Thu 19:00"),
        (Rule(days=WEEK, start=time(8), end=time(20)), "每天 白天（08:00–20:00）", "every day daytime (08:00–20:00)"),
        (Rule(days=("TH",), at=time(19), every="two_weeks"), "每两周：周四 19:00", "every two weeks: Thu 19:00"),
        (
            Rule(times=2, start=time(8), end=time(20), every="month"),
            "每月 2 次 白天（08:00–20:00）",
            "2 × a month daytime (08:00–20:00)",
        ),
        (
            Rule(days=("SA",), start=time(8), end=time(12), since=date(2026, 12, 1), until=date(2026, 12, 31)),
            "每周：周六 上午（08:00–12:00），2026-12-01 起，到 2026-12-31 为止",
            "every week: Sat morning (08:00–12:00), from 2026-12-01, until 2026-12-31",
        ),
    ],
)
def test_a_repeated_time_is_said_with_its_days_and_hours(rule, zh, en):
    assert rules_in_words("zh", [rule]) == zh
    assert rules_in_words("en", [rule]) == en


def test_two_windows_are_a_choice():
    days = [Point(at=datetime(2026, 11, day, 9)) for day in (28, 29)]
    assert windows_in_words("zh", days, NOW) == "11月28日 周六 09:00，或 11月29日 周日 09:00"


def test_no_time_at_all_is_no_words():
    assert times_in_words("zh", [], [], NOW) == ""
