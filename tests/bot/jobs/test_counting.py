"""Calls for help beyond the limits end as a number on the alarm of their source."""

from sqlalchemy.exc import OperationalError

from bot.core.messages import Address
from bot.core.tally import Tally
from bot.jobs.counting import Counter
from data.models import Alarm

HERE = Address(channel="test", id="小周")


async def test_calls_are_written_onto_their_alarm(station) -> None:
    await station.say("小周", "救命")
    tally = Tally()
    tally.add(HERE, 300)
    await Counter(station.database, station.clock, tally).write()
    await Counter(station.database, station.clock, tally).write()
    assert [alarm.repeats for alarm in station.stored(Alarm)] == [300]


async def test_what_cannot_be_written_now_is_written_later(station) -> None:
    class Away:
        def run(self, _work):
            raise OperationalError("UPDATE", {}, Exception("gone"))

    await station.say("小周", "救命")
    tally = Tally()
    tally.add(HERE, 3)
    await Counter(Away(), station.clock, tally).write()  # type: ignore[arg-type]
    await Counter(station.database, station.clock, tally).write()
    assert [alarm.repeats for alarm in station.stored(Alarm)] == [3]
