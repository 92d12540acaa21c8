from bot.dialogue.engine.actions import CallHuman
from bot.dialogue.engine.frames import AwaitingPhone
from bot.dialogue.engine.stack import IDLE


def test_a_known_number_is_called_without_another_question(talk):
    talk.to(phone="13800000000").say("找人工", "ask_human")
    assert talk.actions == (CallHuman(text="找人工", phone="13800000000"),)
    assert talk.state == IDLE
    assert "尽快打电话" in talk.text


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


def test_no_call_is_promised_where_nobody_is_on_duty(talk):
    talk.to(on_duty=False).say("找人工", "ask_human")
    assert talk.actions == ()
    assert "还没有值班社工" in talk.text
