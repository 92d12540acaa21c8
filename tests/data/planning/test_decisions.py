"""A proposal is decided once; nobody is promised twice."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from data.core.database import Database
from data.core.errors import AlreadyDecided, DoubleBooked, NotAllowed
from data.core.events import ProposalApproved, ProposalPinned, ProposalRejected
from data.core.kinds import Preference
from data.core.lifecycle import Answer, MatchStatus, NeedStatus
from data.models import Match, Person
from data.planning.decisions import REASON_PERSON, approve, pin, proposals, reject
from data.visits.visits import get_match


@pytest.fixture
def proposed(town) -> Match:
    """A proposal of one volunteer."""
    return town.proposal(town.need(), town.volunteer())


def test_an_approved_match_asks_its_providers(town, proposed, now) -> None:
    coordinator = town.coordinator()
    assert approve(town.session, proposed.id, proposed.version, coordinator, now) == (ProposalApproved(proposed.id),)
    match = proposed
    assert (match.status, match.need.status) == (MatchStatus.APPROVED, NeedStatus.MATCHED)
    assert (match.decided_by, match.decided_at) == (coordinator.id, now)
    assert [part.status for part in match.providers] == [Answer.ASKED]


def test_what_changed_since_it_was_seen_is_not_approved(town, proposed, now) -> None:
    with pytest.raises(AlreadyDecided):
        approve(town.session, proposed.id, proposed.version - 1, town.coordinator(), now)


@pytest.mark.parametrize("decide", [approve, lambda *a: reject(*a[:4], "time", a[4])])  # type: ignore[call-arg]
def test_a_decision_is_made_once(town, proposed, now, decide) -> None:
    version = proposed.version
    decide(town.session, proposed.id, version, town.coordinator(), now)
    for again in (version, version + 1):
        with pytest.raises(AlreadyDecided):
            approve(town.session, proposed.id, again, town.coordinator(), now)


def test_a_stranger_to_the_area_decides_nothing(town, proposed, now) -> None:
    for person in (town.person(), town.coordinator("fenghuang")):
        with pytest.raises(NotAllowed):
            approve(town.session, proposed.id, proposed.version, person, now)
        with pytest.raises(NotAllowed):
            reject(town.session, proposed.id, proposed.version, person, "time", now)
        with pytest.raises(NotAllowed):
            pin(town.session, proposed.id, proposed.version, person, now)


def test_what_has_begun_already_is_too_late_to_approve(town, proposed) -> None:
    with pytest.raises(AlreadyDecided):
        approve(town.session, proposed.id, proposed.version, town.coordinator(), proposed.start)


def test_a_rejection_about_the_person_keeps_them_from_this_need(town, proposed, now) -> None:
    match, coordinator = proposed, town.coordinator()
    rejected = reject(town.session, match.id, match.version, coordinator, REASON_PERSON, now)
    assert rejected == (ProposalRejected(match.id),)
    assert (match.status, match.decision_reason, match.need.status) == (
        MatchStatus.REJECTED, REASON_PERSON, NeedStatus.OPEN,
    )  # fmt: skip
    town.session.expire_all()
    [kept_off] = match.need.preferences
    assert (kept_off.provider_id, kept_off.kind) == (match.providers[0].provider_id, Preference.REFUSE)


def test_a_rejection_about_the_time_holds_nothing_against_the_person(town, proposed, now) -> None:
    reject(town.session, proposed.id, proposed.version, town.coordinator(), "time", now)
    town.session.expire_all()
    assert proposed.need.preferences == []


def test_proposals_of_an_area_come_with_the_most_pressing_first(town) -> None:
    calm = town.proposal(town.need(), town.volunteer("甲"))
    urgent = town.proposal(town.need(urgency="urgent"), town.volunteer("乙"))
    town.proposal(town.need(area_id="fenghuang"), town.volunteer("丙"))
    assert proposals(town.session, ["qingshan"]) == [urgent, calm]
    assert len(proposals(town.session)) == 3
    assert proposals(town.session, []) == []


def test_a_pinned_proposal_can_be_let_go(town, proposed, now) -> None:
    coordinator = town.coordinator()
    pinned = pin(town.session, proposed.id, proposed.version, coordinator, now)
    assert (pinned, proposed.pinned) == ((ProposalPinned(proposed.id, True),), True)
    let_go = pin(town.session, proposed.id, proposed.version, coordinator, now, pinned=False)
    assert (let_go, proposed.pinned) == ((ProposalPinned(proposed.id, False),), False)


def test_a_provider_promised_elsewhere_is_not_approved_again(town, now) -> None:
    provider, coordinator = town.volunteer(), town.coordinator()
    first, second = town.proposal(town.need(), provider), town.proposal(town.need(), provider)
    approve(town.session, first.id, first.version, coordinator, now)
    with pytest.raises(DoubleBooked):
        approve(town.session, second.id, second.version, coordinator, now)
    assert second.status is MatchStatus.PROPOSED


def at_once(database: Database, *decisions: Callable[[Session], object]) -> list[str]:
    """What came of decisions that were made in a thread each at the same moment."""
    outcomes: list[str] = []
    together = threading.Barrier(len(decisions))

    def decide(decision: Callable[[Session], object]) -> None:
        together.wait(timeout=10)
        try:
            database.run(decision)
            outcomes.append("approved")
        except AlreadyDecided as refused:
            outcomes.append(type(refused).__name__)

    threads = [threading.Thread(target=decide, args=(decision,)) for decision in decisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(outcomes)


def approving(match_id: int, version: int, coordinator_id: int, now: datetime) -> Callable[[Session], object]:
    return lambda session: approve(session, match_id, version, session.get(Person, coordinator_id), now)


def test_of_two_coordinators_who_click_at_once_one_wins(district, town_of, now) -> None:
    def prepare(town) -> tuple[int, int, list[int]]:
        match = town.proposal(town.need(), town.volunteer())
        return match.id, match.version, [town.coordinator().id, town.coordinator().id]

    match_id, version, coordinators = district.run(lambda session: prepare(town_of(session)))
    outcomes = at_once(district, *(approving(match_id, version, who, now) for who in coordinators))
    assert outcomes == ["AlreadyDecided", "approved"]
    assert district.run(lambda session: get_match(session, match_id).version) == version + 1


def test_of_two_needs_approved_at_once_for_one_volunteer_one_is_refused(district, town_of, now) -> None:
    def prepare(town) -> tuple[list[tuple[int, int]], int]:
        provider = town.volunteer()
        matches = [town.proposal(town.need(), provider) for _ in range(2)]
        return [(match.id, match.version) for match in matches], town.coordinator().id

    matches, coordinator = district.run(lambda session: prepare(town_of(session)))
    outcomes = at_once(district, *(approving(*match, coordinator, now) for match in matches))  # type: ignore[call-arg]
    assert outcomes == ["DoubleBooked", "approved"]


def test_of_two_needs_approved_at_once_for_one_wheelchair_one_is_refused(district, town_of, now) -> None:
    def prepare(town) -> tuple[list[tuple[int, int]], int]:
        chair = town.resource(town.volunteer())
        matches = [town.proposal(town.need("goods", item="轮椅")) for _ in range(2)]
        for match in matches:
            town.lend(match, chair)
        return [(match.id, match.version) for match in matches], town.coordinator().id

    matches, coordinator = district.run(lambda session: prepare(town_of(session)))
    outcomes = at_once(district, *(approving(*match, coordinator, now) for match in matches))  # type: ignore[call-arg]
    assert outcomes == ["DoubleBooked", "approved"]
