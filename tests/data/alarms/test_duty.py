"""Who is on duty: by the roster, else everybody who answers for the area; level by level."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from data.alarms.duty import NewShift, add_shift, concerned, ladder, next_up, on_duty, remove_shift, shifts_of
from data.core.errors import NotAllowed
from data.core.kinds import Role
from data.people.roles import grant_role

NIGHT = NewShift("qingshan", time(20), time(8))
EARLY = datetime(2026, 11, 20, 20, tzinfo=UTC)  # 04:00 on the Saturday


@pytest.fixture
def levels(town) -> list:
    """Somebody of the village, of its town, and of the county."""
    return [town.coordinator("gaozhi"), town.coordinator("qingshan"), town.coordinator("anyuan")]


def test_without_a_roster_all_who_answer_for_the_area_are_on_duty(town, levels, now) -> None:
    assert [list(rung.people) for rung in ladder(town.session, "gaozhi", now)] == [[one] for one in levels]


def test_an_alarm_concerns_everybody_up_to_where_it_has_come(town, levels, now) -> None:
    assert concerned(town.session, "gaozhi", "gaozhi", now) == levels[:1]
    assert concerned(town.session, "gaozhi", "qingshan", now) == levels[:2]
    assert concerned(town.session, "gaozhi", None, now) == levels


def test_it_goes_up_to_the_next_level_that_has_somebody_and_stays_at_the_top(town, levels, now) -> None:
    assert next_up(town.session, "gaozhi", "gaozhi", now) == "qingshan"
    assert next_up(town.session, "gaozhi", "qingshan", now) is None
    assert next_up(town.session, "gaozhi", None, now) is None


def test_of_no_known_place_the_county_is_told_and_not_every_town(town, levels, now) -> None:
    town.coordinator("fenghuang")
    assert concerned(town.session, None, None, now) == levels[2:]


def test_where_the_county_has_nobody_everybody_is_told(town, now) -> None:
    both = [town.coordinator("fenghuang"), town.coordinator("qingshan")]
    assert set(concerned(town.session, None, None, now)) == set(both)
    assert on_duty(town.session, None, now)


def test_with_a_roster_only_who_is_on_it_now(town, now) -> None:
    one, other = town.coordinator(), town.coordinator()
    add_shift(town.session, one, NIGHT, one, now)
    assert concerned(town.session, "qingshan", "qingshan", EARLY) == [one]
    assert other not in concerned(town.session, "qingshan", "qingshan", EARLY)


def test_nobody_on_duty_is_said_and_those_off_duty_are_told_all_the_same(town, now) -> None:
    one = town.coordinator()
    add_shift(town.session, one, NIGHT, one, now)
    assert not on_duty(town.session, "qingshan", now)
    assert on_duty(town.session, "qingshan", EARLY)
    assert concerned(town.session, "qingshan", None, now) == [one]


@pytest.mark.parametrize(
    ("shift", "holds"),
    [
        (NewShift("qingshan", time(8), time(18)), True),
        (NewShift("qingshan", time(10), time(18)), False),
        (NewShift("qingshan", time(8), time(9)), False),
        (NewShift("qingshan", time(8), time(18), ("SA", "SU")), True),
        (NewShift("qingshan", time(8), time(18), ("MO",)), False),
        (NewShift("qingshan", time(0), time(0)), True),
        (NewShift("qingshan", time(8), time(18), since=date(2026, 11, 22)), False),
        (NewShift("qingshan", time(8), time(18), until=date(2026, 11, 21)), True),
        (NewShift("qingshan", time(22), time(10), ("FR",)), True),
        (NewShift("qingshan", time(22), time(10), ("SA",)), False),
    ],
)
def test_hours_are_those_of_the_town(town, now, shift, holds) -> None:
    one = town.coordinator()
    add_shift(town.session, one, shift, one, now)
    assert on_duty(town.session, "qingshan", now) is holds


def test_a_roster_that_has_ended_counts_no_more(town, now) -> None:
    one, other = town.coordinator(), town.coordinator()
    add_shift(town.session, one, NewShift("qingshan", time(8), time(18), until=date(2026, 11, 21)), one, now)
    assert concerned(town.session, "qingshan", "qingshan", now + timedelta(days=3)) == [one, other]


def test_the_same_hours_are_noted_once_and_can_be_taken_away(town, now) -> None:
    one = town.coordinator()
    assert add_shift(town.session, one, NIGHT, one, now)
    assert add_shift(town.session, one, NIGHT, one, now) == ()
    [shift] = shifts_of(town.session, one)
    remove_shift(town.session, shift.id, one, now)
    assert shifts_of(town.session, one) == []


@pytest.mark.parametrize("area", ["qingshan", None])
def test_only_those_who_answer_for_an_area_set_its_roster(town, now, area) -> None:
    one, stranger = town.coordinator("fenghuang"), town.person()
    with pytest.raises(NotAllowed):
        add_shift(town.session, one, NewShift(area, time(8), time(18)), one, now)
    with pytest.raises(NotAllowed):
        add_shift(town.session, stranger, NewShift("fenghuang", time(8), time(18)), one, now)


def test_somebody_of_everywhere_may_be_on_duty_everywhere(town, now) -> None:
    one = town.person()
    grant_role(town.session, one, Role.SOCIAL_WORKER, None, now)
    add_shift(town.session, one, NewShift(None, time(8), time(18)), one, now)
    assert concerned(town.session, None, None, now) == [one]
