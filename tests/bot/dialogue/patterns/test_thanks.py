"""Thanks bother nobody."""

import pytest

from bot.dialogue.engine.actions import PassOn
from tests.bot.dialogue.conftest import Talk


@pytest.mark.parametrize("words", ["谢谢", "谢谢您", "好的，谢谢你们！", "辛苦了", "thank you!", "Thanks a lot"])
def test_they_are_answered_and_passed_on_to_nobody(talk: Talk, words: str) -> None:
    talk.say(words, "feedback")
    assert talk.text == "不客气！"
    assert talk.actions == ()


def test_what_was_being_asked_is_asked_again(talk: Talk) -> None:
    talk.say("理发", "report_need", categories=("haircut",), urgency="urgent", beneficiary=("self",))
    asked = talk.top
    talk.say("谢谢", "feedback")
    assert talk.text.startswith("不客气！")
    assert "在哪里" in talk.text
    assert talk.top == asked


def test_whoever_says_more_is_still_passed_on(talk: Talk) -> None:
    talk.say("谢谢李姐，她真细心", "feedback")
    assert talk.actions == (PassOn("谢谢李姐，她真细心"),)


@pytest.mark.parametrize("words", ["thank you", "谢谢"])
def test_a_stranger_has_not_agreed_by_it(stranger: Talk, words: str) -> None:
    stranger.say(words, "affirm")
    assert "agree" in stranger.buttons
    assert stranger.actions == ()
