"""The words of a button, typed."""

from typing import Any

import pytest

from bot.dialogue.engine.actions import RecordNeed
from bot.dialogue.engine.frames import Form
from tests.bot.dialogue.conftest import Talk

ESCORT: dict[str, Any] = {"categories": ("medical_escort",), "beneficiary": ("self",)}


def test_every_button_of_a_question_can_be_typed(talk: Talk) -> None:
    talk.say("想找人陪我去医院", "report_need", **ESCORT)
    label = talk.labels[0]
    assert isinstance(talk.top, Form)
    assert talk.top.asking == "when"
    talk.say(f" {label}。", "other")
    assert talk.top.draft.when


def test_the_menu_can_be_typed_at_any_time_whatever_it_is_taken_for(talk: Talk) -> None:
    talk.say("我要找人帮忙", "ask_human", confidence=0.9)
    assert isinstance(talk.top, Form)
    assert talk.top.form == "need"


def test_a_button_that_is_no_longer_shown_is_not_pressed_by_its_words(talk: Talk) -> None:
    talk.say("想找人陪我去医院", "report_need", **ESCORT)
    before = talk.labels[0]
    talk.press("pick:when:202611220800-202611221200").say(before, "other", confidence=0.2)
    assert isinstance(talk.top, Form)
    assert talk.top.asking == "place"


@pytest.mark.parametrize("words", ["对，就这样", "对,就这样!", "對，就這樣"])
def test_the_yes_below_what_was_read_back_is_a_yes_in_any_writing(talk: Talk, words: str) -> None:
    talk.say("想找人陪我去医院", "report_need", place="gaozhi", phone="13800000000", name="周姐", **ESCORT)
    talk.press("pick:when:202611220800-202611221200")
    if "skip:phone" in talk.buttons:
        talk.press("skip:phone")
    talk.say(words, "other", confidence=0.3)
    assert any(isinstance(action, RecordNeed) for action in talk.actions)
