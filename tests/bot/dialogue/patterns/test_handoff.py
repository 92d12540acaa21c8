from datetime import datetime

import pytest

from bot.core.messages import Kind
from bot.dialogue.engine.alarm_actions import RaiseAlarm, TellAlarm
from bot.dialogue.engine.frames import AwaitingPhone
from bot.dialogue.engine.handoff.actions import CallHuman, Relay
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import AlarmView, HandoffView

OPEN, TAKEN = HandoffView(), HandoffView(taken=True)


def test_a_known_number_is_neither_asked_for_nor_told(talk):
    talk.to(phone="13800000000").say("找人工", "ask_human")
    assert talk.actions == (CallHuman(text="找人工"),)
    assert talk.state == IDLE
    assert "尽快在这里回您" in talk.text
    assert "号码" not in talk.text


def test_without_a_number_the_duty_is_told_at_once_and_a_number_may_follow(talk):
    talk.command("human")
    assert talk.actions == (CallHuman(),)
    assert talk.top == AwaitingPhone()
    talk.say("13800000000", phone="13800000000")
    assert talk.actions[0].phone == "13800000000"
    assert talk.state == IDLE


def test_who_does_not_leave_a_number_goes_on_as_they_like(talk):
    talk.say("找人工", "ask_human").say("你好", "greet")
    assert talk.state == IDLE
    assert talk.actions == ()


def test_where_nobody_is_on_duty_it_is_said_so_with_the_numbers_and_the_call_waits(talk):
    talk.to(on_duty=False).say("找人工", "ask_human")
    assert talk.actions == (CallHuman(text="找人工"),)
    assert "还没有值班社工" in talk.text
    assert "120" in talk.text


def test_where_the_roster_tells_when_somebody_will_be_there_so_do_we(talk):
    talk.to(on_duty=False, back_at=datetime(2026, 11, 23, 8)).say("找人工", "ask_human")
    assert "11月23日" in talk.text
    assert "08:00" in talk.text
    assert "110" in talk.text


def test_whoever_calls_again_is_told_that_we_wait_with_them(talk):
    talk.to(handoff=OPEN).say("找人工", "ask_human")
    assert "再等一等" in talk.text
    assert talk.actions == (CallHuman(text="找人工"),)


def test_until_somebody_takes_it_the_bot_answers_and_the_words_are_kept(talk):
    talk.to(handoff=OPEN).say("你好", "greet")
    assert "联动" in talk.text
    assert talk.actions == (Relay("你好"),)


def test_while_somebody_leads_it_the_words_are_theirs_and_the_form_waits(talk):
    form = talk.say("想找个人送饭", "report_need", categories=("meal",)).state
    talk.to(handoff=TAKEN).say("明天中午", "report_need")
    assert talk.last.replies == ()
    assert talk.actions == (Relay("明天中午"),)
    assert talk.state == form


@pytest.mark.parametrize(
    ("kind", "rest", "relayed"),
    [
        (Kind.PHOTO, {"photo": "file1", "text": "我家门口"}, Relay("我家门口", photo="file1")),
        (Kind.LOCATION, {"location": (113.9, 27.6), "place": "gaozhi"}, Relay("", location=(113.9, 27.6))),
        (Kind.VOICE, {}, Relay("（发来语音）")),
        (Kind.BUTTON, {}, Relay("（按了一个按钮）")),
        (Kind.COMMAND, {"command": "status"}, Relay("/status")),
    ],
)
def test_pictures_and_locations_pass_and_of_the_rest_what_it_was(talk, kind, rest, relayed):
    talk.to(handoff=TAKEN).send(kind, **rest)
    assert talk.last.replies == ()
    assert talk.actions == (relayed,)


def test_danger_is_answered_all_the_same_and_the_coordinator_reads_it(talk):
    talk.to(handoff=TAKEN).say("家里着火了", "emergency", danger="fire")
    assert "119" in talk.text
    assert [type(action) for action in talk.actions] == [RaiseAlarm, Relay]


def test_while_an_alarm_stands_too_its_questions_are_the_coordinators_now(talk):
    talk.to(handoff=TAKEN, alarm=AlarmView(asking="place", taken=True)).say("高枳村3组12号")
    assert talk.last.replies == ()
    assert [type(action) for action in talk.actions] == [TellAlarm, Relay]


def test_what_is_not_understood_twice_in_a_row_opens_the_talk_for_a_person(talk):
    talk.say("嘟嘟噜噜", "other", 0.2)
    assert talk.last.missed
    assert talk.actions == ()
    talk.to(misses=1).say("咕咕嘎嘎", "other", 0.2)
    assert talk.actions == (CallHuman(text="咕咕嘎嘎", reason="not_understood"),)
    assert "值班社工" in talk.text


def test_a_coordinator_who_is_not_understood_is_asked_which_was_meant_and_no_more(talk):
    talk.to(misses=3, coordinator=True).say("咕咕嘎嘎", "other", 0.2)
    assert talk.actions == ()
