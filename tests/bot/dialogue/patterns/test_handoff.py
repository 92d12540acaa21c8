from bot.dialogue.engine.actions import CallHuman
from bot.dialogue.engine.state import AwaitingPhone, Idle


def test_a_known_number_is_called_without_another_question(talk):
    talk.to(phone="13800000000").say("找人工", "ask_human")
    assert talk.actions == (CallHuman(text="找人工", phone="13800000000"),)
    assert talk.state == Idle()
    assert "尽快打电话" in talk.text


def test_without_a_number_the_duty_is_told_at_once_and_a_number_may_follow(talk):
    talk.command("human")
    assert talk.actions == (CallHuman(),)
    assert talk.state == AwaitingPhone()
    talk.say("13800000000", phone="13800000000")
    assert talk.actions[0].phone == "13800000000"
    assert talk.state == Idle()


def test_who_does_not_leave_a_number_goes_on_as_they_like(talk):
    talk.say("找人工", "ask_human").say("你好", "greet")
    assert talk.state == Idle()
    assert talk.actions == ()


def test_no_call_is_promised_where_nobody_is_on_duty(talk):
    talk.to(on_duty=False).say("找人工", "ask_human")
    assert talk.actions == ()
    assert "还没有值班社工" in talk.text
