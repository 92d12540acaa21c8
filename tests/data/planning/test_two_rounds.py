"""Two matching rounds at once never leave anybody or anything in two standing proposals; the loser waits for the next.

Each round has connections of its own, as each process has.
"""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from data.core.database import Database
from data.core.errors import DoubleBooked
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Match, Need
from data.planning import Snapshot, load_problem, record_plan
from data.planning.decisions import approve, swap
from matching.model.assignment import Assignment
from matching.model.plan import Plan, Reason, Unserved
from matching.solve import solve
from tests.kit.keys import KEYRING
from tests.kit.standing import in_two_places, standing
from tests.kit.town import NOW, Town

DAY, HOUR = 24 * 60, 60
TRIES = 12


def by(need: Need, provider_id: int, start: int) -> Assignment:
    return Assignment(need=f"n{need.id}", start=start, roles={"main": (f"p{provider_id}",)})


def lent(need: Need, resource_id: int, start: int) -> Assignment:
    return Assignment(need=f"n{need.id}", start=start, roles={"item": {f"r{resource_id}": 1}})


class Rounds:
    """Rounds on connections of their own, which write at the same moment."""

    def __init__(self, database: Database) -> None:
        url = database.url.render_as_string(hide_password=False)
        self._databases = [Database(url, KEYRING) for _ in range(2)]

    def at_once(self, *plans: tuple[Snapshot, Plan]) -> None:
        """Record these plans, each from its own thread, at the same moment."""
        together = threading.Barrier(len(plans))

        def write(database: Database, snapshot: Snapshot, plan: Plan) -> None:
            def work(session: Session) -> object:
                return record_plan(session, snapshot, plan, NOW)

            together.wait()
            database.run(work)

        with ThreadPoolExecutor(len(plans)) as pool:
            jobs = [pool.submit(write, d, *plan) for d, plan in zip(self._databases, plans, strict=True)]
            for job in jobs:
                job.result()

    def close(self) -> None:
        for database in self._databases:
            database.dispose()


@pytest.fixture
def rounds(district: Database) -> Iterator[Rounds]:
    with closing(Rounds(district)) as rounds:
        yield rounds


def two_needs(session: Session, category: str = "medical_escort", **more: str) -> tuple[Need, Need]:
    town = Town(session)
    return town.need(category, area_id="qingshan", minutes=60, **more), town.need(
        category, area_id="fenghuang", minutes=60, **more
    )


def loaded(database: Database) -> Snapshot:
    return database.run(lambda session: load_problem(session, NOW))


def contended(district: Database, rounds: Rounds, one: Need, two: Need, *plans: Plan) -> None:
    """Two rounds that read the same and want the same at once: one proposal stands. Then all is let go again."""
    snapshot = loaded(district)
    rounds.at_once(*((snapshot, plan) for plan in plans))
    assert district.run(in_two_places) == []
    assert len(district.run(standing)) == 1
    district.run(lambda session: withdraw(session, one.id, two.id))


@pytest.mark.parametrize("gap", [0, HOUR], ids=["the same hour", "one right after the other, without the way"])
def test_two_rounds_at_once_propose_a_helper_once(district: Database, rounds: Rounds, gap: int) -> None:
    helper = district.run(lambda session: Town(session).volunteer().id)
    for _ in range(TRIES):
        one, two = district.run(two_needs)
        first, second = by(one, helper, DAY + 600), by(two, helper, DAY + 600 + gap)
        contended(district, rounds, one, two, Plan(served=(first,)), Plan(served=(second,)))


def test_two_rounds_at_once_propose_a_thing_once(district: Database, rounds: Rounds) -> None:
    def chair(session: Session) -> int:
        town = Town(session)
        return town.resource(town.volunteer("爱心超市")).id

    thing = district.run(chair)
    for _ in range(TRIES):
        one, two = district.run(lambda session: two_needs(session, "goods", item="轮椅"))
        plans = [Plan(served=(lent(need, thing, DAY + 600),)) for need in (one, two)]
        contended(district, rounds, one, two, *plans)


def withdraw(session: Session, *needs: int) -> None:
    """A round that leaves these needs, so that the next try begins with a free helper."""
    snapshot = load_problem(session, NOW)
    left = tuple(Unserved(need=f"n{need}", reasons=(Reason(role="main", code="all_busy"),)) for need in needs)
    record_plan(session, snapshot, Plan(served=(), unserved=left), NOW)


