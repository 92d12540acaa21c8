"""A part of the problem says the same of its need as the whole."""

import random
from datetime import time, timedelta

import pytest

from data.core.recurrence import NewRule
from data.planning import around, load_problem
from data.planning.decisions import approve
from data.planning.ids import problem_id
from matching.edit.alternatives import alternatives
from matching.edit.insertion import insert_need
from matching.edit.replan import standing_plan

HOUR = timedelta(hours=1)
AREAS = ("qingshan", "gaozhi", "wenquan", "fenghuang")
SKILLS = ("medical_escort", "errand", "companion_visit", "haircut")


def part_of(town, need):
    return load_problem(town.session, town.now, scope=around(town.session, need)).problem


def ids(things) -> set[str]:
    return {thing.id for thing in things}


def test_who_cannot_serve_the_need_and_meets_nobody_who_can_is_left_out(town) -> None:
    need, able = town.need(), town.volunteer()
    town.volunteer("理发师", skills=["haircut"])
    town.need("haircut")
    problem = part_of(town, need)
    assert (ids(problem.providers), ids(problem.needs)) == ({problem_id("p", able.id)}, {problem_id("n", need.id)})


def test_what_those_who_can_are_asked_for_is_there_with_everyone_in_it(town) -> None:
    need, able, beside = town.need(), town.volunteer(), town.volunteer("乙", skills=["errand"])
    elsewhere = town.need("errand", people=2)
    town.proposal(elsewhere, able, beside)
    problem = part_of(town, need)
    assert ids(problem.providers) == {problem_id("p", able.id), problem_id("p", beside.id)}
    assert [match.need for match in problem.previous] == [problem_id("n", elsewhere.id)]


def test_goods_come_with_what_they_are_promised_to(town) -> None:
    need, chair = town.need("goods", item="轮椅"), town.resource(town.volunteer("爱心超市"))
    town.resource(town.volunteer("粮站"), name="大米")
    other = town.need("goods", item="轮椅")
    town.lend(town.proposal(other), chair)
    problem = part_of(town, need)
    assert ids(problem.resources) == {problem_id("r", chair.id)}
    assert ids(problem.needs) == {problem_id("n", need.id), problem_id("n", other.id)}


@pytest.mark.parametrize(("radius_km", "reached"), [(None, True), (8, True), (1, False)])
def test_who_lives_too_far_away_is_left_out(town, radius_km, reached) -> None:
    town.volunteer("远处的人", area_id="gaozhi", radius_km=radius_km)
    assert bool(part_of(town, town.need(area_id="wenquan")).providers) is reached


@pytest.mark.parametrize("seed", range(8))
def test_the_other_ways_and_the_insertion_are_those_of_the_whole(town, now, seed) -> None:
    rolls = random.Random(seed)
    people, coordinator = [_somebody(town, rolls) for _ in range(10)], town.coordinator(None)
    able = [person for person in people if "errand" in {skill.skill for skill in person.skills}]
    for hour in range(0, 12, 2) if able else ():
        begin = town.ten + hour * HOUR
        need = town.need("errand", area_id=rolls.choice(AREAS), windows=[(begin, begin + HOUR)])
        match = town.proposal(need, rolls.choice(able))
        if rolls.random() < 0.4:
            approve(town.session, match.id, match.version, coordinator, now)
    asked = town.need(rolls.choice(SKILLS), area_id=rolls.choice(AREAS), people=rolls.choice([1, 2]))
    whole, part, key = load_problem(town.session, now).problem, part_of(town, asked), problem_id("n", asked.id)
    assert alternatives(part, standing_plan(part), key) == alternatives(whole, standing_plan(whole), key)
    assert _inserted(part, key) == _inserted(whole, key)


def _somebody(town, rolls):
    return town.volunteer(
        skills=rolls.sample(SKILLS, 2), rules=[NewRule(days=(), start=time(rolls.randint(8, 11)), end=time(20))],
        weekly_minutes=rolls.choice([None, 900]), area_id=rolls.choice(AREAS), radius_km=rolls.choice([None, 2, 4, 8]),
    )  # fmt: skip


def _inserted(problem, key):
    return [served for served in insert_need(problem, standing_plan(problem), key).served if served.need == key]
