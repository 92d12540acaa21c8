from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.forms.slots.when import coming
from nlu.understanding import Point, Span

NOW = datetime(2026, 11, 21, 9)
moments = st.datetimes(datetime(2026, 11, 20), datetime(2026, 11, 23))
spans = st.tuples(moments, moments).map(sorted).map(lambda ends: Span(start=ends[0], end=ends[1]))


@given(st.lists(st.one_of(spans, st.builds(Point, at=moments)), max_size=5).map(tuple))
def test_only_the_future_is_left(windows):
    for left in coming(windows, NOW):
        start, end = (left.at, left.at) if isinstance(left, Point) else (left.start, left.end)
        assert NOW <= start <= end
        assert end > NOW


@pytest.mark.parametrize("code", ["", "x-y", "202611200800-202611200900", "202611220800", "202613220800-202611221200"])
def test_a_button_of_a_time_that_is_over_or_none_is_out_of_date(talk, code):
    talk.say("理发", "report_need", categories=("haircut",)).press(f"pick:when:{code}")
    assert talk.top.asking == "when"
    assert talk.top.draft.when == ()


def test_the_buttons_offer_the_coming_half_days_in_full(talk):
    talk.say("理发", "report_need", categories=("haircut",))
    assert talk.labels[0] == "11月22日 周日 上午（08:00–12:00）"
    talk.press(talk.buttons[0])
    assert talk.top.draft.when == (Span(start=datetime(2026, 11, 22, 8), end=datetime(2026, 11, 22, 12)),)


@pytest.mark.parametrize("number", ["2", "-1", "x", "²"])
def test_a_reading_that_was_not_offered_cannot_be_chosen(talk, number):
    two, fourteen = Point(at=datetime(2026, 11, 23, 2)), Point(at=datetime(2026, 11, 23, 14))
    talk.say("后天两点理发", "report_need", categories=("haircut",), when=(fourteen,), other_when=((two,),))
    talk.press(f"pick:reading:{number}")
    assert talk.top.asking == "reading"