def test_whole_rounds_at_once_agree_in_the_end_and_the_next_sees_to_the_rest(
    district: Database, rounds: Rounds
) -> None:
    """Two plans by different seeds of a town where everybody is wanted several times."""

    def busy(session: Session) -> None:
        town = Town(session)
        for _ in range(3):
            town.volunteer(skills=["errand", "medical_escort"])
        for number in range(6):
            town.need("errand" if number % 2 else "medical_escort", minutes=60)

    district.run(busy)
    for seed in range(3):
        one = loaded(district)
        plans = [(one, solve(one.problem, seconds=0.5, seed=2 * seed + k)) for k in range(2)]
        rounds.at_once(*plans)
        assert district.run(in_two_places) == []
    district.run(
        lambda session: record_plan(session, one := load_problem(session, NOW), solve(one.problem, seconds=0.5), NOW)
    )
    assert district.run(in_two_places) == []
    assert len(district.run(standing)) == 6


def recorded(town: Town, snapshot: Snapshot, *served: Assignment) -> list[Match]:
    return town.made(record_plan(town.session, snapshot, Plan(served=served), NOW))


def test_what_another_round_proposed_meanwhile_stands_and_the_loser_is_left_open(town: Town) -> None:
    one, two, helper = town.need(), town.need(), town.volunteer()
    early = load_problem(town.session, NOW)
    [first] = recorded(town, early, by(one, helper.id, DAY + 600))
    assert recorded(town, early, by(two, helper.id, DAY + 660)) == []
    assert (first.status, two.status) == (MatchStatus.PROPOSED, NeedStatus.OPEN)


def test_a_proposal_of_another_need_stands_where_an_urgent_plan_is_silent_of_it(town: Town) -> None:
    one, two, helper = town.need(), town.need(), town.volunteer()
    [first] = recorded(town, load_problem(town.session, NOW), by(one, helper.id, DAY + 600))
    later = load_problem(town.session, NOW)
    assert recorded(town, later, by(two, helper.id, DAY + 600)) == []
    assert first.status is MatchStatus.PROPOSED


def test_two_needs_may_exchange_their_helpers_in_one_round(town: Town) -> None:
    one, two, jia, yi = town.need(), town.need(), town.volunteer("甲"), town.volunteer("乙")
    recorded(town, load_problem(town.session, NOW), by(one, jia.id, DAY + 600), by(two, yi.id, DAY + 600))
    later = load_problem(town.session, NOW)
    assert len(recorded(town, later, by(one, yi.id, DAY + 600), by(two, jia.id, DAY + 600))) == 2
    assert in_two_places(town.session) == []


def test_a_chain_breaks_as_a_whole_where_its_end_is_taken(town: Town) -> None:
    """甲 was to take two's place and 乙 that of three, which somebody else fills meanwhile with 乙: nothing moves."""
    one, two, three = town.need(), town.need(), town.need()
    jia, yi = town.volunteer("甲"), town.volunteer("乙")
    [old] = recorded(town, load_problem(town.session, NOW), by(one, jia.id, DAY + 600))
    early = load_problem(town.session, NOW)
    [taken] = recorded(town, early, by(three, yi.id, DAY + 600))
    moved = by(two, jia.id, DAY + 600), by(one, yi.id, DAY + 600)
    assert recorded(town, early, *moved) == []
    assert (old.status, taken.status, two.status) == (MatchStatus.PROPOSED, MatchStatus.PROPOSED, NeedStatus.OPEN)
    assert in_two_places(town.session) == []


def test_a_choice_whose_helper_was_proposed_elsewhere_meanwhile_is_refused(town: Town) -> None:
    one, two, jia, yi = town.need(), town.need(), town.volunteer("甲"), town.volunteer("乙")
    [old] = recorded(town, load_problem(town.session, NOW), by(one, jia.id, DAY + 600))
    choice = load_problem(town.session, NOW), by(one, yi.id, DAY + 600)
    recorded(town, load_problem(town.session, NOW), by(two, yi.id, DAY + 600))
    with pytest.raises(DoubleBooked):
        swap(town.session, old.id, old.version, *choice, town.coordinator(), NOW)


def test_a_proposal_agreed_or_only_proposed_is_in_the_way_alike(town: Town) -> None:
    one, two, helper = town.need(), town.need(), town.volunteer()
    early = load_problem(town.session, NOW)
    [first] = recorded(town, early, by(one, helper.id, DAY + 600))
    approve(town.session, first.id, first.version, town.coordinator(), NOW)
    assert recorded(town, early, by(two, helper.id, DAY + 600 + 60)) == []


def test_far_enough_apart_both_stand(town: Town) -> None:
    one, two = town.need(minutes=60), town.need(area_id="fenghuang", minutes=60)
    helper = town.volunteer()
    early = load_problem(town.session, NOW)
    assert recorded(town, early, by(one, helper.id, DAY + 600))
    assert recorded(town, early, by(two, helper.id, DAY + 600 + 180))
    assert standing(town.session)[1].start - standing(town.session)[0].start == timedelta(hours=3)
