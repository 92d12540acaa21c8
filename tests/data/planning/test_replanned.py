"""What is kept of a proposal that a later plan moved."""

from datetime import timedelta

import pytest

from data.core.kinds import Preference
from data.models import NeedPreference
from data.offers.providers import add_exception
from data.planning import load_problem, record_plan
from matching.model.assignment import Assignment
from matching.model.plan import Plan

HOUR = timedelta(hours=1)
TEN = 24 * 60 + 600


def served(need, *providers, start=TEN) -> Assignment:
    return Assignment(need=f"n{need.id}", start=start, roles={"main": tuple(f"p{p.id}" for p in providers)})


def planned(town, *needs: Assignment):
    events = record_plan(town.session, load_problem(town.session, town.now), Plan(served=needs), town.now)
    return town.made(events)


def moved(match) -> list[dict]:
    return [reason for reason in match.why if reason["code"] == "moved"]


@pytest.fixture
def one(town):
    return town.volunteer("甲")


@pytest.fixture
def need(town):
    return town.need()


@pytest.fixture
def old(town, need, one):
    return planned(town, served(need, one))[0]


def test_a_first_proposal_was_not_moved(old) -> None:
    assert moved(old) == []


def test_who_is_away_now(town, need, one, old, now) -> None:
    add_exception(town.session, one, town.ten, town.ten + HOUR, now)
    [new] = planned(town, served(need, town.volunteer("乙")))
    assert moved(new) == [{"code": "moved", "match": old.id, "because": "away", "provider": one.id}]


def test_who_has_left(town, need, one, old) -> None:
    one.active = False
    [new] = planned(town, served(need, town.volunteer("乙")))
    assert moved(new)[0]["because"] == "away"


def test_who_is_not_to_come_to_this_need_any_more(town, need, one, old) -> None:
    need.preferences.append(NeedPreference(provider_id=one.id, kind=Preference.REFUSE))
    [new] = planned(town, served(need, town.volunteer("乙")))
    assert moved(new)[0]["because"] == "away"


def test_who_is_needed_elsewhere(town, need, one, old) -> None:
    urgent, other = town.need(urgency="urgent"), town.volunteer("乙")
    _, new = planned(town, served(urgent, one), served(need, other))
    assert moved(new) == [{"code": "moved", "match": old.id, "because": "needed", "provider": one.id}]


def test_another_time_for_the_good_of_the_whole_plan(town, need, one, old) -> None:
    [new] = planned(town, served(need, one, start=TEN + 60))
    assert moved(new) == [{"code": "moved", "match": old.id, "because": "better"}]


def test_only_the_last_move_is_kept(town, need, one, old) -> None:
    [between] = planned(town, served(need, one, start=TEN + 60))
    [new] = planned(town, served(need, one, start=TEN + 30))
    assert [reason["match"] for reason in moved(new)] == [between.id]


def test_goods_that_come_from_elsewhere_move_nobody(town) -> None:
    need = town.need("goods", item="轮椅")
    chairs = [town.resource(town.volunteer(name)) for name in ("爱心超市", "残联")]
    plans = [Assignment(need=f"n{need.id}", start=TEN, roles={"item": {f"r{chair.id}": 1}}) for chair in chairs]
    assert [moved(planned(town, plan)[0]) for plan in plans] == [[], []]
