from datetime import time

import pytest

from bot.core.messages import Priority
from bot.dialogue.flows.cards import proposal_card
from data.core.errors import AlreadyDecided, NotAllowed, NotFound
from data.core.kinds import Preference, Role
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.recurrence import NewRule
from data.models import Match, Need, NeedPreference, OutboxMessage, Provider
from data.offers.providers import NewVolunteer, register_volunteer
from data.people.roles import grant_role
from tests.kit.town import enrolled


def proposal(station):
    (view,) = station.desk.proposals(station.person("李社工").id)
    return view


def actor(station):
    return station.person("李社工").id


def more_helpers(station, *names):
    """Others who escort people to the doctor."""

    def join(session):
        for name in names:
            person = enrolled(session, "test", name, "zh", station.now)
            hours = NewRule(("MO", "TU"), time(8), time(20))
            new = NewVolunteer(name=name, skills=["medical_escort"], area_id="gaozhi", rules=[hours])
            register_volunteer(session, person, new, station.now)

    station.database.run(join)


def texts(station, who):
    return [message.text for message in station.told(who)]


async def test_a_proposal_is_shown_with_everything_to_decide_by(proposed):
    view = proposal(proposed)
    assert view.summary == "陪诊就医 · 青山镇高枳村"
    assert view.when.startswith("11月23日 周一 1")
    assert [(p.name, p.kind) for p in view.people] == [("李姐", "volunteer")]
    assert "李姐就在本地" in view.why
    assert any("能做陪诊就医" in why for why in view.why)
    english = proposed.desk.proposals(actor(proposed), "en")[0]
    assert english.summary.startswith("escort to a doctor")


async def test_who_decides_nothing_sees_nothing(proposed):
    assert proposed.desk.proposals(proposed.person("小周").id) == []


async def test_another_towns_coordinator_neither_sees_nor_decides(proposed):
    await proposed.coordinator("别镇社工", area="gaokeng")
    other = proposed.person("别镇社工").id
    assert proposed.desk.proposals(other) == []
    view = proposal(proposed)
    with pytest.raises(NotAllowed):
        proposed.desk.approve(view.match_id, view.version, other)


async def test_approval_asks_the_helper_and_tells_the_resident(proposed):
    view = proposal(proposed)
    proposed.desk.approve(view.match_id, view.version, actor(proposed))
    arranged = texts(proposed, "小周")[-1]
    assert all(part in arranged for part in ("李姐", "11月23日 周一", "陪诊就医"))
    asked = proposed.told("李姐")[-1]
    assert all(part in asked.text for part in ("高枳村", "11月23日 周一", "老人"))
    assert [row[0].data for row in asked.buttons] == [f"accept:{view.match_id}", f"cannot:{view.match_id}"]
    assert asked.priority is Priority.NOTICE


async def test_before_the_promise_the_helper_knows_neither_name_nor_number(proposed):
    view = proposal(proposed)
    proposed.desk.approve(view.match_id, view.version, actor(proposed))
    asked = texts(proposed, "李姐")[-1]
    assert "13800000002" not in asked
    assert "八十多" not in asked


async def test_approving_twice_is_refused_and_told_once(proposed):
    view = proposal(proposed)
    proposed.desk.approve(view.match_id, view.version, actor(proposed))
    told = len(proposed.stored(OutboxMessage))
    with pytest.raises(AlreadyDecided):
        proposed.desk.approve(view.match_id, view.version, actor(proposed))
    assert len(proposed.stored(OutboxMessage)) == told


async def test_a_refused_decision_leaves_everything_as_it_was(proposed):
    view = proposal(proposed)
    with pytest.raises(AlreadyDecided):
        proposed.desk.approve(view.match_id, view.version + 1, actor(proposed))
    assert proposal(proposed) == view


async def test_what_does_not_exist_is_not_found(proposed):
    with pytest.raises(NotFound):
        proposed.desk.approve(99, 1, actor(proposed))
    with pytest.raises(NotFound):
        proposed.desk.swap(99, 1, actor(proposed), "ab12cd34")


async def test_a_rejected_person_is_not_proposed_again(proposed):
    view = proposal(proposed)
    proposed.desk.reject(view.match_id, view.version, actor(proposed), "person")
    assert proposed.stored(Need)[0].status is NeedStatus.OPEN
    assert proposed.propose() == []


async def test_everybody_else_who_could_go_is_an_option(proposed):
    more_helpers(proposed, "王姐", "赵姐")
    assert sorted(option.who for option in proposed.desk.options(proposal(proposed).match_id)) == ["王姐", "赵姐"]


async def test_five_options_at_most_are_shown(proposed):
    more_helpers(proposed, *(f"王{n}姐" for n in range(8)))
    assert len(proposed.desk.options(proposal(proposed).match_id)) == 5


