from datetime import datetime

import pytest

from bot.dialogue.engine.giving.actions import WithdrawGift
from bot.dialogue.engine.views import GiftView

WHEELCHAIR = GiftView(1, "轮椅", 1, "台", ((datetime(2026, 11, 22, 12), "gaozhi"),))
RICE = GiftView(2, "米", 2, "袋")


@pytest.fixture
def giver(talk):
    return talk.to(gifts=(WHEELCHAIR, RICE))


@pytest.mark.parametrize("said", ["我那轮椅不捐了", "轮椅我要收回", "轮椅不借给你们了"])
@pytest.mark.parametrize("intent", ["cancel", "offer_resource", "other"])
def test_what_is_named_is_taken_back_after_a_yes(giver, said, intent):
    assert "轮椅 1 台" in giver.say(said, intent, 0.6).text
    assert giver.actions == ()
    assert giver.press("yes").actions == (WithdrawGift(1),)


def test_of_several_that_are_not_named_it_is_asked_which(giver):
    giver.say("不捐了", "cancel")
    assert giver.buttons == ["pick:gift_back:1", "pick:gift_back:2", "no"]
    giver.press("pick:gift_back:2")
    assert giver.say("对", "affirm").actions == (WithdrawGift(2),)


def test_the_question_which_is_answered_by_name_or_no(giver):
    assert "米 2 袋" in giver.say("不捐了", "cancel").say("米", "other", 0.2).text
    assert "还留着" in giver.press("no").text
    assert "还留着" in giver.say("不捐了", "cancel").press("no").text


def test_what_is_gone_meanwhile_is_said_so(giver):
    giver.say("不捐了", "cancel").to(gifts=(RICE,)).press("pick:gift_back:1")
    assert "已经收回" in giver.text


@pytest.mark.parametrize("said", ["我捐的轮椅怎么样了", "轮椅借给谁了", "我捐的轮椅用上了吗"])
def test_what_became_of_it_is_told_without_telling_who(giver, said):
    giver.say(said, "ask_status", 0.66)
    assert "11月22日 周日 12:00 给青山镇高枳村的一位居民用" in giver.text
    assert "米" not in giver.text


def test_what_was_used_is_said_so(giver):
    assert "用上了" in giver.to(now=datetime(2026, 11, 23, 9)).say("我捐的轮椅怎么样了", "ask_status").text


def test_how_things_stand_tells_of_gifts_too(giver):
    assert "还没用上" in giver.command("status").text


def test_who_gave_nothing_asks_about_something_else(talk):
    assert talk.say("不捐了", "cancel").actions == ()
    assert "捐或借出" not in talk.text
