"""Calls for help beyond the limits end as a number on the alarm of their source; where there is none, one is raised."""

from sqlalchemy.exc import OperationalError

from bot.core.messages import Address
from bot.core.tally import Calls, Tally
from bot.jobs.counting import Counter
from bot.notices.table import publisher
from data.models import Alarm, AlarmWord
from tests.kit.station import Station

HERE = Address(channel="test", id="小周")


def there(id: str) -> Address:
    return Address(channel="test", id=id)


def call(words: str = "救命", many: int = 1, network: str = "10.0.0.1") -> Calls:
    return Calls(many, network, words)


def counter(station: Station, tally: Tally) -> Counter:
    return Counter(station.database, station.clock, tally, publisher(station.names))


async def test_calls_are_written_onto_their_alarm(station):
    await station.say("小周", "救命")
    tally = Tally()
    tally.add(HERE, call(many=300))
    await counter(station, tally).write()
    await counter(station, tally).write()
    assert [alarm.repeats for alarm in station.stored(Alarm)] == [300]


async def test_what_cannot_be_written_now_is_written_later(station):
    class Away:
        def run(self, _work):
            raise OperationalError("UPDATE", {}, Exception("gone"))

    await station.say("小周", "救命")
    tally = Tally()
    tally.add(HERE, call(many=3))
    await Counter(Away(), station.clock, tally, publisher(station.names)).write()  # type: ignore[arg-type]
    await counter(station, tally).write()
    assert [alarm.repeats for alarm in station.stored(Alarm)] == [3]


async def test_a_source_without_an_alarm_raises_one_with_its_words_and_a_count(station):
    await station.coordinator("李社工")
    tally = Tally()
    tally.add(there("a"), call("我爸突然倒在地上叫不醒了"))
    tally.add(there("a"), call("救命", many=4))
    counting = counter(station, tally)
    assert await counting.write() == 1
    assert await counting.write() == 0
    [alarm] = station.stored(Alarm)
    assert (alarm.external_id, alarm.repeats) == ("a", 4)
    assert "叫不醒" in station.told("李社工")[-1].text


async def test_many_sources_of_one_network_are_one_alarm_with_their_words_while_it_stands(station):
    await station.coordinator("李社工")
    tally = Tally()
    counting = counter(station, tally)
    for n in range(200):
        tally.add(there(f"flood{n}"), call())
    tally.add(there("real"), call("我妈摔倒了站不起来"))
    before = len(station.told("李社工"))
    await counting.write()
    for n in range(200):
        tally.add(there(f"more{n}"), call(many=2))
    await counting.write()
    [alarm] = station.stored(Alarm)
    assert alarm.repeats == 199 + 1 + 400
    assert [word.text for word in station.stored(AlarmWord)] == ["救命", "我妈摔倒了站不起来"]
    assert len(station.told("李社工")) - before == 2


async def test_another_network_has_an_alarm_of_its_own(station):
    tally = Tally()
    for network in ("10.0.0.1", "10.0.0.2"):
        tally.add(there(network), call(network=network))
    await counter(station, tally).write()
    assert [alarm.external_id for alarm in station.stored(Alarm)] == ["10.0.0.1", "10.0.0.2"]


async def test_when_the_alarm_is_over_the_next_call_raises_another(station):
    await station.coordinator("李社工")
    tally = Tally()
    counting = counter(station, tally)
    for source in ("a", "b"):
        tally.add(there(source), call())
        await counting.write()
        alarm = station.stored(Alarm)[-1]
        await station.press("李社工", f"claim:{alarm.id}")
        await station.press("李社工", f"close:{alarm.id}:handled")
    over = [(alarm.external_id, alarm.outcome) for alarm in station.stored(Alarm)]
    assert over == [("a", "handled"), ("b", "handled")]


async def test_what_was_asked_of_the_person_goes_on_being_asked_while_others_call(station):
    tally = Tally()
    counting = counter(station, tally)
    tally.add(there("a"), call())
    await counting.write()
    await station.say("a", "我爸突然倒在地上叫不醒了")
    [alarm] = station.stored(Alarm)
    asked = alarm.asking
    tally.add(there("b"), call("着火了"))
    await counting.write()
    [alarm] = station.stored(Alarm)
    assert asked is not None
    assert (alarm.asking, alarm.external_id) == (asked, "a")
