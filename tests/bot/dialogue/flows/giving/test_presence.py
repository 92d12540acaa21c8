from dataclasses import replace
from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import TakeOff
from bot.dialogue.engine.giving.actions import EndHelp, PauseHelp, ResumeHelp
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView, Profile, TaskView
from nlu.understanding import Rule, Span

SATURDAYS = Rule(days=("SA",), start=time(8), end=time(12))
HELPER = Profile("老周", ("home_repair",), (SATURDAYS,), "gaozhi", None, None)
NEXT_WEEK = Span(start=datetime(2026, 11, 23), end=datetime(2026, 11, 29, 23, 59))
NOVEMBER = Span(start=datetime(2026, 11, 21), end=datetime(2026, 11, 30, 23, 59))
TASK = TaskView(6, 9, "errand", datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 15), "gaozhi", "accepted")


@pytest.fixture
def helper(talk):
    return talk.to(profile=HELPER, name="老周")


@pytest.mark.parametrize("intent", ["decline_task", "offer_help", "report_need", "other"])
def test_a_week_away_takes_that_week_and_gives_nothing(helper, intent):
    helper.say("我下周出差，一周都来不了", intent, 0.45)
    assert "11月23日 周一 到 11月29日 周日来不了" in helper.text
    assert helper.press("yes").actions == (TakeOff((NEXT_WEEK,)),)


def test_a_month_without_us_ends_with_the_month(helper):
    helper.say("这个月先别找我了", "cancel", 0.71)
    assert helper.press("yes").actions == (TakeOff((NOVEMBER,)),)


@pytest.mark.parametrize(
    "said", ["先停一阵子", "暂停", "我想歇一段时间", "最近忙，先别叫我", "最近没空", "take a break please"]
)
def test_a_pause_without_an_end_is_asked_about(helper, said):
    helper.say(said, "report_need", 0.26)
    assert helper.actions == ()
    assert helper.press("yes").actions == (PauseHelp(),)
    assert helper.state == IDLE


def test_a_pause_is_left_on_no(helper):
    assert helper.say("先停一阵子", "other", 0.3).say("不是", "deny").actions == ()


@pytest.mark.parametrize("said", ["我回来了", "又有空了", "可以再找我了", "继续帮忙", "I'm back"])
@pytest.mark.parametrize("profile", [replace(HELPER, paused=True), replace(HELPER, away=(NOVEMBER,))])
def test_who_was_away_comes_back(helper, said, profile):
    helper.to(profile=profile).say(said, "complete_task", 0.44)
    assert helper.actions == (ResumeHelp(),)


def test_who_was_never_away_has_nothing_to_come_back_from(helper):
    assert ResumeHelp() not in helper.say("我回来了", "complete_task", 0.9).actions


@pytest.mark.parametrize("said", ["我要退出", "我不想当志愿者了", "不做义工了", "不干了", "I want to quit"])
@pytest.mark.parametrize("intent", ["cancel", "offer_help", "deny"])
def test_who_leaves_is_asked_once_more(helper, said, intent):
    helper.say(said, intent, 0.9)
    assert helper.actions == ()
    assert helper.say("退出", "cancel").actions == (EndHelp(),)


def test_who_leaves_hears_how_many_visits_are_off(helper):
    assert "1 件也会取消" in helper.to(tasks=(TASK,)).say("我要退出", "cancel").text


def test_who_is_asked_for_a_visit_speaks_of_it(helper):
    helper.to(tasks=(replace(TASK, answer="asked"),)).say("周三没空", "decline_task", when=(NEXT_WEEK,))
    assert helper.actions[0].match_id == TASK.match_id


def test_who_has_a_need_of_their_own_speaks_of_that(helper):
    helper.to(needs=(NeedView(1, "haircut", "open", place="gaozhi"),)).say("明天有事，改天吧", "cancel", 0.9)
    assert not isinstance(getattr(helper.top, "to_do", None), TakeOff | PauseHelp)


def test_who_is_no_helper_cannot_pause(talk):
    assert not isinstance(getattr(talk.say("先停一阵子", "other", 0.3).top, "to_do", None), PauseHelp)
