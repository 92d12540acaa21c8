"""A coordinator's decisions in the chat, with what is stored changing under their hands."""

import re

import pytest

from bot.core.messages import Kind
from data.core.lifecycle import MatchStatus
from data.models import Match, SignInLink
from data.people.sign_in import open_session, session_person


async def test_the_link_opens_the_review_page_once_for_this_coordinator(proposed):
    *_, message = await proposed.incoming(proposed.typed("李社工", "审核"))
    url = message.buttons[0][0].url
    token = re.fullmatch(r"http://station\.test/review/open/([\w-]+)", url)[1]
    cookie = proposed.database.run(lambda s: open_session(s, token, proposed.now)).value
    person = proposed.database.run(lambda s: session_person(s, cookie, proposed.now))
    assert person.id == proposed.person("李社工").id


@pytest.mark.parametrize("who", ["小周", "路人"])
async def test_nobody_else_gets_a_link(proposed, who):
    assert "只给本区的社工" in await proposed.press(who, "review")
    assert proposed.stored(SignInLink) == []


@pytest.mark.parametrize("who", ["小周", "路人"])
async def test_a_strangers_press_on_a_coordinators_button_changes_nothing(proposed, who):
    assert "只给本区的社工" in await proposed.press(who, "approve:1:1")
    assert proposed.stored(Match)[0].status is MatchStatus.PROPOSED


async def test_the_second_press_is_told_that_it_was_decided(proposed):
    assert "已经同意" in await proposed.press("李社工", "approve:1:1")
    assert "已经处理过" in await proposed.press("李社工", "approve:1:1")


async def test_a_rejection_with_words_is_kept_with_them(proposed):
    await proposed.press("李社工", "reject:1:1")
    await proposed.say("李社工", "那天她要开会")
    (match,) = proposed.stored(Match)
    assert (match.status, match.decision_reason) == (MatchStatus.REJECTED, "那天她要开会")


async def test_a_proposal_decided_on_the_page_meanwhile_is_not_rejected_in_the_chat(proposed):
    await proposed.press("李社工", "reject:1:1")
    proposed.desk.approve(1, 1, proposed.person("李社工").id)
    assert "有变动" in await proposed.press("李社工", "why:person")
    assert proposed.stored(Match)[0].status is MatchStatus.APPROVED


async def test_the_other_ways_are_shown_with_what_each_costs_and_one_is_taken(proposed):
    await proposed.nurse("王姐")
    (card,) = await proposed.incoming(proposed.typed("李社工", "", kind=Kind.BUTTON, pressed="swap:1:1"))
    assert "1. 王姐" in card.text
    assert "时间不变；路上一样久" in card.text
    (take,), (leave,) = card.buttons
    assert (take.label, leave.data) == ("换成王姐", "leave:1:1")
    assert proposed.stored(Match)[0].status is MatchStatus.PROPOSED
    taken = await proposed.press("李社工", take.data)
    assert "换成了下面这个" in taken
    assert "去的人：王姐" in taken


async def test_where_there_is_nobody_else_the_coordinator_is_told(proposed):
    assert "没有别的合适的人" in await proposed.press("李社工", "swap:1:1")


async def test_an_other_way_that_is_gone_is_not_taken(proposed):
    assert "已经不行了" in await proposed.press("李社工", "take:1:1:ab12cd34")
    assert [match.status for match in proposed.stored(Match)] == [MatchStatus.PROPOSED]
