from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import DeclineTask, TakeOff
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import Profile, TaskView
from nlu.understanding import Rule, Span

DAILY = Rule(days=("MO", "WE"), start=time(8), end=time(20))
HELPER = Profile("李姐", ("medical_escort",), (DAILY,), "gaozhi", None, None)
WEDNESDAY = Span(start=datetime(2026, 11, 25, 8), end=datetime(2026, 11, 25, 20))
WHOLE_WEDNESDAY = Span(start=datetime(2026, 11, 25), end=datetime(2026, 11, 25, 23, 59))
AFTERNOON = Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18))
FRIDAYS = TaskView(5, 9, "errand", datetime(2026, 11, 27, 14), datetime(2026, 11, 27, 15), "gaozhi", "asked")
WEDNESDAYS = TaskView(6, 9, "errand", datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 15), "gaozhi", "asked")


@pytest.fixture
def helper(talk):
    return talk.to(profile=HELPER)


def test_a_day_on_which_a_helper_cannot_come_is_read_back_whole_and_noted(helper):
    helper.say("这周三我来不了", "decline_task", when=(WEDNESDAY,))
    assert "11月25日 周三 全天" in helper.text
    assert helper.actions == ()
    helper.press("yes")
    assert helper.actions == (TakeOff((WHOLE_WEDNESDAY,)),)
    assert helper.state == IDLE


def test_an_afternoon_stays_an_afternoon(helper):
    assert helper.say("周三下午没空", "decline_task", when=(AFTERNOON,)).top.to_do == TakeOff((AFTERNOON,))


@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_the_question_is_answered_in_words(helper, intent):
    helper.say("周三来不了", "decline_task", when=(WEDNESDAY,)).say("嗯", intent)
    assert bool(helper.actions) == (intent == "affirm")
    assert helper.state == IDLE


def test_it_is_understood_though_we_are_not_sure_because_it_is_read_back(helper):
    helper.say("周五我请假", "decline_task", confidence=0.3, when=(AFTERNOON,))
    assert "来不了，对吗" in helper.text


def test_a_visit_on_another_day_is_not_given_back_by_it(helper):
    helper.to(tasks=(FRIDAYS,)).say("周三来不了", "decline_task", when=(WEDNESDAY,))
    assert helper.actions == ()
    assert helper.top.to_do == TakeOff((WHOLE_WEDNESDAY,))


def test_of_two_visits_the_one_on_that_day_is_meant(helper):
    helper.to(tasks=(FRIDAYS, WEDNESDAYS)).say("周三来不了", "decline_task", when=(WEDNESDAY,))
    assert helper.actions == (DeclineTask(6, 9, "周三来不了"), TakeOff((WHOLE_WEDNESDAY,)))


def test_a_time_that_is_over_is_not_noted(helper):
    helper.to(now=datetime(2026, 11, 25, 19)).say("今天下午来不了", "decline_task", when=(AFTERNOON,))
    assert helper.state == IDLE


def test_who_is_no_helper_is_not_asked(talk):
    assert talk.say("周三来不了", "decline_task", when=(WEDNESDAY,)).state == IDLE
