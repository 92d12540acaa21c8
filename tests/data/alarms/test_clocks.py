"""The stored hour of an alarm: up a level, again at the top, once whoever looks; held words; long silence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from data.alarms.alarms import AT_ONCE_WORDS, IN_A_SPELL, LAPSED, PATIENCE, Told, add_words, claim, raise_alarm
from data.alarms.clocks import SILENT_FOR_LONG, run_clocks
from data.alarms.queries import Source, standing
from data.core.alarm_events import AlarmClosed, AlarmEscalated, AlarmUpdated

HERE = Source("web", "stranger")


def raised(town, now):
    raise_alarm(town.session, HERE, "medical", Told("我爸倒了", area_id="gaozhi"), now)
    return standing(town.session, HERE)


def test_unclaimed_it_goes_from_the_village_to_the_town_to_the_county_and_again(town, now) -> None:
    for area in ("gaozhi", "qingshan", "anyuan"):
        town.coordinator(area)
    alarm = raised(town, now)
    assert alarm.reach == "gaozhi"
    assert run_clocks(town.session, now + PATIENCE - timedelta(seconds=1)) == ()
    for times, (reach, higher) in enumerate([("qingshan", True), (None, True), (None, False), (None, False)], 1):
        assert run_clocks(town.session, now + times * PATIENCE) == (AlarmEscalated(alarm.id, higher),)
        assert alarm.reach == reach


def test_once_taken_the_clock_stands_still(town, now) -> None:
    one = town.coordinator()
    alarm = raised(town, now)
    claim(town.session, alarm.id, one, now)
    assert run_clocks(town.session, now + 10 * PATIENCE) == ()


def test_a_clock_that_is_put_back_two_hours_delays_no_alarm(town, now) -> None:
    town.coordinator("gaozhi")
    alarm = raised(town, now)
    earlier = now - timedelta(hours=2)
    assert run_clocks(town.session, earlier) == ()
    assert [e.alarm_id for e in run_clocks(town.session, earlier + PATIENCE) if isinstance(e, AlarmEscalated)] == [
        alarm.id
    ]


def test_patience_is_a_setting(town, now) -> None:
    minute = timedelta(minutes=1)
    raise_alarm(town.session, HERE, "fire", Told("着火了"), now, minute)
    assert len(run_clocks(town.session, now + minute, minute)) == 1
    assert standing(town.session, HERE).due_at == now + 2 * minute


def test_held_words_are_told_together(town, now) -> None:
    town.coordinator()
    alarm = raised(town, now)
    for n in range(AT_ONCE_WORDS * 2):
        add_words(town.session, alarm, Told(str(n)), now)
    told = alarm.told_word_id
    assert AlarmUpdated(alarm.id, told) in run_clocks(town.session, now + IN_A_SPELL)
    assert alarm.told_word_id > told


def test_after_a_long_silence_the_person_is_let_go(town, now) -> None:
    alarm = raised(town, now)
    assert run_clocks(town.session, now + SILENT_FOR_LONG)[-1] == AlarmClosed(alarm.id, None)
    assert alarm.outcome == LAPSED


def test_two_workers_send_it_once_and_a_restart_loses_none(district, now) -> None:
    district.run(lambda s: raise_alarm(s, HERE, "fire", Told("着火了", area_id="gaozhi"), now))

    def look(_worker: int) -> int:
        return len(district.run(lambda s: run_clocks(s, now + PATIENCE)))

    with ThreadPoolExecutor(4) as workers:
        assert sum(workers.map(look, range(4))) == 1
