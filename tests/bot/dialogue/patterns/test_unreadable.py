import pytest

from bot.core.messages import Kind
from bot.dialogue.flows.language import has_han
from bot.dialogue.patterns.unreadable import LONGEST

WORDS = {
    Kind.VOICE: "语音",
    Kind.PHOTO: "图片",
    Kind.EDITED: "改了消息",
    Kind.GROUP: "群里",
    Kind.UNSUPPORTED: "看不了",
}


@pytest.mark.parametrize(("kind", "word"), WORDS.items())
@pytest.mark.parametrize("who", ["talk", "stranger"])
def test_each_kind_has_its_own_answer(request, who, kind, word):
    assert word in request.getfixturevalue(who).send(kind).text


@pytest.mark.parametrize("kind", WORDS)
def test_the_answer_is_in_the_persons_language(talk, kind):
    assert not has_han(talk.to(language="en").send(kind).text)


def test_five_thousand_characters_are_answered_with_a_wish_for_fewer(talk):
    talk.say("我想" * 2_500, "report_need", categories=("errand",))
    assert "一两句" in talk.text
    assert talk.actions == ()


def test_a_rambling_message_is_still_read(talk):
    talk.say("我" * LONGEST, "report_need", categories=("errand",))
    assert talk.top.asking == "when"


def test_danger_in_a_long_or_edited_message_is_not_overlooked(talk):
    talk.say("啊" * 5_000, "emergency", danger="fire")
    assert "119" in talk.text


def test_an_emoji_alone_is_answered_kindly(talk):
    assert "打几个字" in talk.say("🙂🙏").text


def test_an_empty_message_is_answered_too(talk):
    assert "打几个字" in talk.send(Kind.TEXT).text


def test_a_sticker_in_the_middle_of_a_form_leaves_the_question_open(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).send(Kind.UNSUPPORTED)
    assert talk.top.asking == "when"
