from datetime import datetime

import pytest

from bot.dialogue.engine.state import Draft
from bot.dialogue.forms.hours import on_the_day_said
from nlu.understanding import Point, Span, Understanding

FRIDAY = Draft(when=(Span(start=datetime(2026, 11, 27, 8), end=datetime(2026, 11, 27, 20)),))
TODAY = Point(at=datetime(2026, 11, 21, 15))
TONIGHT = Span(start=datetime(2026, 11, 21, 18), end=datetime(2026, 11, 21, 22))


def read(words, *when, draft=FRIDAY):
    return on_the_day_said(draft, words, Understanding(intent="report_need", confidence=0.5, when=when)).when


@pytest.mark.parametrize("words", ["下午三点", "三点吧", "at 3 pm"])
def test_an_hour_without_a_day_is_of_the_day_that_was_said(words):
    assert read(words, TODAY) == (Point(at=datetime(2026, 11, 27, 15)),)


def test_so_is_a_part_of_the_day():
    assert read("晚上", TONIGHT) == (Span(start=datetime(2026, 11, 27, 18), end=datetime(2026, 11, 27, 22)),)


@pytest.mark.parametrize("words", ["今天下午三点", "周六三点", "21号15点", "today at 3", "马上", "六小时后"])
def test_a_day_that_is_named_or_counted_from_now_stays(words):
    assert read(words, TODAY) == (TODAY,)


@pytest.mark.parametrize("days", [(), (27, 28), (20,)])
def test_where_no_single_day_to_come_was_said_the_hour_stays(days):
    said = Draft(when=tuple(Point(at=datetime(2026, 11, day, 9)) for day in days))
    assert read("下午三点", TODAY, draft=said) == (TODAY,)


def test_several_times_are_left_as_they_are():
    assert read("三点或者晚上", TODAY, TONIGHT) == (TODAY, TONIGHT)
