import pytest

from bot.core.messages import Priority
from bot.dialogue.engine.actions import CallHuman, RaiseAlarm
from bot.dialogue.engine.frames import AwaitingPhone, Form
from bot.dialogue.engine.scene import Numbers

KINDS = {
    "suicide": "12356", "fire": "119", "gas": "119", "medical": "120", "violence": "110", "child": "110",
    "trapped": "119", "disaster": "119", "help": "110", "welfare": "110", "something new": "120",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "number"), KINDS.items())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_danger_has_the_number_to_call_and_the_duty_is_told(talk, kind, number, language):
    talk.to(language=language).say("出事了", "emergency", danger=kind)
    assert number in talk.text
    assert talk.actions == (RaiseAlarm(danger=kind, text="出事了"),)
    assert talk.last.replies[0].priority is Priority.DANGER


def test_a_stranger_gets_the_numbers_and_the_duty_is_told_without_any_question(stranger):
    stranger.say("着火了", "emergency", danger="fire")
    assert "119" in stranger.text
    assert "agree" not in stranger.buttons
    assert stranger.actions == (RaiseAlarm(danger="fire", text="着火了"),)


def test_the_intent_alone_is_enough(talk):
    assert talk.say("救人啊", "emergency", confidence=0.2).actions == (RaiseAlarm("emergency", "救人啊"),)


def test_the_numbers_are_those_of_the_place(talk):
    talk.to(numbers=Numbers(fire="911")).say("着火了", "emergency", danger="fire")
    assert "911" in talk.text
    assert "119" not in talk.text


@pytest.mark.parametrize("kind", ["suicide", "violence", "child"])
def test_who_suffers_is_never_given_a_form_nor_a_cheerful_word(talk, kind):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).say("我不想活了", "emergency", danger=kind)
    assert talk.buttons == ["human"]
    assert not any(word in talk.text for word in ("！", "谢谢", "好的", "好消息"))


def test_a_form_waits_where_it_was(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).say("着火了", "emergency", danger="fire")
    assert isinstance(talk.top, Form)
    assert talk.top.asking == "when"


def test_a_number_left_afterwards_goes_to_the_social_workers(talk):
    talk.say("我不想活了", "emergency", danger="suicide")
    assert talk.top == AwaitingPhone()
    talk.say("13800000000", phone="13800000000")
    assert talk.actions == (CallHuman(text="13800000000", phone="13800000000"),)


def test_no_promise_is_made_where_nobody_is_on_duty(talk):
    talk.to(on_duty=False).say("着火了", "emergency", danger="fire")
    assert "我已经告诉" not in talk.text
    assert "一定先打上面的电话" in talk.text
