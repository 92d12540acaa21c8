import pytest

from bot.dialogue.engine.actions import Redeem
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.stack import IDLE


def test_start_with_a_code_redeems_it(talk):
    assert talk.command("start", " ABCD2345 ").actions == (Redeem("ABCD2345"),)


def test_start_without_a_code_greets_with_what_can_be_begun(talk):
    talk.command("start")
    assert "mean:report_need" in talk.buttons
    assert talk.actions == ()


def test_cancel_drops_a_form(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).command("cancel")
    assert talk.state == IDLE


@pytest.mark.parametrize("command", ["help", "dance", ""])
def test_help_and_what_we_do_not_know_explain_and_keep_the_form(talk, command):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).command(command)
    assert "直接说要什么帮助" in talk.text
    assert talk.top.asking == "when"


@pytest.mark.parametrize("words", ["我的需求", "积分", "办得怎样了？", "My points"])
@pytest.mark.parametrize("asking", ["when", "place", "item"])
def test_how_things_stand_is_a_command_in_words_too(talk, words, asking):
    talk.state = form = IDLE.pushed(Form(form="need", asking=asking))
    talk.say(words, "delete_data", confidence=0.21)
    assert talk.text.startswith("您现在没有正在办的事。\n")
    assert len(talk.last.replies) == 1
    assert talk.state == form


def test_longer_words_are_no_command(talk):
    assert "没有正在办的事" not in talk.say("我的需求不要了", "other").text


def test_a_coordinator_is_told_how_to_review(talk):
    assert "审核" in talk.to(coordinator=True).command("help").text


def test_review_is_for_coordinators(talk):
    assert "只给本区的社工" in talk.command("review").text
