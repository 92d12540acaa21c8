"""A plan becomes proposals; what has changed meanwhile is left alone."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import select

from data.core.errors import AlreadyDecided, NotAllowed
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import AuditEntry, Match
from data.needs.needs import cancel_need
from data.planning import Snapshot, load_problem, record_plan
from data.planning.decisions import approve, proposals, reject, swap
from matching.check import check
from matching.model.assignment import Assignment
from matching.model.plan import Fix, Plan, Reason, Unserved
from matching.solve import solve

HOUR = timedelta(hours=1)
DAY = 24 * 60


def served(need, *providers, start=DAY + 600) -> Assignment:
    return Assignment(need=f"n{need.id}", start=start, roles={"main": tuple(f"p{p.id}" for p in providers)})


def recorded(town, snapshot: Snapshot, *needs: Assignment, unserved=()) -> list[Match]:
    return town.made(record_plan(town.session, snapshot, Plan(served=needs, unserved=tuple(unserved)), town.now))


def snapshot_of(town) -> Snapshot:
    return load_problem(town.session, town.now)


def test_what_a_plan_serves_is_proposed_with_its_reasons(town) -> None:
    need, provider = town.need(), town.volunteer()
    [match] = recorded(town, snapshot_of(town), served(need, provider))
    assert (match.status, need.status) == (MatchStatus.PROPOSED, NeedStatus.PROPOSED)
    assert (match.start, match.end) == (town.ten, town.ten + 3 * HOUR)
    assert [(part.role, part.provider_id) for part in match.providers] == [("main", provider.id)]
    assert [reason["code"] for reason in match.why] == ["skills", "near", "free"]
    assert match.why[0]["skills"] == ["medical_escort"]
    assert proposals(town.session) == [match]


def test_goods_are_proposed_with_where_they_come_from(town) -> None:
    need, chair = town.need("goods", item="轮椅"), town.resource(town.volunteer("爱心超市"))
    plan = Assignment(need=f"n{need.id}", start=DAY + 600, roles={"item": {f"r{chair.id}": 1}})
    [match] = recorded(town, snapshot_of(town), plan)
    assert [(s.role, s.resource_id, s.quantity) for s in match.resources] == [("item", chair.id, 1)]
    assert match.why == [{"code": "stock", "resource": chair.id, "km": 0.0}]


def test_the_same_plan_again_proposes_nothing_new(town) -> None:
    need, provider = town.need(), town.volunteer()
    [match] = recorded(town, snapshot_of(town), served(need, provider))
    assert recorded(town, snapshot_of(town), served(need, provider)) == []
    assert (match.status, match.version) == (MatchStatus.PROPOSED, 1)


def test_a_better_plan_takes_the_place_of_a_proposal(town) -> None:
    need, one, other = town.need(), town.volunteer("甲"), town.volunteer("乙")
    [old] = recorded(town, snapshot_of(town), served(need, one))
    [new] = recorded(town, snapshot_of(town), served(need, other))
    assert (old.status, new.status, need.status) == (MatchStatus.EXPIRED, MatchStatus.PROPOSED, NeedStatus.PROPOSED)


def test_why_nobody_was_found_is_kept_until_somebody_is(town) -> None:
    need, provider = town.need(), town.volunteer()
    [match] = recorded(town, snapshot_of(town), served(need, provider))
    fix = Fix(change="window", provider=f"p{provider.id}", to=[1, 2])
    left = Unserved(need=f"n{need.id}", reasons=(Reason(role="main", code="no_common_time", near=3),), fixes=(fix,))
    assert recorded(town, snapshot_of(town), unserved=[left]) == []
    assert (match.status, need.status) == (MatchStatus.EXPIRED, NeedStatus.OPEN)
    [reason] = need.reasons
    assert (reason.role, reason.code, reason.detail["near"]) == ("main", "no_common_time", 3)
    assert reason.detail["fixes"] == [{"change": "window", "provider": f"p{provider.id}", "to": [1, 2]}]
    recorded(town, snapshot_of(town), served(need, provider))
    assert need.reasons == []


def test_a_need_that_changed_while_we_thought_is_skipped(town, now) -> None:
    need, provider = town.need(), town.volunteer()
    snapshot = snapshot_of(town)
    need.version += 1
    town.session.flush()
    assert recorded(town, snapshot, served(need, provider)) == []
    assert need.status is NeedStatus.OPEN


@pytest.mark.parametrize("left_unserved", [True, False])
def test_a_need_cancelled_while_we_thought_stays_cancelled(town, now, left_unserved) -> None:
    need, provider = town.need(), town.volunteer()
    snapshot = snapshot_of(town)
    cancel_need(town.session, need, need.requester, now)
    left = [Unserved(need=f"n{need.id}", reasons=(Reason(role="main", code="all_busy"),))] if left_unserved else []
    plan = [] if left_unserved else [served(need, provider)]
    assert recorded(town, snapshot, *plan, unserved=left) == []
    assert (need.status, need.reasons) == (NeedStatus.CANCELLED, [])


def test_a_provider_promised_elsewhere_while_we_thought_is_not_proposed(town, now) -> None:
    need, other, provider = town.need(), town.need(), town.volunteer()
    snapshot = snapshot_of(town)
    match = town.proposal(other, provider)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    assert recorded(town, snapshot, served(need, provider)) == []
    assert need.status is NeedStatus.OPEN


def test_what_would_have_begun_already_is_not_proposed(town) -> None:
    need, provider = town.need(windows=[(town.now, town.ten + 4 * HOUR)]), town.volunteer()
    assert recorded(town, snapshot_of(town), served(need, provider, start=9 * 60)) == []


def test_what_is_agreed_is_not_proposed_again(town, now) -> None:
    need, provider = town.need(), town.volunteer()
    match = town.proposal(need, provider)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    assert recorded(town, snapshot_of(town), served(need, provider)) == []


def test_a_swap_puts_the_chosen_one_in_place_and_later_plans_leave_it(town, now) -> None:
    need, one, other = town.need(), town.volunteer("甲"), town.volunteer("乙")
    [old] = recorded(town, snapshot_of(town), served(need, one))
    snapshot, coordinator = snapshot_of(town), town.coordinator()
    [swapped] = swap(town.session, old.id, old.version, snapshot, served(need, other), coordinator, now)
    new = town.session.get_one(Match, swapped.new_id)  # type: ignore[attr-defined]
    assert (old.status, old.decided_by, new.pinned) == (MatchStatus.EXPIRED, coordinator.id, True)
    assert [part.provider_id for part in new.providers] == [other.id]
    assert recorded(town, snapshot_of(town), served(need, one)) == []
    approve(town.session, new.id, new.version, coordinator, now)
    assert new.status is MatchStatus.APPROVED


def test_a_swap_is_refused_like_any_other_decision(town, now) -> None:
    need, one, other = town.need(), town.volunteer("甲"), town.volunteer("乙")
    [old] = recorded(town, snapshot_of(town), served(need, one))
    choice = snapshot_of(town), served(need, other)
    with pytest.raises(NotAllowed):
        swap(town.session, old.id, old.version, *choice, town.person(), now)
    with pytest.raises(AlreadyDecided):
        swap(town.session, old.id, old.version + 1, *choice, town.coordinator(), now)


def test_every_proposal_is_written_down(town) -> None:
    need, provider = town.need(), town.volunteer()
    [match] = recorded(town, snapshot_of(town), served(need, provider))
    entry = town.session.scalars(select(AuditEntry).filter_by(action="match.proposed")).one()
    assert (entry.subject_id, entry.actor_id, entry.detail) == (str(match.id), None, {"need": need.id})


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_matcher_proposes_can_be_approved_and_planned_around(town, now, seed) -> None:
    draw = random.Random(seed)
    areas = ["qingshan", "fenghuang", "houbu", "bayi"]
    for _ in range(4):
        town.volunteer(skills=["errand", "medical_escort"], area_id=draw.choice(areas), weekly_minutes=400)
    town.resource(town.volunteer("爱心超市", skills=[]), quantity=2)
    for _ in range(8):
        start = town.ten + draw.randrange(4) * HOUR
        category = draw.choice(["errand", "medical_escort", "goods"])
        town.need(category, item="轮椅", area_id=draw.choice(areas), windows=[(start, start + 4 * HOUR)])
    coordinator = town.coordinator(None)
    for _ in range(2):
        snapshot = snapshot_of(town)
        plan = solve(snapshot.problem, seconds=1.0, seed=seed)
        assert check(snapshot.problem, plan).broken == []
        matches = town.made(record_plan(town.session, snapshot, plan, now))
        draw.shuffle(matches)
        for match in matches[: len(matches) // 2 + 1]:
            approve(town.session, match.id, match.version, coordinator, now)
        for match in matches[len(matches) // 2 + 1 :]:
            reject(town.session, match.id, match.version, coordinator, "time", now)
    assert town.session.scalars(select(Match).filter_by(status=MatchStatus.APPROVED)).all()
