"""One-time codes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from data.core.errors import CodeUnusable
from data.core.kinds import Role
from data.models import Invitation
from data.people.invitations import TTL, invite, redeem
from data.people.roles import is_coordinator


def test_a_code_gives_its_role_in_its_area_and_its_name(town, now) -> None:
    code, _ = invite(town.session, Role.COORDINATOR, "qingshan", "李社工", now)
    person = town.person("")
    redeem(town.session, code, person, now)
    assert is_coordinator(town.session, person, "qingshan")
    assert person.name == "李社工"


@pytest.mark.parametrize("typed", [str.lower, "  {} ".format])
def test_a_code_may_be_typed_carelessly(town, now, typed) -> None:
    code, _ = invite(town.session, Role.DONOR, None, "陈老板", now)
    redeemed, granted = redeem(town.session, typed(code), town.person(), now)
    assert redeemed.role is granted.role is Role.DONOR  # type: ignore[attr-defined]


def test_a_code_works_once(town, now) -> None:
    code, _ = invite(town.session, Role.COORDINATOR, "qingshan", "李社工", now)
    redeem(town.session, code, town.person(), now)
    with pytest.raises(CodeUnusable):
        redeem(town.session, code, town.person(), now)


def test_a_code_ends(town, now) -> None:
    code, _ = invite(town.session, Role.COORDINATOR, "qingshan", "李社工", now)
    with pytest.raises(CodeUnusable):
        redeem(town.session, code, town.person(), now + TTL)
    redeem(town.session, code, town.person(), now + TTL - timedelta(seconds=1))


def test_a_code_nobody_made_is_refused(town, now) -> None:
    with pytest.raises(CodeUnusable):
        redeem(town.session, "ABCDEFGHJKLMNPQR", town.person(), now)


def test_the_code_itself_is_not_stored(town, now) -> None:
    code, _ = invite(town.session, Role.COORDINATOR, "qingshan", "李社工", now)
    row = town.session.scalars(select(Invitation)).one()
    assert code not in {str(getattr(row, column.key)) for column in Invitation.__table__.columns}
