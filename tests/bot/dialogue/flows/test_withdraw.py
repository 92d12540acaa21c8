from datetime import datetime

import pytest

from bot.dialogue.engine.actions import CancelNeed
from bot.dialogue.engine.frames import Confirming
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView, TaskView
from nlu.understanding import Span

MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))
TUESDAY = Span(start=datetime(2026, 11, 24, 8), end=datetime(2026, 11, 24, 12))
ERRAND = NeedView(1, "errand", "open", (MONDAY,), place="gaozhi")
ESCORT = NeedView(2, "medical_escort", "proposed", (TUESDAY,), place="gaozhi")
TASK = TaskView(5, 9, "haircut", MONDAY.start, MONDAY.end, "gaozhi", "accepted")


def test_the_only_open_need_is_cancelled_after_one_question(talk):
    talk.to(needs=(ERRAND,)).say("不用了，取消吧", "cancel")
    assert "代购跑腿" in talk.text
    assert talk.actions == ()
    talk.press("yes")
    assert talk.actions == (CancelNeed(1),)
    assert talk.state == IDLE


@pytest.mark.parametrize("answer", [("算了先留着", "deny"), None])
def test_it_stays_when_the_person_thinks_better_of_it(talk, answer):
    talk.to(needs=(ERRAND,)).say("取消", "cancel")
    talk.say(*answer) if answer else talk.press("no")
    assert talk.actions == ()
    assert talk.state == IDLE


def test_of_two_open_needs_one_is_chosen_by_button(talk):
    talk.to(needs=(ERRAND, ESCORT)).say("取消", "cancel")
    assert talk.buttons == ["cancel:1", "cancel:2"]
    talk.press("cancel:2")
    assert talk.top.to_do == CancelNeed(2)


def test_the_category_or_the_time_tells_which_is_meant(talk):
    talk.to(needs=(ERRAND, ESCORT)).say("陪诊不用了", "cancel", categories=("medical_escort",))
    assert talk.top.to_do == CancelNeed(2)
    talk.press("no").say("周一的不用了", "cancel", when=(MONDAY,))
    assert talk.top.to_do == CancelNeed(1)


@pytest.mark.parametrize("words", ["第二个", "2", "二"])
def test_the_number_in_the_list_tells_which_is_meant(talk, words):
    talk.to(needs=(ERRAND, ESCORT)).say("取消", "cancel").say(words)
    assert talk.top.to_do == CancelNeed(2)


def test_a_number_beyond_the_list_cancels_nothing(talk):
    talk.to(needs=(ERRAND, ESCORT)).say("取消", "cancel").say("7")
    assert not isinstance(talk.top, Confirming)


def test_nothing_open_is_said_kindly(talk):
    talk.say("取消", "cancel")
    assert "不用取消" in talk.text


def test_a_button_of_a_need_that_is_over_says_so(talk):
    talk.to(needs=(ERRAND,)).press("cancel:99")
    assert "已经办完或取消" in talk.text
    assert talk.actions == ()


def test_a_helper_who_cancels_is_asked_about_the_promised_visit(talk):
    talk.to(tasks=(TASK,)).say("那天取消吧", "cancel")
    assert "上门理发" in talk.text
    talk.press("yes")
    assert (talk.actions[0].match_id, talk.actions[0].provider_id) == (5, 9)


def test_something_else_in_between_is_heard_as_something_else(talk):
    talk.to(needs=(ERRAND,)).say("取消", "cancel").say("你好", "greet")
    assert talk.state == IDLE
    assert talk.actions == ()
