import pytest

from bot.core.messages import Kind
from bot.dialogue.engine.actions import Enrol, SetLanguage
from bot.dialogue.engine.handoff.actions import CallHuman
from bot.dialogue.engine.stack import IDLE


@pytest.mark.parametrize("first", ["你好", "我妈要看病", "/start", "🙂"])
def test_a_stranger_is_asked_in_one_sentence_with_a_button_before_anything_else(stranger, first):
    stranger.say(first)
    assert len(stranger.last.replies) == 1
    assert stranger.buttons == ["agree", "decline_consent", "human"]
    assert stranger.actions == ()
    assert stranger.state == IDLE


def test_the_button_is_an_agreement(stranger):
    assert stranger.press("agree").actions == (Enrol(),)


@pytest.mark.parametrize("words", ["同意", "我同意。", "I agree"])
def test_the_word_is_an_agreement_too(stranger, words):
    assert stranger.say(words).actions == (Enrol(),)


def test_a_yes_is_an_agreement_only_as_an_answer_to_our_question(stranger):
    assert stranger.say("好的", "affirm").actions == ()
    assert stranger.to(asked=True).say("好的", "affirm").actions == (Enrol(),)


@pytest.mark.parametrize("how", ["press", "say"])
def test_who_does_not_agree_is_let_go_with_the_numbers_for_an_emergency(stranger, how):
    stranger.to(asked=True)
    stranger.press("decline_consent") if how == "press" else stranger.say("不同意", "deny")
    assert stranger.actions == ()
    for number in ("110", "119", "120"):
        assert number in stranger.text


def test_a_stranger_reaches_a_person_without_agreeing(stranger):
    assert stranger.press("human").actions == (CallHuman(),)
    assert stranger.say("我要找人工", "ask_human").actions == (CallHuman(text="我要找人工"),)
    assert "agree" in stranger.buttons


def test_a_stranger_whom_nobody_can_help_is_told_whom_to_call(stranger):
    assert "110" in stranger.to(on_duty=False).press("human").text


def test_the_question_is_asked_again_in_the_language_that_was_chosen(stranger):
    stranger.command("language", "English")
    assert stranger.actions == (SetLanguage("en"),)
    assert "May I?" in stranger.text
    assert "agree" in stranger.buttons


def test_a_voice_message_of_a_stranger_is_answered_without_a_question(stranger):
    stranger.send(Kind.VOICE)
    assert "语音" in stranger.text
    assert stranger.actions == ()


def test_agreeing_twice_changes_nothing(talk):
    talk.say("想找人看病", "report_need", categories=("errand",))
    before = talk.state
    assert talk.press("agree").actions == ()
    assert talk.state == before


def test_who_takes_consent_back_by_the_old_button_is_told_how_to_delete(talk):
    assert "删掉" in talk.press("decline_consent").text
    assert talk.actions == ()
