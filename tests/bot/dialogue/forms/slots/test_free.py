from datetime import datetime, time

import pytest

from nlu.understanding import WEEK, Rule, Span

SEVENTH = Span(start=datetime(2026, 12, 7), end=datetime(2026, 12, 7, 23, 59))


@pytest.fixture
def asked(talk):
    """A volunteer who was asked when they are usually free."""
    talk.say("我是老王，能理发", "offer_help", name="老王", categories=("haircut",), place="gaozhi")
    assert talk.top.asking == "free"
    return talk


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("星期六下午", Rule(days=("SA",), start=time(12), end=time(18))),
        ("周末", Rule(days=("SA", "SU"), start=time(8), end=time(20))),
        ("礼拜二", Rule(days=("TU",), start=time(8), end=time(20))),
        ("Saturday afternoon", Rule(days=("SA",), start=time(12), end=time(18))),
        ("上午", Rule(days=WEEK, start=time(8), end=time(12))),
        ("一般晚上有空", Rule(days=WEEK, start=time(18), end=time(22))),
        ("mornings", Rule(days=WEEK, start=time(8), end=time(12))),
        ("随时都行", Rule(days=WEEK, start=time(8), end=time(20))),
        ("什么时候都可以", Rule(days=WEEK, start=time(8), end=time(20))),
        ("anytime", Rule(days=WEEK, start=time(8), end=time(20))),
    ],
)
def test_a_bare_time_comes_again_whatever_the_reader_took_it_for(asked, said, rule):
    one_day = Span(start=datetime(2026, 11, 28, 12), end=datetime(2026, 11, 28, 18))
    asked.say(said, "report_need", 0.73, when=(one_day,), categories=("venue",))
    assert (asked.top.draft.recurring, asked.top.draft.when) == ((rule,), ())
    assert asked.top.draft.categories == ("haircut",)


def test_a_day_with_a_date_stays_one_day(asked):
    asked.say("12月5号上午", "report_need", 0.9)
    assert asked.top.draft.recurring == ()
    assert asked.top.draft.when == (Span(start=datetime(2026, 12, 5, 8), end=datetime(2026, 12, 5, 12)),)


@pytest.mark.parametrize(
    "said", ["每天白天都有空，就12月7号来不了", "每天都行，除了12月7号", "每天都有空，不过12月7号要出差"]
)
def test_an_exception_is_kept_beside_the_rule(asked, said):
    asked.say(said, "offer_help", 0.5, recurring=(Rule(days=WEEK, start=time(8), end=time(20)),))
    assert asked.top.draft.away == (SEVENTH,)
    assert asked.top.draft.recurring[0].days == WEEK
    assert asked.top.draft.when == ()


def test_an_exception_in_the_first_message_is_read_back(talk):
    daily = Rule(days=WEEK, start=time(8), end=time(20))
    talk.to(phone="138").say("我是老黄，能理发，每天都有空，就12月7号来不了", "offer_help", name="老黄",
                             categories=("haircut",), recurring=(daily,), place="gaozhi")  # fmt: skip
    assert talk.top.asking == "confirm"
    assert "来不了：12月7日 周一 全天" in talk.text


def test_an_exception_can_be_taken_back(asked):
    asked.say("每天都有空，就12月7号来不了", "offer_help").press("skip:phone").press("edit:away")
    assert asked.press("skip:away").top.draft.away == ()


def test_a_week_is_read_back_as_a_table(asked):
    hours = [(WEEK[:5], time(18), time(22)), (("SA", "SU"), time(8), time(12)), (("SU",), time(14), time(16))]
    rules = tuple(Rule(days=days, start=start, end=end) for days, start, end in hours)
    asked.say("平时晚上，周末上午，周日还有两点到四点", "offer_help", recurring=rules).press("skip:phone")
    assert "有空：\n  周一至周五 晚上（18:00–22:00）\n  周六 上午（08:00–12:00）\n  周日 " in asked.text
    assert "上午（08:00–12:00）、14:00–16:00" in asked.text