async def test_the_option_that_was_chosen_takes_the_place_and_the_old_one_is_an_option(proposed):
    more_helpers(proposed, "王姐", "赵姐")
    view = proposal(proposed)
    chosen = next(option for option in proposed.desk.options(view.match_id) if option.who == "赵姐")
    swapped = proposed.desk.swap(view.match_id, view.version, actor(proposed), chosen.code)
    assert [p.name for p in swapped.people] == ["赵姐"]
    assert swapped.when == chosen.when
    assert sorted(option.who for option in proposed.desk.options(swapped.match_id)) == ["李姐", "王姐"]


async def test_what_is_no_proposal_has_no_options(proposed):
    assert proposed.desk.options(99) == ()


async def test_an_option_that_is_gone_changes_nothing(proposed):
    view = proposal(proposed)
    assert proposed.desk.swap(view.match_id, view.version, actor(proposed), "ab12cd34") is None
    assert proposal(proposed) == view


def swap_to(station, who, by):
    view = proposal(station)
    code = next(option.code for option in station.desk.options(view.match_id) if option.who == who)
    return station.desk.swap(view.match_id, view.version, by, code)


async def test_a_swapped_proposal_stays_when_plans_are_made_anew(proposed):
    more_helpers(proposed, "王姐")
    swapped = swap_to(proposed, "王姐", actor(proposed))
    assert swapped.pinned
    proposed.propose()
    assert proposal(proposed) == swapped


async def test_a_pinned_proposal_stays_though_a_better_one_would_be_found(proposed):
    view = proposal(proposed)
    proposed.desk.pin(view.match_id, view.version, actor(proposed), pinned=True)
    wish_for(proposed, "王姐")
    assert proposed.propose() == []
    assert [p.name for p in proposal(proposed).people] == ["李姐"]
    proposed.desk.pin(view.match_id, view.version, actor(proposed), pinned=False)
    assert len(proposed.propose()) == 1
    assert [p.name for p in proposal(proposed).people] == ["王姐"]


def wish_for(station, name):
    """The resident would rather see somebody who joins now, and the present helper is given up for it."""
    more_helpers(station, name)

    def wish(session):
        asked, now = (next(p for p in session.query(Provider) if p.name == who) for who in (name, "李姐"))
        session.add(NeedPreference(need_id=1, provider_id=asked.id, kind=Preference.PREFER))
        now.active = False

    station.database.run(wish)


async def test_a_proposal_that_a_later_plan_moved_says_how_it_was_and_why(proposed):
    assert proposal(proposed).moved == ""
    wish_for(proposed, "王姐")
    proposed.propose()
    view = proposal(proposed)
    assert view.moved.startswith("重新安排过：原来是李姐，11月23日 周一 1")
    assert view.moved.endswith("李姐那时没空了。")
    assert view.moved in proposed_card(proposed)
    assert proposed.desk.proposals(actor(proposed), "en")[0].moved.startswith("Arranged anew: it was 李姐")


def proposed_card(station):
    return proposal_card("zh", proposal(station)).text


async def test_a_pin_by_who_may_not_is_refused(proposed):
    view = proposal(proposed)
    with pytest.raises(NotAllowed):
        proposed.desk.pin(view.match_id, view.version, proposed.person("小周").id, pinned=True)


async def test_a_swap_by_who_may_not_is_refused(proposed):
    more_helpers(proposed, "王姐")
    with pytest.raises(NotAllowed):
        swap_to(proposed, "王姐", proposed.person("小周").id)


async def test_every_decision_calls_on_change_after_the_commit(proposed):
    before = proposed.changes
    view = proposal(proposed)
    proposed.desk.reject(view.match_id, view.version, actor(proposed), "time")
    assert proposed.changes == before + 1


async def test_a_confidential_need_is_sealed_for_all_but_social_workers(proposed):
    await proposed.join("吴女士")

    def counsel(session):
        session.get(Need, 1).category = "counselling"

    proposed.database.run(counsel)
    view = proposal(proposed)
    assert "心理疏导" not in view.summary
    assert (view.requester, view.beneficiary, view.why) == (None, (), ())
    worker = proposed.person("李社工")
    proposed.database.run(lambda s: grant_role(s, s.merge(worker), Role.SOCIAL_WORKER, "qingshan", proposed.now))
    assert "心理疏导" in proposal(proposed).summary


async def test_a_match_that_begins_is_no_longer_to_be_approved(proposed):
    view = proposal(proposed)
    proposed.now = proposed.now.replace(month=12)
    with pytest.raises(AlreadyDecided):
        proposed.desk.approve(view.match_id, view.version, actor(proposed))
    assert proposed.stored(Match)[0].status is MatchStatus.PROPOSED
