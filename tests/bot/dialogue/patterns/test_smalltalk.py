import pytest

from bot.dialogue.engine.actions import PassOn
from bot.dialogue.engine.stack import IDLE


@pytest.mark.parametrize("intent", ["feedback", "check_in", "complete_task"])
def test_a_word_about_a_visit_reaches_the_coordinators_as_it_was_said(talk, intent):
    talk.say("李姐人真好", intent)
    assert talk.actions == (PassOn("李姐人真好"),)
    assert "告诉" in talk.text


@pytest.mark.parametrize("intent", ["greet", "help", "other", "affirm", "deny"])
def test_small_talk_is_answered_gently_and_begins_nothing(talk, intent):
    talk.say("随便聊聊", intent)
    assert talk.actions == ()
    assert talk.state == IDLE


def test_an_unclear_aside_in_a_form_is_taken_for_an_answer(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",)).say("李好", "greet", confidence=0.4)
    assert talk.top.draft.name == "李好"
