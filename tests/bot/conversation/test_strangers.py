from datetime import UTC, datetime

import pytest

from bot.conversation.strangers import MOST, Strangers
from bot.core.messages import Address, Incoming, Kind

WHO = Address(channel="test", id="1")


def said(words="", **rest):
    return Incoming(address=WHO, update_id="u", at=datetime(2026, 11, 21, tzinfo=UTC), text=words, **rest)


@pytest.fixture
def strangers():
    return Strangers()


def test_the_newest_message_that_says_something_is_kept(strangers):
    for words in ("想找人送饭", "想找人陪我看病", "嗯"):
        strangers.asked(said(words), "zh")
    assert strangers.earlier(said(pressed="agree")).text == "想找人陪我看病"


@pytest.mark.parametrize("kind", [Kind.VOICE, Kind.BUTTON, Kind.UNSUPPORTED])
def test_what_cannot_be_answered_later_is_not_kept(strangers, kind):
    strangers.asked(said("修水管"), "zh")
    strangers.asked(said(kind=kind), "zh")
    assert strangers.earlier(said(pressed="agree")).text == "修水管"


def test_a_code_is_kept_and_other_commands_are_not(strangers):
    strangers.asked(said("CODE", kind=Kind.COMMAND, command="start"), "zh")
    strangers.asked(said("English", kind=Kind.COMMAND, command="language"), "en")
    assert strangers.earlier(said(pressed="agree")).text == "CODE"
    assert strangers.language(WHO) == "en"


def test_a_quotation_stands_in_where_nothing_is_remembered(strangers):
    assert strangers.earlier(said(pressed="agree", quoted="/start CODE")).command == "start"
    assert strangers.earlier(said(pressed="agree")) is None
    assert strangers.earlier(said(pressed="human", quoted="/start CODE")) is None


def test_who_is_forgotten_is_unknown(strangers):
    strangers.asked(said("想找人送饭"), "en")
    strangers.forget(WHO)
    assert WHO not in strangers
    assert strangers.language(WHO) is None


def test_the_oldest_are_forgotten_first(strangers):
    for number in range(MOST + 1):
        strangers.asked(said("想找人送饭").model_copy(update={"address": Address(channel="t", id=str(number))}), "zh")
    assert Address(channel="t", id="0") not in strangers
    assert Address(channel="t", id=str(MOST)) in strangers
