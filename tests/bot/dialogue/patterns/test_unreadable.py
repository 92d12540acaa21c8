import pytest

from bot.core.messages import Kind
from bot.dialogue.flows.language import has_han
from nlu.grammar.script import READ_CHARACTERS

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


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "开头和结尾各 500 字"), ("en", "first and last 500 characters")]
)
def test_of_a_message_that_is_too_long_it_is_told_what_was_read_and_the_conversation_goes_on(talk, language, words):
    talk.to(language=language).say("我想" * 2_500, "report_need", categories=("errand",))
    [answer] = talk.last.replies
    assert words in answer.text
    assert talk.top.asking == "when"


def test_a_rambling_message_is_read_whole_without_a_word_on_it(talk):
    talk.say("我" * READ_CHARACTERS, "report_need", categories=("errand",))
    assert talk.top.asking == "when"
    assert "500" not in talk.text


def test_a_stranger_is_asked_for_consent_before_anything_else(stranger):
    stranger.say("我想" * 2_500, "report_need", categories=("errand",))
    assert "500" not in stranger.text


def test_danger_in_a_long_or_edited_message_is_not_overlooked(talk):
    talk.say("啊" * 5_000, "emergency", danger="fire")
    assert "119" in talk.text
    assert "500" not in talk.text


def test_an_emoji_alone_is_answered_kindly(talk):
    assert "打几个字" in talk.say("🙂🙏").text


def test_an_empty_message_is_answered_too(talk):
    assert "打几个字" in talk.send(Kind.TEXT).text


def test_a_sticker_in_the_middle_of_a_form_leaves_the_question_open(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).send(Kind.UNSUPPORTED)
    assert talk.top.asking == "when"
