from datetime import date, datetime

import pytest

from nlu.grammar.absences import absences, is_absence
from nlu.understanding import Span

SATURDAY = datetime(2026, 11, 28, 9)


def days(text, *, refusal=False):
    return [
        (span.start.date(), span.end.date())
        for span in absences(text, SATURDAY, refusal=refusal)
        if isinstance(span, Span)
    ]


def on(month, day, last=None):
    return (date(2026, month, day), date(2026, month, last or day))


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("每天白天都有空，就12月7号来不了", [on(12, 7)]),
        ("每周六有空，除了12月5号", [on(12, 5)]),
        ("除了12月5号都行", [on(12, 5)]),
        ("平时都在家，12月7号到10号回老家", [on(12, 7, 10)]),
        ("周末都有空，但是下周末要加班", [on(12, 5), on(12, 6)]),
        ("I'm free every day except December 7", [on(12, 7)]),
        ("free on weekends but not next Saturday", [on(12, 5)]),
        ("周末都有空", []),
        ("12月7号有空", []),
        ("除了周三都行", []),
        ("周一三五没空，其他都行", []),
        ("周三没空", []),
    ],
)
def test_of_an_offer_only_single_days_that_are_ruled_out_count(text, away):
    assert days(text) == away


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("去不了，周三要带孙子打疫苗", [on(12, 2)]),
        ("我下周出差，一周都来不了", [(date(2026, 11, 30), date(2026, 12, 6))]),
        ("这个月先别找我了", [(date(2026, 11, 28), date(2026, 11, 30))]),
        ("周三去不了，周四可以去", [on(12, 2)]),
        ("I can't come next week", [(date(2026, 11, 30), date(2026, 12, 6))]),
        ("去不了", []),
    ],
)
def test_of_a_refusal_every_time_counts_but_those_offered_instead(text, away):
    assert days(text, refusal=True) == away


@pytest.mark.parametrize("text", ["来不了", "我没空", "下周出差", "别叫我", "I'm away", "老家有事"])
def test_absence_is_heard(text):
    assert is_absence(text)


@pytest.mark.parametrize("text", ["我有空", "周末都行", "会修水电", "随叫随到", "在家没事", "下午两点到四点不忙"])
def test_presence_is_none(text):
    assert not is_absence(text)
