import pytest

from bot.dialogue.engine.actions import Erase
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.flows.erase import ERASING


def test_deleting_is_asked_once_more_and_then_done_and_said(talk):
    talk.say("把我的资料删了", "delete_data")
    assert talk.top == ERASING
    assert talk.actions == ()
    talk.press("yes")
    assert talk.actions == (Erase(),)
    assert "全部删掉" in talk.text


@pytest.mark.parametrize("again", [("对", "affirm"), ("删掉我的资料", "delete_data")])
def test_it_can_be_confirmed_in_words(talk, again):
    assert talk.say("删掉", "delete_data").say(*again).actions == (Erase(),)


def test_it_works_in_the_middle_of_a_form(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).say("删掉我的资料", "delete_data")
    assert talk.top == ERASING


@pytest.mark.parametrize("no", [("不删", "deny"), None])
def test_nothing_is_deleted_after_a_no(talk, no):
    talk.say("删掉", "delete_data")
    talk.say(*no) if no else talk.press("no")
    assert talk.actions == ()
    assert talk.state == IDLE


def test_something_else_in_between_deletes_nothing(talk):
    talk.say("删掉", "delete_data").say("你好", "greet")
    assert talk.actions == ()
    assert talk.state == IDLE
