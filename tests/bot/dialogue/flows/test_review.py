from datetime import datetime

import pytest

from bot.dialogue.engine.actions import Approve, Reject, SendReviewLink, ShowOptions, Swap
from bot.dialogue.engine.frames import Rejecting
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import GoodsView, PersonView, ProposalView
from bot.dialogue.flows.review import SHOWN_AT_ONCE

START, END = datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 17)
PROPOSAL = ProposalView(
    match_id=5, version=2, need_id=1, category="medical_escort", place="gaozhi", start=START, end=END,
    people=(PersonView(9, "李姐", "volunteer", "main"),), goods=(GoodsView(3, "轮椅", 1, "个", "慈善超市"),),
    beneficiary=("elder",), requester="周女士", urgency="urgent", summary="陪诊就医 · 青山镇高枳村",
    when="11月25日 周三 14:00–17:00", why=("李姐离得近",),
)  # fmt: skip


@pytest.fixture
def coordinator(talk):
    return talk.to(coordinator=True, proposals=(PROPOSAL,))


@pytest.mark.parametrize("how", ["command", "button", "word"])
def test_a_coordinator_sees_what_waits_with_reasons_and_gets_a_link(coordinator, how):
    {
        "command": lambda: coordinator.command("review"),
        "button": lambda: coordinator.press("review"),
        "word": lambda: coordinator.say("审核"),
    }[how]()
    card = ("陪诊就医 · 青山镇高枳村", "11月25日 周三 14:00–17:00", "李姐（志愿者）", "轮椅 1 个", "李姐离得近", "加急")
    for line in card:
        assert line in coordinator.text
    assert coordinator.buttons == ["approve:5:2", "swap:5:2", "reject:5:2"]
    assert coordinator.actions == (SendReviewLink(),)


def test_only_the_most_pressing_are_shown_at_once(coordinator):
    coordinator.to(proposals=(PROPOSAL,) * 20).press("review")
    assert len(coordinator.last.replies) == SHOWN_AT_ONCE + 1
    assert "20" in coordinator.text


def test_nothing_waiting_is_said_and_the_link_given_all_the_same(coordinator):
    coordinator.to(proposals=()).press("review")
    assert "没有要审核的" in coordinator.text
    assert coordinator.actions == (SendReviewLink(),)


def test_a_proposal_is_approved_in_the_version_that_was_seen(coordinator):
    assert coordinator.press("approve:5:2").actions == (Approve(5, 2),)


def test_how_else_it_could_be_done_is_asked_for(coordinator):
    assert coordinator.press("swap:5:2").actions == (ShowOptions(5, 2),)


def test_one_of_the_other_ways_is_taken_by_its_code(coordinator):
    assert coordinator.press("take:5:2:ab12cd34").actions == (Swap(5, 2, "ab12cd34"),)


def test_the_other_ways_can_be_left(coordinator):
    assert coordinator.press("leave:5:2").actions == ()
    assert "先放着" in coordinator.text


def test_a_rejection_asks_for_the_reason_by_button(coordinator):
    coordinator.press("reject:5:2")
    assert coordinator.top == Rejecting(match_id=5, version=2)
    assert coordinator.buttons == ["why:person", "why:time", "no"]
    assert coordinator.press("why:person").actions == (Reject(5, 2, "person"),)
    assert coordinator.state == IDLE


def test_a_reason_in_words_is_taken_as_it_is_said(coordinator):
    coordinator.press("reject:5:2").say("她那天要开会，换个人")
    assert coordinator.actions == (Reject(5, 2, "她那天要开会，换个人"),)


def test_a_rejection_can_be_thought_over(coordinator):
    coordinator.press("reject:5:2").press("no")
    assert coordinator.actions == ()
    assert coordinator.state == IDLE


@pytest.mark.parametrize("verb", ["approve", "reject", "swap", "leave"])
def test_a_proposal_that_has_changed_since_is_not_decided(coordinator, verb):
    coordinator.press(f"{verb}:5:1")
    assert coordinator.actions == ()
    assert "已经处理过或有变动" in coordinator.text


@pytest.mark.parametrize("data", ["approve:5", "approve:five:2", "approve:5:2:1", "approve", "take:5:2"])
def test_a_button_that_is_broken_decides_nothing(coordinator, data):
    coordinator.press(data)
    assert coordinator.actions == ()
    assert "过时" in coordinator.text


@pytest.mark.parametrize("data", ["approve:5:2", "reject:5:2", "swap:5:2", "take:5:2:ab12cd34", "review"])
@pytest.mark.parametrize("registered", [True, False])
def test_a_coordinators_button_in_somebody_elses_hand_does_nothing_and_says_why(talk, data, registered):
    talk.to(registered=registered, proposals=(PROPOSAL,)).press(data)
    assert talk.actions == ()
    assert "只给本区的社工和协调员用" in talk.text


def test_the_refusal_is_in_the_language_of_who_pressed(talk):
    assert "social workers and coordinators" in talk.to(language="en").press("approve:5:2").text
