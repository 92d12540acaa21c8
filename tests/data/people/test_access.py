"""Who may see and decide which need, held against the rule as one would say it."""

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.kinds import Role
from data.models import Need, Person
from data.people.access import access_of
from data.people.roles import grant_role, is_coordinator, roles_of
from data.planning.decisions import proposals
from data.reference import load_gazetteer, load_taxonomy
from tests.kit.town import enrolled

PLACES = load_gazetteer()
ABOVE = {place.id: place.parent for place in PLACES}
AREAS = st.sampled_from([None, *ABOVE])
Granted = list[tuple[Role, str | None, bool]]
GRANTS = st.lists(st.tuples(st.sampled_from(Role), AREAS, st.booleans()), max_size=5)
"""Roles, where, and whether they still stand."""


def lies_in(area: str | None, other: str | None) -> bool:
    """Whether an area lies in another one, or is it; everything lies in None."""
    return other is None or (area is not None and (area == other or lies_in(ABOVE[area], other)))


def granted(session: Session, now: datetime, grants: Granted) -> Person:
    """Somebody with these roles."""
    person = enrolled(session, "web", "somebody", "zh", now)
    for role, area, _ in grants:
        grant_role(session, person, role, area, now)
    stands = {(role, area): stands for role, area, stands in grants}
    for grant in roles_of(session, person):
        if not stands.get((grant.role, grant.area_id), True):
            grant.revoked_at = now
    session.flush()
    return person


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(grants=GRANTS, area=AREAS)
def test_access_is_what_the_rule_says(session: Session, now: datetime, grants: Granted, area: str | None) -> None:
    with session.begin_nested() as kept:
        install_areas(session, PLACES)
        person = granted(session, now, grants)
        access = access_of(session, person, load_taxonomy())
        standing = {(grant.role, grant.area_id) for grant in roles_of(session, person)}
        decides = {where for role, where in standing if role in {Role.COORDINATOR, Role.SOCIAL_WORKER}}
        counsels = {where for role, where in standing if role is Role.SOCIAL_WORKER}

        seen = {place for place in ABOVE if any(lies_in(place, where) for where in decides)}
        assert (set(ABOVE) if access.areas is None else access.areas) == seen
        assert access.decides is bool(decides)
        assert all(is_coordinator(session, person, place) is (place in seen) for place in ("gaozhi", "qingshan"))

        theirs = any(lies_in(area, where) for where in counsels) if area else bool(counsels)
        for code, category in load_taxonomy().categories.items():
            assert access.seals(Need(category=code, area_id=area)) is (category.sensitive and not theirs)
        kept.rollback()


def test_who_has_no_role_of_a_coordinator_sees_nothing(session: Session, now: datetime) -> None:
    access = access_of(session, enrolled(session, "web", "1", "zh", now), load_taxonomy())
    assert not access.decides
    assert proposals(session, access.areas) == []
