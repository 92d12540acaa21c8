"""A coordinator leads a conversation: what they type goes to the person, and nothing else does."""

import pytest

from bot.core.messages import Kind
from bot.dialogue.engine.frames import Rejecting, Writing
from bot.dialogue.engine.handoff import actions
from bot.dialogue.engine.stack import IDLE

WRITING = IDLE.pushed(Writing(handoff_id=3))


@pytest.fixture
def leader(talk):
    """A coordinator who writes to somebody."""
    talk.state = WRITING
    return talk.to(coordinator=True, leading=frozenset({3, 4}))


@pytest.mark.parametrize("words", ["您好，我是李社工", "别怕，着火了就打119", "同意", "审核", "值班"])
def test_whatever_they_type_goes_to_the_person_danger_too(leader, words):
    leader.say(words, "emergency", danger="fire")
    assert leader.actions == (actions.WriteTo(3, words),)
    assert leader.last.replies == ()
    assert leader.state == WRITING


def test_pictures_and_locations_go_to_the_person_and_what_cannot_is_told(leader):
    leader.send(Kind.PHOTO, photo="file1", text="看")
    assert leader.actions == (actions.WriteTo(3, "看", photo="file1"),)
    leader.send(Kind.LOCATION, location=(113.9, 27.6))
    assert leader.actions == (actions.WriteTo(3, "", location=(113.9, 27.6)),)
    leader.send(Kind.VOICE)
    assert leader.actions == ()
    assert "转不过去" in leader.text


@pytest.mark.parametrize("words", ["结束", "交还。", "Done"])
def test_a_word_gives_it_back(leader, words):
    leader.say(words)
    assert leader.actions == (actions.HandBack(3),)
    assert leader.state == IDLE


def test_a_button_gives_it_back_and_another_conversation_stays(leader):
    leader.press("handback:4")
    assert leader.actions == (actions.HandBack(4),)
    assert leader.state == WRITING
    leader.press("handback:3")
    assert leader.state == IDLE


def test_what_is_done_by_buttons_beside_it_leaves_it_where_it_was(leader):
    leader.command("help")
    assert "审核" in leader.text
    assert leader.state == WRITING
    leader.state = WRITING.pushed(Rejecting(match_id=1, version=1))
    leader.press("claim:1")
    assert leader.state.frames[0] == Writing(handoff_id=3)


def test_a_question_asked_beside_it_takes_the_next_words_and_then_they_go_to_the_person_again(leader):
    leader.press("close:1:hospital")
    leader.say("送到市医院了")
    assert [type(action).__name__ for action in leader.actions] == ["NoteAlarm"]
    assert leader.say("您好").actions == (actions.WriteTo(3, "您好"),)


def test_they_change_to_another_of_their_conversations(leader):
    leader.press("write:4")
    assert leader.say("您好").actions == (actions.WriteTo(4, "您好"),)
    leader.press("write:9")
    assert "不在您手里" in leader.text
    assert leader.state == IDLE.pushed(Writing(handoff_id=4))


def test_words_to_a_conversation_that_is_theirs_no_more_go_nowhere_and_they_are_told(leader):
    leader.to(leading=frozenset()).say("我想死你们了", "emergency", danger="suicide")
    assert leader.actions == ()
    assert "没有转给对方" in leader.text
    assert leader.state == IDLE


@pytest.mark.parametrize("pressed", ["lead:3", "takeover:1", "write:3", "handback:3"])
def test_in_the_hand_of_who_may_not_a_button_does_nothing(talk, pressed):
    talk.press(pressed)
    assert talk.actions == ()


def test_the_buttons_are_what_they_say(talk):
    talk.to(coordinator=True)
    assert talk.press("lead:3").actions == (actions.TakeHandoff(3),)
    assert talk.press("takeover:1").actions == (actions.TakeOver(1),)
