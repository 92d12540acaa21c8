"""Teams, and who speaks for them."""

import pytest

from data.core.events import RoleGranted
from data.core.giving_events import TeamClaimed, TeamRegistered
from data.core.kinds import ProviderKind, Role
from data.models import Provider
from data.offers.providers import NewVolunteer, register_volunteer, volunteer_of
from data.offers.teams import helper_of, kind_of, register_team, teams_of

SUN = "阳光公益服务队"


def offer(name: str = "王队长", **more) -> NewVolunteer:
    return NewVolunteer(**{"name": name, "skills": ["haircut", "housework"], "area_id": "xinyi", "crew": 6, **more})


def test_a_team_has_a_name_of_its_own_and_somebody_who_speaks_for_it(town, now) -> None:
    person = town.person("")
    registered, granted = register_team(town.session, person, SUN, offer(phone="138"), now)
    [team] = teams_of(town.session, person)
    assert registered == TeamRegistered(person.id, team.id)
    assert granted == RoleGranted(person.id, Role.ORGANISATION, "xinyi")
    assert (team.name, team.crew, team.kind, team.team) == (SUN, 6, ProviderKind.ORGANISATION, True)
    assert (person.name, person.phone) == ("王队长", "138")
    assert {skill.skill for skill in team.skills} == {"haircut", "housework"}


def test_said_anew_it_is_the_same_team(town, now) -> None:
    person = town.person()
    register_team(town.session, person, SUN, offer(), now)
    register_team(town.session, person, f" {SUN} ", offer(crew=8), now)
    [team] = teams_of(town.session, person)
    assert team.crew == 8


def test_who_speaks_for_a_team_that_another_speaks_for_changes_nothing(town, now) -> None:
    first, second = town.person("甲"), town.person("乙")
    register_team(town.session, first, SUN, offer("甲"), now)
    [team] = teams_of(town.session, first)
    assert register_team(town.session, second, SUN, offer("乙", crew=9), now) == (TeamClaimed(second.id, team.id),)
    assert (team.crew, team.person_id, teams_of(town.session, second)) == (6, first.id, [])


def test_a_team_that_was_left_can_be_spoken_for_by_another(town, now) -> None:
    first, second = town.person("甲"), town.person("乙")
    register_team(town.session, first, SUN, offer("甲"), now)
    teams_of(town.session, first)[0].left_at = now
    assert isinstance(register_team(town.session, second, SUN, offer("乙"), now)[0], TeamRegistered)


def test_who_speaks_for_a_team_may_help_on_their_own(town, now) -> None:
    person = town.person()
    register_team(town.session, person, "市医院党支部", offer(), now)
    assert volunteer_of(town.session, person) is None
    assert helper_of(town.session, person) == teams_of(town.session, person)[0]
    register_volunteer(town.session, person, offer(crew=1), now)
    own = volunteer_of(town.session, person)
    assert isinstance(own, Provider)
    assert (own.team, helper_of(town.session, person)) == (False, own)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (SUN, ProviderKind.ORGANISATION),
        ("市医院党支部", ProviderKind.VOLUNTEER),
        ("萍乡学院青年志愿者协会", ProviderKind.VOLUNTEER),
        ("安源外卖骑手队", ProviderKind.VOLUNTEER),
        ("江西某某药业公司", ProviderKind.ORGANISATION),
    ],
)
def test_a_team_belongs_to_one_of_the_five_societies(name, kind) -> None:
    assert kind_of(name) is kind
