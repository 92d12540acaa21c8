"""Who hears of a need of high risk that nobody decides."""

from datetime import timedelta

from bot.jobs.handoffs import WatchClock
from bot.notices.table import publisher
from data.alarms.watches import PATIENCE
from data.needs.needs import NewNeed, record_need
from data.people.people import find_person


def recorded(station, category: str) -> None:
    def record(session) -> None:
        person = find_person(session, "test", "奶奶")
        assert person is not None
        record_need(session, person, NewNeed([category], "gaozhi", urgency="emergency"), station.now)

    station.database.run(record)


def later(station, wait: timedelta) -> None:
    station.now += wait
    WatchClock(station.database, station.clock, publisher(station.names)).tick()


async def test_the_level_above_hears_what_it_is_and_how_long_it_waits(station) -> None:
    await station.coordinator("村", "gaozhi")
    await station.coordinator("区", "anyuan")
    await station.join("奶奶")
    recorded(station, "errand")
    later(station, PATIENCE)
    told = station.told("区")[-1].text
    assert "高风险" in told
    assert "15 分钟" in told
    assert station.names.category("zh", "errand") in told


async def test_of_a_confidential_one_a_coordinator_hears_only_that_it_waits(station) -> None:
    await station.coordinator("区", "anyuan")
    await station.join("奶奶")
    recorded(station, "counselling")
    later(station, PATIENCE)
    told = station.told("区")[-1].text
    assert "需要保密的服务" in told
    assert station.names.category("zh", "counselling") not in told
