"""From the first word of danger to the end of it: nobody is left alone, and somebody takes it."""

from datetime import timedelta

import pytest

from bot.core.messages import Kind, Priority
from bot.jobs.alarms import AlarmClock
from bot.notices.table import publisher
from data.models import Alarm, AlarmWord, DutyShift, Need
from tests.kit.station import Station

FALLEN = "我爸突然倒在地上叫不醒了"


def buttons(message) -> list[str]:
    """What can be pressed below a message."""
    return [button.data for row in message.buttons for button in row]


def tick(station: Station, minutes: float = 0) -> int:
    """So much later, the clock of the alarms is looked at."""
    station.now += timedelta(minutes=minutes)
    return AlarmClock(station.database, station.clock, publisher(station.names)).tick()


def newest(station: Station, who: str) -> str:
    return station.told(who)[-1].text


@pytest.fixture
async def duty(station: Station) -> Station:
    """A coordinator of the village, of its town, of the county, and of another town."""
    for who, area in (("村", "gaozhi"), ("镇", "qingshan"), ("区", "anyuan"), ("远", "fenghuang")):
        await station.coordinator(who, area)
    return station


async def test_a_son_is_asked_where_and_a_number_and_both_go_to_the_same_alarm(station: Station) -> None:
    await station.coordinator("李社工")
    said = await station.say("小周", FALLEN)
    assert "120" in said
    assert "您现在在哪里" in said
    said = await station.say("小周", "高枳村3组12号")
    assert "已经告诉值班的人" in said
    assert "哪个电话" in said
    assert "已经告诉值班的人" in await station.say("小周", "13800000000")
    card, where, number = station.told("李社工")[-3:]
    assert FALLEN in card.text
    assert buttons(card) == ["claim:1", "takeover:1"]
    assert card.priority is where.priority is number.priority is Priority.DANGER
    assert "高枳村3组12号" in where.text
    assert "13800000000" in number.text
    assert not any("没太听明白" in message.text for message in station.told("小周"))
    [alarm] = station.stored(Alarm)
    assert (alarm.place, alarm.phone, alarm.area_id) == ("高枳村3组12号", "13800000000", "gaozhi")


async def test_of_no_known_place_the_county_hears_and_no_other_town(duty: Station) -> None:
    before = {who: len(duty.told(who)) for who in "村镇区远"}
    await duty.say("小周", FALLEN)
    assert {who: len(duty.told(who)) - n for who, n in before.items()} == {"村": 0, "镇": 0, "区": 1, "远": 0}
    await duty.say("小周", "高枳村3组12号")
    assert FALLEN in newest(duty, "村") or "高枳村3组12号" in newest(duty, "村")
    assert len(duty.told("远")) == before["远"]


async def test_one_takes_it_the_others_see_who_and_a_third_comes_too_late(station: Station) -> None:
    for who in ("甲", "乙", "丙"):
        await station.coordinator(who)
    await station.say("小周", FALLEN)
    taken = await station.press("甲", "claim:1")
    assert "由您处理" in taken
    assert FALLEN in taken
    assert "甲在处理" in newest(station, "乙")
    assert "甲接了您的求助" in newest(station, "小周")
    assert "甲在处理" in await station.press("丙", "claim:1")
    before = len(station.told("乙"))
    assert "已经转给甲" in await station.say("小周", "高枳村3组12号")
    assert "高枳村3组12号" in newest(station, "甲")
    assert len(station.told("乙")) == before


async def test_it_is_closed_with_an_outcome_in_words_and_the_form_is_offered_again(station: Station) -> None:
    await station.coordinator("李社工")
    await station.join("小周")
    await station.say("小周", "想找个人陪我妈去市医院看病，我们住高枳村")
    await station.say("小周", FALLEN)
    await station.say("小周", "3组12号，电话13800000000")
    assert station.stored(Need) == []
    await station.press("李社工", "claim:1")
    assert "救护车" not in await station.say("小周", "救护车来了，没事了")
    assert "close:1:hospital" in buttons(station.told("李社工")[-1])
    assert "对方说没事了" in newest(station, "李社工")
    assert "已送医" in await station.press("李社工", "close:1:hospital")
    assert "记下了" in await station.say("李社工", "送到市医院了")
    [alarm] = station.stored(Alarm)
    assert (alarm.outcome, alarm.closing_note) == ("hospital", "送到市医院了")
    ended = station.told("小周")[-1]
    assert buttons(ended) == ["resume"]
    assert "什么时候" in await station.press("小周", "resume")
    assert "阿姨" not in await station.say("小周", "后天下午")
    assert len(station.stored(Alarm)) == 1


