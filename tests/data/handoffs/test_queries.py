"""Who may see a conversation: those of its area, and nobody for whom something of the person is sealed."""

from datetime import UTC, datetime

from data.core.kinds import Role
from data.handoffs.queries import offered_to, seen_by, sees
from data.needs.needs import NewNeed, record_need
from data.people.access import access_of
from data.people.roles import grant_role
from data.reference import load_taxonomy
from tests.data.handoffs.test_handoffs import opened

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
TAXONOMY = load_taxonomy()


def resident(town, *, sensitive: bool = False):
    person = town.person()
    person.area_id = "gaozhi"
    if sensitive:
        record_need(town.session, person, NewNeed(["counselling"], "gaozhi"), MONDAY)
    return person


def test_coordinators_of_the_area_see_it_and_no_others(town) -> None:
    handoff = opened(town, resident(town))
    seen = [sees(town.session, access_of(town.session, one, TAXONOMY), handoff)
            for one in (town.coordinator(), town.coordinator("fenghuang"), town.person())]  # fmt: skip
    assert seen == [True, False, False]
    reader = town.coordinator()
    assert seen_by(town.session, reader, access_of(town.session, reader, TAXONOMY)) == [handoff]


def test_whoever_brings_a_confidential_matter_is_seen_by_social_workers_alone(town) -> None:
    coordinator, worker = town.coordinator(), town.person("孙社工")
    grant_role(town.session, worker, Role.SOCIAL_WORKER, "qingshan", MONDAY)
    handoff = opened(town, resident(town, sensitive=True))
    assert [sees(town.session, access_of(town.session, one, TAXONOMY), handoff) for one in (coordinator, worker)] == [
        False,
        True,
    ]
    assert offered_to(town.session, handoff, TAXONOMY, MONDAY) == [worker]


def test_nobody_is_asked_to_take_their_own(town) -> None:
    coordinator = town.coordinator()
    coordinator.area_id = "gaozhi"
    assert coordinator not in offered_to(town.session, opened(town, coordinator), TAXONOMY, MONDAY)
