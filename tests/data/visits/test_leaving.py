"""A helper is gone: their visits are off, and the needs open again."""

import pytest

from data.core.errors import NotAllowed
from data.core.events import ProposalWithdrawn, RoleEnded, VisitCancelled
from data.core.giving_events import GiftWithdrawn, HelperLeft
from data.core.kinds import Role
from data.core.lifecycle import MatchStatus, NeedStatus
from data.offers.providers import NewVolunteer, register_volunteer, volunteer_of
from data.offers.resources import standing_gifts
from data.people.roles import grant_role, roles_of
from data.planning.decisions import approve
from data.visits.leaving import leave, withdraw_gift


def test_who_leaves_is_free_of_everything_and_those_needs_are_open_again(town, now) -> None:
    helper = town.volunteer()
    grant_role(town.session, helper.person, Role.VOLUNTEER, None, now)
    agreed = town.proposal(town.need(), helper)
    approve(town.session, agreed.id, agreed.version, town.coordinator(), now)
    proposed = town.proposal(town.need(), helper)
    events = leave(town.session, helper, helper.person, now)
    assert set(events) == {
        VisitCancelled(agreed.id, helper.id),
        ProposalWithdrawn(proposed.id),
        RoleEnded(helper.person_id, Role.VOLUNTEER),
        HelperLeft(helper.person_id, helper.id),
    }
    assert (agreed.status, proposed.status) == (MatchStatus.CANCELLED, MatchStatus.CANCELLED)
    assert (agreed.need.status, proposed.need.status) == (NeedStatus.OPEN, NeedStatus.OPEN)
    assert (helper.active, helper.left_at, helper.rules, helper.spans) == (False, now, [], [])
    assert leave(town.session, helper, helper.person, now) == ()


def test_others_of_the_same_visit_and_other_visits_are_untouched(town, now) -> None:
    helper, other = town.volunteer("甲"), town.volunteer("乙")
    match = town.proposal(town.need(), other)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    leave(town.session, helper, helper.person, now)
    assert match.status is MatchStatus.APPROVED


def test_who_registers_anew_is_the_same_helper_again(town, now) -> None:
    person = town.person("张三")
    zhang = NewVolunteer(name="张三", skills=["errand"], area_id="qingshan")
    register_volunteer(town.session, person, zhang, now)
    helper = volunteer_of(town.session, person)
    leave(town.session, helper, person, now)
    assert Role.VOLUNTEER not in {grant.role for grant in roles_of(town.session, person)}
    register_volunteer(town.session, person, zhang, now)
    assert (volunteer_of(town.session, person).id, helper.active, helper.left_at) == (helper.id, True, None)
    assert Role.VOLUNTEER in {grant.role for grant in roles_of(town.session, person)}


def test_what_a_giver_takes_back_is_promised_to_nobody(town, now) -> None:
    giver = town.volunteer("孙先生")
    chair = town.resource(giver)
    match = town.proposal(town.need(), town.volunteer("乙"))
    town.lend(match, chair)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    events = withdraw_gift(town.session, chair, giver.person, now)
    assert events == (VisitCancelled(match.id, giver.id), GiftWithdrawn(giver.person_id, chair.id))
    assert (match.status, match.need.status, chair.withdrawn_at) == (MatchStatus.CANCELLED, NeedStatus.OPEN, now)
    assert standing_gifts(town.session, giver.person) == []
    assert withdraw_gift(town.session, chair, giver.person, now) == ()


def test_nobody_takes_back_what_another_gave(town, now) -> None:
    chair = town.resource(town.volunteer("孙先生"))
    with pytest.raises(NotAllowed):
        withdraw_gift(town.session, chair, town.person("旁人"), now)
    assert chair.withdrawn_at is None
