import pytest

from bot.core.messages import Kind, Priority
from bot.core.numbers import Numbers
from bot.dialogue.engine.alarm_actions import AlarmTold, RaiseAlarm, TellAlarm
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.views import AlarmView

KINDS = {
    "suicide": "12356", "fire": "119", "gas": "119", "medical": "120", "violence": "110", "child": "110",
    "trapped": "119", "disaster": "119", "help": "110", "welfare": "110", "something new": "120",
}  # fmt: skip
FIRST_WORDS = AlarmTold("出事了", asking="place", repeated=True)
WHERE = AlarmView(asking="place")
NUMBER = AlarmView(asking="phone", place=True)


@pytest.mark.parametrize(("kind", "number"), KINDS.items())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_danger_has_the_number_to_call_and_the_duty_is_told(talk, kind, number, language):
    talk.to(language=language).say("出事了", "emergency", danger=kind)
    assert number in talk.text
    assert talk.actions == (RaiseAlarm(kind, FIRST_WORDS),)
    assert talk.last.replies[0].priority is Priority.DANGER


def test_a_stranger_gets_the_numbers_and_the_duty_is_told_without_any_question(stranger):
    stranger.say("着火了", "emergency", danger="fire")
    assert "119" in stranger.text
    assert "agree" not in stranger.buttons
    assert stranger.actions == (RaiseAlarm("fire", AlarmTold("着火了", asking="place", repeated=True)),)


def test_the_intent_alone_is_enough(talk):
    talk.say("救人啊", "emergency", confidence=0.2)
    assert talk.actions == (RaiseAlarm("emergency", AlarmTold("救人啊", asking="place", repeated=True)),)


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


def told(talk) -> AlarmTold:
    """What the last message told the alarm."""
    [action] = talk.actions
    assert isinstance(action, TellAlarm)
    return action.told


def test_first_where_exactly_then_a_number_one_at_a_time(talk):
    talk.say("我爸突然倒在地上叫不醒了", "emergency", danger="medical")
    assert "您现在在哪里" in talk.text
    assert "哪个电话" not in talk.text
    talk.to(alarm=WHERE).say("高枳村3组12号", place="gaozhi")
    assert told(talk) == AlarmTold("高枳村3组12号", area="gaozhi", place="高枳村3组12号", asking="phone")
    assert talk.text == "记下了，已经告诉值班的人。\n哪个电话能找到您？"
    talk.to(alarm=NUMBER).say("13800000000", phone="13800000000")
    assert told(talk) == AlarmTold("13800000000", phone="13800000000")
    assert talk.text == "记下了，已经告诉值班的人。"


def test_what_is_known_is_read_back_and_not_asked(talk):
    talk.to(area="gaozhi", phone="13800000001").say("我爸倒了", "emergency", danger="medical")
    assert "高枳村吗" in talk.text
    talk.to(alarm=AlarmView(asking="place", phone="13800000001")).say("是的", "affirm")
    assert "高枳村" in told(talk).place
    assert "会打 13800000001 找您" in talk.text
    assert "哪个电话" not in talk.text


def test_all_in_one_message_leaves_nothing_to_ask(talk):
    talk.say("我爸倒了，高枳村3组12号，13800000000", "emergency", danger="medical", place="gaozhi", phone="13800000000")
    [raised] = talk.actions
    assert (raised.told.asking, raised.told.area, raised.told.phone) == (None, "gaozhi", "13800000000")
    assert not any(word in talk.text for word in ("您现在在哪里", "哪个电话"))


def test_a_location_answers_where(talk):
    talk.to(alarm=WHERE).send(Kind.LOCATION, place="gaozhi", location=(113.9, 27.6))
    assert (told(talk).location, told(talk).area, told(talk).asking) == ((113.9, 27.6), "gaozhi", "phone")


@pytest.mark.parametrize("words", ["快点来啊", "怎么还没人来？", "求求你们"])
def test_who_urges_has_not_said_where(talk, words):
    talk.to(alarm=WHERE).say(words)
    assert (told(talk).text, told(talk).place, told(talk).asking) == (words, None, "place")
    assert "哪里" in talk.text


@pytest.mark.parametrize("words", ["王家湾老屋", "学校后面第二家", "Building 4, flat 2"])
def test_a_landmark_is_an_answer_to_where(talk, words):
    assert told(talk.to(alarm=WHERE).say(words)).place == words


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("他头上有血", {}),
        ("想找人陪我看病", {"intent": "report_need", "categories": ("errand",)}),
        ("我不想做了", {"intent": "cancel"}),
        ("谢谢", {"intent": "feedback"}),
        ("。。。", {}),
    ],
)
def test_all_further_words_go_to_the_alarm_and_never_to_a_form(talk, words, meaning):
    talk.say("想找人陪我看病", "report_need", categories=("errand",))
    form = talk.state
    talk.to(alarm=NUMBER).say(words, **meaning)
    assert told(talk).text == words
    assert talk.state == form
    assert talk.text == "记下了，已经告诉值班的人。"


@pytest.mark.parametrize("kind", [Kind.VOICE, Kind.PHOTO, Kind.UNSUPPORTED])
def test_what_cannot_be_read_is_told_too(talk, kind):
    assert told(talk.to(alarm=NUMBER).send(kind)).text.startswith("（发来")


def test_a_number_is_asked_for_only_once(talk):
    talk.to(alarm=NUMBER).say("没有电话", "deny")
    assert "哪个电话" not in talk.text
    assert told(talk).asking == "phone"


def test_once_taken_the_person_hears_who_has_it(talk):
    talk.to(alarm=AlarmView(place=True, phone="138", taken=True, who="李社工")).say("他醒了")
    assert talk.text == "记下了，已经转给李社工。"


def test_danger_told_again_is_advised_again_and_is_the_same_alarm(talk):
    talk.to(alarm=NUMBER).say("救命", "emergency", danger="help")
    assert "110" in talk.text
    assert told(talk).repeated


OVER = ["救护车来了，没事了", "没事了", "警察到了", "火已经灭了", "搞错了", "The ambulance is here", "I'm safe now"]
NOT_OVER = ["没事了吗", "救护车没来", "救护车还没到", "不是没事了", "警察怎么还没来", "are we safe?"]


@pytest.mark.parametrize("words", OVER)
def test_who_says_that_it_is_over_is_believed_by_nobody_but_asked_about(talk, words):
    assert told(talk.to(alarm=WHERE).say(words)).over
    assert "会请值班的人确认" in talk.text or "confirm" in talk.text


@pytest.mark.parametrize("words", NOT_OVER)
def test_what_is_not_over_is_not_taken_for_it(talk, words):
    assert not told(talk.to(alarm=NUMBER).say(words)).over


def test_a_forms_button_waits_and_a_command_does_what_it_does(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",))
    form = talk.state
    talk.to(alarm=NUMBER).press("yes")
    assert (talk.state, talk.actions) == (form, ())
    assert "接着办" in talk.text
    assert talk.command("help").actions == ()
    assert "记下了" not in talk.text


def test_after_the_alarm_the_form_goes_on_where_it_was(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",))
    question = talk.text.splitlines()[-1]
    talk.press("resume")
    assert question in talk.text
    assert isinstance(talk.top, Form)


def test_no_promise_is_made_where_nobody_is_on_duty(talk):
    talk.to(on_duty=False).say("着火了", "emergency", danger="fire")
    assert "我已经告诉" not in talk.text
    assert "一定先打上面的电话" in talk.text