async def test_unclaimed_it_goes_up_to_the_county_and_the_person_hears_of_it(duty: Station) -> None:
    await duty.join("小周")
    await duty.say("小周", f"{FALLEN}，我们在高枳村3组12号")
    assert FALLEN in newest(duty, "村")
    assert tick(duty, 1.9) == 0
    assert tick(duty, 0.1) == 1
    assert "还没有人接" in newest(duty, "镇")
    assert "报给上一级" in newest(duty, "小周")
    duty.restart()
    assert tick(duty, 2) == 1
    assert FALLEN in newest(duty, "区")
    heard = len(duty.told("区"))
    assert tick(duty, 2) == 1
    assert len(duty.told("区")) == heard + 1
    await duty.press("区", "claim:1")
    assert "区在处理" in newest(duty, "村")
    assert tick(duty, 60) == 0


async def test_nobody_on_duty_is_said_with_the_numbers(station: Station) -> None:
    said = await station.say("小周", FALLEN)
    assert "联系不上值班社工" in said
    assert "120" in said
    said = await station.say("小周", "高枳村3组12号")
    assert "联系不上" in said
    assert "120" in said
    assert len(station.stored(Alarm)) == 1


async def test_a_location_and_what_is_known_stand_on_the_alarm(station: Station) -> None:
    await station.coordinator("李社工")
    await station.escort_needed("小周")
    said = await station.say("小周", FALLEN)
    assert "高枳村" in said
    await station.incoming(station.typed("小周", "", kind=Kind.LOCATION, location=(113.9, 27.6)))
    assert "27.60000" in newest(station, "李社工")
    card = next(message.text for message in station.told("李社工") if FALLEN in message.text)
    assert "陪诊就医" in card


async def test_many_cries_of_one_source_are_one_alarm_and_no_flood(station: Station) -> None:
    await station.coordinator("李社工")
    before = len(station.told("李社工"))
    for _ in range(40):
        assert "110" in await station.say("小周", "救命")
    [alarm] = station.stored(Alarm)
    assert alarm.repeats == 39
    assert len(station.told("李社工")) - before == 1
    assert [word.text for word in station.stored(AlarmWord)] == ["救命"]
    tick(station, 1.1)
    assert "已经求救 40 次" in newest(station, "李社工")


async def test_a_stranger_may_agree_in_the_middle_and_it_stays_one_alarm(station: Station) -> None:
    await station.coordinator("李社工")
    await station.say("小周", FALLEN)
    await station.join("小周")
    await station.say("小周", "高枳村3组12号")
    [alarm] = station.stored(Alarm)
    assert alarm.person_id == station.person("小周").id


async def test_a_resident_cannot_take_an_alarm_nor_a_coordinator_of_another_town(duty: Station) -> None:
    await duty.join("小周")
    await duty.say("小周", f"{FALLEN}，我们在高枳村3组12号")
    assert "协调员" in await duty.press("小周", "claim:1")
    await duty.press("远", "claim:1")
    assert duty.stored(Alarm)[0].claimed_by is None


async def test_the_roster_is_set_and_shown_in_chat(station: Station) -> None:
    await station.coordinator("李社工")
    assert "都值班" in await station.say("李社工", "值班")
    assert "记下了" in await station.say("李社工", "值班 每周一到周五早上8点到晚上6点")
    [shift] = station.stored(DutyShift)
    assert (shift.area_id, shift.days, shift.start.hour, shift.end.hour) == (
        "qingshan",
        ["MO", "TU", "WE", "TH", "FR"],
        8,
        18,
    )
    said = await station.say("李社工", "值班")
    assert "现在没有人值班" in said  # it is Saturday
    assert "08:00–18:00" in said
    await station.say("李社工", "不值班了")
    assert station.stored(DutyShift) == []
    await station.press("李社工", "duty:on")
    assert len(station.stored(DutyShift)) == 1


async def test_everything_of_an_alarm_goes_with_the_person(station: Station) -> None:
    await station.coordinator("李社工")
    await station.join("小周")
    await station.say("小周", FALLEN)
    await station.say("小周", "高枳村3组12号")
    await station.press("李社工", "claim:1")
    await station.press("李社工", "close:1:handled")
    await station.say("小周", "删除我的数据")
    await station.press("小周", "yes")
    assert station.person("小周") is None
    [alarm] = station.stored(Alarm)
    assert (alarm.place, alarm.external_id, alarm.phone) == (None, None, None)
    assert FALLEN not in "".join(message.text for message in station.told("李社工"))
