from dataclasses import replace
from datetime import datetime

import pytest

from bot.dialogue.engine.actions import AcceptTask, DeclineTask
from bot.dialogue.engine.frames import GiveBack
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView, Profile, TaskView

START, END = datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 17)
ASKED = TaskView(5, 9, "medical_escort", START, END, "gaozhi", "asked", requester="周女士", phone="13800000000")
OTHER = TaskView(6, 9, "errand", START, END, "gaozhi", "asked")
PROMISED = TaskView(5, 9, "medical_escort", START, END, "gaozhi", "accepted")


@pytest.mark.parametrize("words", [("这单给我吧", "accept_task"), ("好的", "affirm")])
def test_the_only_visit_that_waits_is_taken_in_words(talk, words):
    talk.to(tasks=(ASKED,)).say(*words)
    assert talk.actions == (AcceptTask(5, 9),)


def test_who_was_asked_is_understood_though_we_are_not_sure(talk):
    assert talk.to(tasks=(ASKED,)).say("给我吧", "accept_task", confidence=0.3).actions == (AcceptTask(5, 9),)
    assert talk.to(tasks=()).say("给我吧", "accept_task", confidence=0.3).actions == ()


def test_a_visit_is_taken_by_its_button(talk):
    talk.to(tasks=(ASKED, OTHER)).press("accept:5")
    assert talk.actions == (AcceptTask(5, 9),)


def test_whom_to_call_is_told_to_who_promised_and_to_nobody_before(talk):
    talk.to(tasks=(ASKED, OTHER)).say("我接", "accept_task")
    assert "13800000000" not in talk.text
    talk.press("accept:5")
    assert "周女士 13800000000" in talk.text


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"requester": None}, "联系电话：13800000000"),
        ({"phone": None}, "联系人：周女士，没有留电话。有话跟我说，我转给社工。"),
        ({"phone": None, "requester": None}, None),
    ],
)
def test_of_whom_to_call_only_what_was_said_is_told(talk, known, line):
    talk.to(tasks=(replace(ASKED, **known),)).press("accept:5")
    assert [part for part in talk.text.splitlines() if part.startswith("联系")] == ([line] if line else [])


def test_of_several_visits_one_is_chosen(talk):
    talk.to(tasks=(ASKED, OTHER)).say("我去", "accept_task")
    assert talk.buttons == ["accept:5", "accept:6"]
    assert talk.actions == ()


def test_a_helper_who_cannot_is_thanked_and_the_reason_kept(talk):
    talk.to(tasks=(ASKED,)).say("去不了，孩子发烧", "decline_task")
    assert talk.actions == (DeclineTask(5, 9, "去不了，孩子发烧"),)
    assert "没关系" in talk.text


def test_a_visit_is_refused_by_its_button(talk):
    talk.to(tasks=(ASKED,)).press("cannot:5")
    assert talk.actions == (DeclineTask(5, 9),)


def test_a_promised_visit_is_given_back_only_after_one_more_question(talk):
    talk.to(tasks=(PROMISED,)).say("我去不了了", "decline_task")
    assert talk.actions == ()
    assert talk.top.to_do == GiveBack(match_id=5, reason="我去不了了")
    talk.press("yes")
    assert talk.actions == (DeclineTask(5, 9, "我去不了了"),)


def test_a_promise_is_kept_after_all(talk):
    talk.to(tasks=(PROMISED,)).press("cannot:5").press("no")
    assert talk.actions == ()
    assert talk.state == IDLE


def test_pressing_twice_takes_it_once(talk):
    talk.to(tasks=(ASKED,)).press("accept:5").to(tasks=(PROMISED,)).press("accept:5")
    assert talk.actions == ()
    assert "已经答应过" in talk.text


@pytest.mark.parametrize("data", ["accept:77", "cannot:77", "accept:", "accept:5:5", "accept:x"])
def test_a_button_of_a_visit_that_is_over_or_not_theirs_says_so(talk, data):
    talk.to(tasks=(ASKED,)).press(data)
    assert talk.actions == ()
    assert "不用答复" in talk.text


def test_a_button_in_the_middle_of_a_form_does_not_throw_the_form_away(talk):
    talk.to(tasks=(ASKED,)).say("想找人陪我看病", "report_need", categories=("errand",)).press("accept:5")
    assert talk.actions == (AcceptTask(5, 9),)
    assert talk.top.asking == "when"


def test_nothing_to_take_is_said_kindly(talk):
    talk.say("我接", "accept_task")
    assert "没有等您答复的事" in talk.text


def test_a_refusal_with_nothing_to_refuse_is_answered_by_who_says_it(talk):
    assert "要找人帮忙" in talk.say("来不了", "decline_task").text
    helper = Profile("李姐", ("errand",), (), "gaozhi", None, None)
    assert "周三我来不了" in talk.to(profile=helper).say("来不了", "decline_task").text
    need = NeedView(1, "errand", "proposed")
    talk.to(needs=(need,)).say("来不了", "decline_task")
    assert "取消，还是要改时间" in talk.text
    assert talk.buttons == ["mean:cancel", "mean:change_time", "human"]
    assert "要取消这件吗" in talk.press("mean:cancel").text
