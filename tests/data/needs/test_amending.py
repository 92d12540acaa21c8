"""A need that stands is put right."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.database import Database
from data.core.errors import IllegalTransition, NotAllowed
from data.core.events import NeedAmended, VisitCancelled
from data.core.lifecycle import MatchStatus, NeedStatus
from data.needs.amending import Amendment, amend_need
from data.needs.needs import cancel_need
from data.planning.decisions import approve
from data.reference import load_gazetteer
from tests.kit.town import NOW, Town

LATER = NOW + timedelta(hours=1)


def in_town(database: Database) -> None:
    database.run(lambda session: install_areas(session, load_gazetteer()))


def test_how_to_find_them_changes_and_what_was_agreed_stands(database: Database) -> None:
    in_town(database)

    def story(session: Session) -> None:
        town = Town(session)
        need = town.need(area_id="gaozhi")
        match = town.proposal(need, town.volunteer())
        approve(session, match.id, match.version, town.coordinator(), NOW)
        new = Amendment(area_id="gaozhi", address="2组8号", phone="13800000000", name="王芳", wish_gender="female")
        assert amend_need(session, need, new, need.requester, LATER) == (NeedAmended(need.id),)
        assert (need.address, need.phone, need.wish_gender) == ("2组8号", "13800000000", "female")
        assert (need.requester.name, need.requester.phone) == ("王芳", "13800000000")
        assert (need.status, match.status) == (NeedStatus.MATCHED, MatchStatus.APPROVED)

    database.run(story)


@pytest.mark.parametrize("new", [Amendment(people=2), Amendment(area_id="wuliqiao")])
def test_what_a_plan_goes_by_calls_off_what_was_agreed(database: Database, new: Amendment) -> None:
    in_town(database)

    def story(session: Session) -> None:
        town = Town(session)
        need = town.need(area_id="gaozhi", address="3组12号")
        match = town.proposal(need, town.volunteer())
        approve(session, match.id, match.version, town.coordinator(), NOW)
        events = amend_need(session, need, new, need.requester, LATER)
        assert [type(event) for event in events] == [NeedAmended, VisitCancelled]
        assert (need.status, match.status) == (NeedStatus.OPEN, MatchStatus.CANCELLED)
        assert (need.people, need.area_id) == (new.people or 1, new.area_id or "gaozhi")
        assert need.address == (None if new.area_id else "3组12号")

    database.run(story)


def test_only_its_own_person_or_a_coordinator_may_and_only_while_it_stands(sqlite_database: Database) -> None:
    in_town(sqlite_database)

    def story(session: Session) -> None:
        town = Town(session)
        need = town.need(area_id="gaozhi")
        with pytest.raises(NotAllowed):
            amend_need(session, need, Amendment(people=2), town.person("别人"), LATER)
        assert amend_need(session, need, Amendment(people=2), town.coordinator(), LATER)
        cancel_need(session, need, need.requester, LATER)
        with pytest.raises(IllegalTransition):
            amend_need(session, need, Amendment(people=3), need.requester, LATER)

    sqlite_database.run(story)
