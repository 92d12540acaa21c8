"""Hundreds of expressions as people write them, against what they mean (times.yaml)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.grammar.script import normalise
from nlu.grammar.times.read import Times, read_times
from nlu.intents import Intent
from nlu.understanding import Point, Rule, Window

INTENTS = {
    "need": Intent.REPORT_NEED,
    "rules": Intent.REPORT_NEED,
    "offers": Intent.OFFER_HELP,
    "changes": Intent.CHANGE_TIME,
    "replies": Intent.CANCEL,
}
SATURDAY = datetime(2026, 11, 21, 9)


def expressions() -> Iterator[Any]:
    for table in yaml.safe_load((Path(__file__).parent / "times.yaml").read_text(encoding="utf-8")):
        at = datetime.fromisoformat(table.pop("at"))
        for theme, rows in table.items():
            for text, meant in rows.items():
                yield pytest.param(at, INTENTS[theme], text, meant, id=f"{at:%m-%d} {text}")


def in_short(times: Times) -> list[str]:
    return [*map(window_in_short, times.when), *map(rule_in_short, times.recurring)]


def window_in_short(window: Window) -> str:
    if isinstance(window, Point):
        return f"{window.at:%m-%d %H:%M}"
    same_day = window.start.date() == window.end.date()
    return f"{window.start:%m-%d %H:%M}/" + window.end.strftime("%H:%M" if same_day else "%m-%d %H:%M")


def rule_in_short(rule: Rule) -> str:
    days = f"{rule.times}x" if rule.times else ",".join(rule.days)
    hours = f"{rule.at:%H:%M}" if rule.at else f"{rule.start:%H:%M}/{rule.end:%H:%M}"
    return f"{days} {hours} {rule.every}" + (f" until {rule.until}" if rule.until else "")


@pytest.mark.parametrize(("at", "intent", "text", "meant"), expressions())
def test_an_expression_means_what_people_mean_by_it(at: datetime, intent: Intent, text: str, meant: list[str]) -> None:
    assert in_short(read_times(normalise(text), at, intent)) == meant


@pytest.mark.parametrize("text", ["周三八点来接我", "明天七点到九点", "12月8号六点半"])
def test_a_bare_clock_that_may_be_morning_or_evening_keeps_both_readings(text: str) -> None:
    times = read_times(normalise(text), SATURDAY)
    assert len(times.when) == 1
    assert len(times.other_when) == 1
    assert times.other_when[0] != times.when


def test_a_clock_with_its_part_of_the_day_has_one_reading() -> None:
    assert read_times("周三晚上八点", SATURDAY).other_when == ()


def test_hours_of_today_that_are_past_are_tomorrow_s_unless_today_was_said() -> None:
    evening = datetime(2026, 11, 21, 19)
    assert in_short(read_times("上午来", evening)) == ["11-22 08:00/12:00"]
    assert in_short(read_times("今天上午来", evening)) == []


def test_a_window_that_has_begun_begins_now() -> None:
    assert in_short(read_times("今天下午", datetime(2026, 11, 21, 15))) == ["11-21 15:00/18:00"]


@given(
    at=st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2030, 1, 1)),
    text=st.lists(
        st.sampled_from(
            [
                "周三",
                "下周",
                "明天",
                "今晚",
                "上午",
                "三点",
                "到",
                "、",
                "12月8号",
                "月底",
                "每天",
                "两次",
                "国庆",
                "之前",
                "后",
                "5号",
                "八点半",
                "周末",
                "隔周",
            ]
        ),
        max_size=12,
    ).map("".join),
    intent=st.sampled_from([Intent.REPORT_NEED, Intent.OFFER_HELP, Intent.CHANGE_TIME, Intent.CANCEL, None]),
)
@settings(max_examples=300, deadline=None)
def test_no_window_is_past_and_none_ends_before_it_begins(at: datetime, text: str, intent: Intent | None) -> None:
    times = read_times(text, at, intent)
    now = at.replace(second=0, microsecond=0)
    for window in (*times.when, *(w for other in times.other_when for w in other)):
        if isinstance(window, Point):
            assert window.at >= now
        else:
            assert now <= window.start < window.end
