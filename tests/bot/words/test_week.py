from datetime import datetime, time

from hypothesis import given
from hypothesis import strategies as st

from bot.words import say
from bot.words.week import week_in_words
from nlu.understanding import WEEK, Rule, Span

NOW = datetime(2026, 11, 21, 9)
MORNINGS, EVENINGS = (time(8), time(12)), (time(18), time(22))


def rule(*days, hours=MORNINGS, **rest):
    return Rule(days=days, start=hours[0], end=hours[1], **rest)


def test_one_line_where_one_says_it():
    assert week_in_words("zh", (), [rule("SA")], NOW) == "周六 上午（08:00–12:00）"
    assert week_in_words("en", (), [rule(*WEEK)], NOW) == "every day morning (08:00–12:00)"


def test_days_in_a_row_are_said_as_from_to():
    assert week_in_words("zh", (), [rule(*WEEK[:5])], NOW).startswith("周一至周五 ")
    assert week_in_words("zh", (), [rule("MO", "TU")], NOW).startswith("周一、周二 ")
    assert week_in_words("zh", (), [rule("MO", "WE", "FR")], NOW).startswith("周一、周三、周五 ")


def test_what_is_no_week_has_lines_of_its_own():
    first = rule("SA", every="month", nth=1)
    once = Span(start=datetime(2026, 11, 28, 8), end=datetime(2026, 11, 28, 12))
    lines = week_in_words("zh", (once,), [rule("SU"), first], NOW).splitlines()
    assert [line.strip() for line in lines] == [
        "",
        "周日 上午（08:00–12:00）",
        "每月第一个周六 上午（08:00–12:00）",
        "11月28日 周六 上午（08:00–12:00）",
    ]


def test_nothing_is_said_of_nothing():
    assert week_in_words("zh", (), (), NOW) == ""


weekly = st.builds(
    lambda days, hours: rule(*sorted(days, key=WEEK.index), hours=hours),
    st.sets(st.sampled_from(WEEK), min_size=1),
    st.sampled_from([MORNINGS, EVENINGS, (time(12), time(18))]),
)


def named(line):
    """The days that a line of the table is about."""
    days = line.strip().split(" ")[0]
    zh = [say("zh", f"day.{day}") for day in WEEK]
    if days == "每天":
        return zh
    first, stretch, last = days.partition("至")
    return zh[zh.index(first) : zh.index(last) + 1] if stretch else days.split("、")


@given(st.lists(weekly, min_size=1, max_size=6))
def test_every_day_stands_in_one_line_with_all_its_hours(rules):
    lines = [line for line in week_in_words("zh", (), rules, NOW).splitlines() if line]
    for day in WEEK:
        own = [line for line in lines if say("zh", f"day.{day}") in named(line)]
        of_day = {f"{each.start:%H:%M}–{each.end:%H:%M}" for each in rules if day in each.days}
        assert len(own) == bool(of_day)
        assert all(hours in own[0] for hours in of_day)
