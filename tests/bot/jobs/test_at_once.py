"""A matching round and the urgent dispatcher at once: whoever writes first has the helper, the other leaves it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

from sqlalchemy.orm import Session

from bot.jobs.rounds import Matchmaker
from bot.jobs.urgent import Dispatcher
from bot.notices.table import publisher
from data.core.database import Database
from data.core.lifecycle import NeedStatus
from data.models import Need
from matching import Plan, Problem, solve
from tests.kit.standing import in_two_places, standing
from tests.kit.station import SATURDAY_MORNING, Station
from tests.kit.town import Town

TOMORROW = SATURDAY_MORNING + timedelta(days=1)


class Slow:
    """A solver that thinks until it is told to end."""

    def __init__(self) -> None:
        self.begun, self.end = Event(), Event()

    def __call__(self, problem: Problem, *, seconds: float) -> Plan:
        self.begun.set()
        assert self.end.wait(60)
        return solve(problem, seconds=seconds)


def asks(session: Session, urgency: str) -> int:
    """An escort tomorrow from ten to eleven: one helper can do one of them."""
    hour = [(TOMORROW + timedelta(hours=1), TOMORROW + timedelta(hours=2))]
    return Town(session).need(urgency=urgency, windows=hour, minutes=60).id


def test_an_urgent_need_takes_the_helper_whom_a_round_was_about_to_propose(
    open_station: Callable[[Database], Station], database: Database
) -> None:
    station, slow = open_station(database), Slow()
    database.run(lambda session: Town(session).volunteer().id)
    usual = database.run(lambda session: asks(session, "normal"))
    round_ = Matchmaker(database, station.clock, publisher(station.names), seconds=1, solver=slow)
    with ThreadPoolExecutor(1) as pool:
        thinking = pool.submit(round_.propose)
        assert slow.begun.wait(60)
        urgent = database.run(lambda session: asks(session, "urgent"))
        assert len(Dispatcher(database, station.clock, publisher(station.names)).propose()) == 1
        slow.end.set()
        assert thinking.result(60) == []
    assert database.run(in_two_places) == []
    assert [match.need_id for match in database.run(standing)] == [urgent]
    assert database.run(lambda session: session.get_one(Need, usual)).status is NeedStatus.OPEN
