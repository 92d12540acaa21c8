"""What a resident confirmed becomes needs."""

from datetime import timedelta

import pytest

from data.core.errors import IllegalTransition, NotAllowed, NotFound
from data.core.events import NeedCancelled, NeedRescheduled, VisitCancelled
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.recurrence import NewRule
from data.needs.needs import NewNeed, cancel_need, get_need, needs_of, record_need, reschedule_need
from data.planning.decisions import approve
from data.reference import load_taxonomy

HOUR = timedelta(hours=1)


def test_each_category_becomes_a_need_of_its_own(town, now) -> None:
    person = town.person()
    new = NewNeed(categories=["medical_escort", "transport", "medical_escort"], area_id="qingshan")
    recorded = record_need(town.session, person, new, now)
    needs = [get_need(town.session, event.need_id) for event in recorded]  # type: ignore[attr-defined]
    assert [need.category for need in needs] == ["medical_escort", "transport"]
    assert needs_of(town.session, person) == needs[::-1]


def test_the_main_role_takes_people_of_the_societies_of_the_category(town) -> None:
    [role] = town.need("medical_escort", people=2).roles
    assert (role.code, role.kinds, role.skills) == (
        "main", ["volunteer", "social_worker", "organisation"], ["medical_escort"],
    )  # fmt: skip
    assert (role.people, role.item) == (2, None)


def test_goods_are_a_thing_by_its_name_and_quantity(town) -> None:
    [role] = town.need("goods", item=" 轮椅 ", quantity=2, unit="个").roles
    assert (role.code, role.item, role.quantity, role.kinds, role.people) == ("item", "goods:轮椅", 2, [], None)


@pytest.mark.parametrize(("category", "item"), [("funds", "funds"), ("venue", "venue"), ("goods", "goods")])
def test_money_rooms_and_goods_nobody_named_go_by_their_kind(town, category, item) -> None:
    assert town.need(category).roles[0].item == item


@pytest.mark.parametrize("category", sorted(load_taxonomy().categories))
def test_every_category_of_the_taxonomy_can_be_asked_for(town, category) -> None:
    need = town.need(category)
    [role] = need.roles
    assert need.minutes > 0
    assert bool(role.item) != bool(role.kinds)
    assert "charity" not in role.kinds


def test_a_point_becomes_a_window_of_the_length_of_the_visit(town) -> None:
    need = town.need("medical_escort", windows=[(town.ten, None)])
    assert [(w.start, w.end) for w in need.windows] == [(town.ten, town.ten + 3 * HOUR)]


def test_a_visit_is_no_longer_than_the_longest_time_that_was_given(town) -> None:
    hours = [(town.ten, town.ten + HOUR), (town.ten, town.ten + 2 * HOUR)]
    assert town.need("medical_escort", windows=hours).minutes == 120
    assert town.need("medical_escort", windows=[*hours, (town.ten, None)]).minutes == 180


@pytest.mark.parametrize(
    ("urgency", "beneficiary", "priority"),
    [
        ("normal", [], 2),
        ("normal", ["elder"], 2),
        ("normal", ["elder", "living_alone"], 3),
        ("urgent", [], 4),
        ("urgent", ["disabled"], 5),
        ("emergency", ["patient"], 5),
    ],
)
def test_the_urgent_and_the_frail_come_first(town, urgency, beneficiary, priority) -> None:
    assert town.need(urgency=urgency, beneficiary=beneficiary).priority == priority


def test_a_repeated_need_keeps_all_its_rules(town) -> None:
    hour = town.ten.time().replace(hour=9)
    rules = [NewRule(days=("MO",), start=hour), NewRule(days=(), start=hour, end=hour.replace(hour=11), times=2)]
    need = town.need(windows=[], rules=rules)
    assert [(rule.days, rule.times, rule.end) for rule in need.repeats] == [
        (["MO"], None, None), ([], 2, hour.replace(hour=11)),
    ]  # fmt: skip


def test_what_is_said_about_oneself_is_remembered_and_silence_forgets_nothing(town) -> None:
    person = town.person("")
    town.need(requester=person, requester_name="王奶奶", phone="13800000000")
    town.need(requester=person)
    assert (person.name, person.phone, person.area_id) == ("王奶奶", "13800000000", "qingshan")


def test_an_area_nobody_knows_is_refused(town, now) -> None:
    with pytest.raises(NotFound):
        record_need(town.session, town.person(), NewNeed(categories=["errand"], area_id="atlantis"), now)


def test_cancelling_calls_off_what_was_agreed(town, now) -> None:
    need, coordinator = town.need(), town.coordinator()
    match = town.proposal(need, town.volunteer())
    approve(town.session, match.id, match.version, coordinator, now)
    events = (NeedCancelled(need.id), VisitCancelled(match.id))
    assert cancel_need(town.session, need, need.requester, now) == events
    assert (need.status, match.status) == (NeedStatus.CANCELLED, MatchStatus.CANCELLED)


def test_only_their_own_need_or_one_of_their_area_may_be_cancelled(town, now) -> None:
    need = town.need()
    with pytest.raises(NotAllowed):
        cancel_need(town.session, need, town.person("别人"), now)
    with pytest.raises(NotAllowed):
        cancel_need(town.session, need, town.coordinator("fenghuang"), now)
    cancel_need(town.session, need, town.coordinator("qingshan"), now)


def test_a_need_that_is_over_cannot_be_cancelled(town, now) -> None:
    need = town.need()
    cancel_need(town.session, need, need.requester, now)
    with pytest.raises(IllegalTransition):
        cancel_need(town.session, need, need.requester, now)


def test_a_need_that_is_moved_is_open_at_its_new_time_and_what_was_agreed_is_off(town, now) -> None:
    need = town.need()
    match = town.proposal(need, town.volunteer())
    approve(town.session, match.id, match.version, town.coordinator(), now)
    later = town.ten + timedelta(days=1)
    version = need.version
    events = (NeedRescheduled(need.id), VisitCancelled(match.id))
    assert reschedule_need(town.session, need, [(later, None)], [], need.requester, now) == events
    assert (need.status, match.status) == (NeedStatus.OPEN, MatchStatus.CANCELLED)
    assert [(w.start, w.end) for w in need.windows] == [(later, later + 3 * HOUR)]
    assert need.version > version


def test_only_their_own_need_may_be_moved_and_none_that_is_over(town, now) -> None:
    need = town.need()
    with pytest.raises(NotAllowed):
        reschedule_need(town.session, need, [(town.ten, None)], [], town.person("别人"), now)
    cancel_need(town.session, need, need.requester, now)
    with pytest.raises(IllegalTransition):
        reschedule_need(town.session, need, [(town.ten, None)], [], need.requester, now)


def test_a_need_is_found_by_its_number(town) -> None:
    need = town.need()
    assert get_need(town.session, need.id) is need
    with pytest.raises(NotFound):
        get_need(town.session, need.id + 1000)
