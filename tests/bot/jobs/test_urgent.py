"""Urgent needs in the plan that stands."""

import asyncio
import threading

import pytest

from bot.core.messages import Priority
from bot.core.wakeup import WakeUp
from bot.jobs.rounds import Matchmaker, keep_proposing
from bot.jobs.urgent import Dispatcher
from bot.notices.table import publisher
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Match, Need
from data.needs.needs import NewNeed, record_need
from matching.solve import solve
from tests.kit.town import enrolled


def dispatcher(station) -> Dispatcher:
    return Dispatcher(station.database, station.clock, publisher(station.names))


def need(station, urgency="urgent", category="medical_escort") -> int:
    """Somebody in the village needs something within the next days."""

    def ask(session):
        person = enrolled(session, "test", "急人", "zh", station.now)
        new = NewNeed([category], "gaozhi", urgency=urgency, requester_name="急人")
        return record_need(session, person, new, station.now)[0].need_id  # type: ignore[attr-defined]

    return station.database.run(ask)


def match_of(station, need_id: int) -> Match | None:
    return station.database.run(lambda s: s.query(Match).filter_by(need_id=need_id).one_or_none())


@pytest.fixture
async def approved(proposed):
    """The nurse is promised on Monday afternoon."""
    await proposed.press("李社工", "approve:1:1")
    await proposed.press("李姐", "accept:1")
    return proposed


async def test_an_urgent_need_is_proposed_at_once_and_what_stands_stays(proposed):
    standing = match_of(proposed, 1)
    urgent = need(proposed)
    [made] = dispatcher(proposed).propose()
    assert match_of(proposed, urgent).id == made
    assert (match_of(proposed, 1).start, match_of(proposed, 1).version) == (standing.start, standing.version)
    assert match_of(proposed, 1).status is MatchStatus.PROPOSED


async def test_what_is_promised_stays_and_nobody_is_in_two_places(approved):
    urgent = need(approved)
    dispatcher(approved).propose()
    agreed, new = match_of(approved, 1), match_of(approved, urgent)
    assert agreed.status is MatchStatus.ACCEPTED
    assert new.end <= agreed.start or agreed.end <= new.start


async def test_the_coordinator_gets_the_card_itself_to_decide_by(proposed):
    urgent = need(proposed)
    [made] = dispatcher(proposed).propose()
    card = proposed.told("李社工")[-1]
    for expected in ("有件急事刚找到人", "陪诊就医 · 青山镇高枳村", "加急", "去的人：李姐"):
        assert expected in card.text
    assert card.priority is Priority.ANSWER
    assert "已经同意" in await proposed.press("李社工", card.buttons[0][0].data)
    assert match_of(proposed, urgent).status is MatchStatus.APPROVED
    assert match_of(proposed, urgent).id == made


async def test_a_confidential_need_is_not_told_to_who_may_not_know(proposed):
    need(proposed)

    def seal(session):
        session.query(Need).filter_by(urgency="urgent").one().category = "counselling"

    proposed.database.run(seal)
    assert dispatcher(proposed).propose() != []
    assert "保密服务" in proposed.told("李社工")[-1].text
    assert "急人" not in proposed.told("李社工")[-1].text


async def test_a_need_that_can_wait_waits_for_the_next_round(proposed):
    need(proposed, urgency="normal")
    assert dispatcher(proposed).propose() == []


async def test_an_urgent_need_is_proposed_once(proposed):
    need(proposed)
    assert len(dispatcher(proposed).propose()) == 1
    assert dispatcher(proposed).propose() == []


async def test_where_nobody_can_be_found_the_next_round_says_why(proposed):
    urgent = need(proposed, category="legal_aid")
    assert dispatcher(proposed).propose() == []
    proposed.propose()
    stored = next(n for n in proposed.stored(Need) if n.id == urgent)
    assert stored.status is NeedStatus.OPEN
    assert proposed.database.run(lambda s: [reason.code for reason in s.get(Need, urgent).reasons]) == ["no_provider"]
    assert dispatcher(proposed).propose() == []


async def test_the_next_round_leaves_an_urgent_proposal_where_it_is(proposed):
    urgent = need(proposed)
    dispatcher(proposed).propose()
    before = match_of(proposed, urgent)
    assert proposed.propose() == []
    assert match_of(proposed, urgent).id == before.id


async def test_an_urgent_need_does_not_wait_for_a_round_that_is_under_way(proposed):
    """The round began before the need was there and ends after its proposal is recorded, which it leaves alone."""
    begun, finish = threading.Event(), threading.Event()

    def slow(problem, *, seconds):
        begun.set()
        assert finish.wait(20)
        return solve(problem, seconds=seconds)

    changed, due, found, planned = WakeUp(), WakeUp(), asyncio.Event(), asyncio.Event()
    matchmaker = Matchmaker(proposed.database, proposed.clock, publisher(proposed.names), seconds=1, solver=slow)
    planning = asyncio.create_task(keep_proposing(matchmaker, due, lambda: None, after=planned.set))
    assert await asyncio.to_thread(begun.wait, 20)
    urgent = need(proposed)
    urgently = asyncio.create_task(keep_proposing(dispatcher(proposed), changed, found.set, after=due.wake))
    await asyncio.wait_for(found.wait(), 20)
    made = match_of(proposed, urgent)
    finish.set()
    await asyncio.wait_for(planned.wait(), 20)
    planning.cancel()
    urgently.cancel()
    assert match_of(proposed, urgent).id == made.id
