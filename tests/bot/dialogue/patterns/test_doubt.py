import pytest

from bot.dialogue.engine.alarm_actions import RaiseAlarm, TellAlarm
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.views import AlarmView

WORDS = "门锁断在里头进不去家，外面冷得很"


def doubted(talk, **meaning):
    return talk.say(WORDS, "report_need", categories=("home_repair",), place="gaozhi", doubt="trapped", **meaning)


@pytest.mark.parametrize(("language", "words"), [("zh", "有危险"), ("en", "in danger")])
def test_who_may_be_in_danger_is_asked_beside_the_usual_answer_and_nobody_is_alarmed(talk, language, words):
    doubted(talk.to(language=language))
    question, answer = talk.last.replies
    assert words in question.text
    assert [each.data for row in question.buttons for each in row] == ["danger:trapped"]
    assert isinstance(talk.top, Form)
    assert answer.text
    assert not talk.actions


def test_whose_life_may_be_at_an_end_is_asked_more_gently_and_told_of_who_listens(talk):
    talk.say("东西都分给大家了，谢谢这几年的照顾", "other", doubt="suicide")
    assert "12356" in talk.last.replies[0].text


def test_who_says_yes_is_helped_with_the_words_that_were_doubted(talk):
    doubted(talk).press("danger:trapped")
    [action] = talk.actions
    assert isinstance(action, RaiseAlarm)
    assert (action.danger, action.told.text) == ("trapped", WORDS)
    assert "119" in talk.text


def test_the_words_are_kept_while_others_follow(talk):
    doubted(talk).say("明天上午", "other").press("danger:trapped")
    assert talk.actions[0].told.text == WORDS


def test_once_there_is_an_alarm_the_words_are_kept_no_more(talk):
    assert doubted(talk).press("danger:trapped").state.doubted is None


def test_the_button_of_an_old_message_still_calls_for_help(talk):
    talk.press("danger:medical")
    assert isinstance(talk.actions[0], RaiseAlarm)


def test_pressed_while_an_alarm_stands_it_is_told_to_that_one(talk):
    talk.to(alarm=AlarmView(asking="place")).press("danger:medical")
    assert isinstance(talk.actions[0], TellAlarm)


def test_a_stranger_is_asked_too_before_any_consent(stranger):
    doubted(stranger).press("danger:trapped")
    assert isinstance(stranger.actions[0], RaiseAlarm)


def test_coordinators_speak_for_others_and_are_not_asked(talk):
    doubted(talk.to(coordinator=True))
    assert "danger:trapped" not in talk.buttons


def test_a_form_waits_while_there_is_danger(talk):
    doubted(talk).press("danger:trapped")
    assert isinstance(talk.top, Form)
