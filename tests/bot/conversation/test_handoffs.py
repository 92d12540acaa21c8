"""A conversation is handed to a coordinator and back: called for, taken, led, given back; the bot keeps quiet."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.channels.mailbox import Mailbox
from bot.core.messages import Address, Kind, Outgoing, Priority
from bot.jobs.handoffs import HandoffClock
from bot.notices.post import post
from bot.notices.table import publisher
from data.handoffs.forgetting import key_of
from data.handoffs.terms import Terms
from data.models import Alarm, Handoff, HandoffMessage, OutboxMessage
from data.needs.needs import NewNeed, record_need
from data.people.people import find_person
from tests.kit.station import Station

MONDAY_MORNING = datetime(2026, 11, 23, 1, tzinfo=UTC)  # 09:00 in Shanghai
NEED = "我妈八十多了，后天下午想找个人陪她去市医院看病，我们住高枳村，电话13800000002"


def buttons(message: Outgoing) -> list[str]:
    """What can be pressed below a message."""
    return [button.data for row in message.buttons for button in row]


def newest(station: Station, who: str) -> str:
    return station.told(who)[-1].text


def since(station: Station, who: str, before: int) -> str:
    return "\n".join(message.text for message in station.told(who)[before:])


def tick(station: Station, minutes: float = 0) -> int:
    """So much later, the clock of the handoffs is looked at."""
    station.now += timedelta(minutes=minutes)
    return HandoffClock(station.database, station.clock, publisher(station.names)).tick()


@pytest.fixture
async def called(station: Station) -> Station:
    """On a Monday, two coordinators of a town, and somebody who wants to talk to one."""
    station.now = MONDAY_MORNING
    for who in ("李社工", "王社工"):
        await station.coordinator(who)
    await station.join("奶奶")
    await station.say("奶奶", "找人工，我的低保卡不见了")
    return station


@pytest.fixture
async def led(called: Station) -> Station:
    """One of the two has taken it."""
    await called.press("李社工", "lead:1")
    return called


async def test_who_calls_for_a_person_is_offered_to_those_on_duty_with_the_words_and_without_the_number(
    station: Station,
) -> None:
    await station.coordinator("李社工")
    await station.escort_needed("小周")
    assert "尽快在这里回您" in await station.say("小周", "找人工，我的低保卡不见了")
    card = station.told("李社工")[-1]
    assert buttons(card) == ["lead:1"]
    assert "低保卡不见了" in card.text
    assert "13800000002" not in card.text


async def test_a_number_that_is_left_to_be_called_on_is_told(called: Station) -> None:
    await called.say("奶奶", "13800000009")
    assert "13800000009" in newest(called, "李社工")


async def test_they_talk_through_the_bot_which_keeps_quiet(led: Station) -> None:
    assert "低保卡不见了" in newest(led, "李社工")
    assert "李社工来了" in newest(led, "奶奶")
    assert "李社工接了" in newest(led, "王社工")
    assert await led.say("李社工", "奶奶您好，什么时候不见的？") == ""
    assert newest(led, "奶奶") == "李社工：奶奶您好，什么时候不见的？"
    assert await led.say("奶奶", NEED) == ""
    heard = led.told("李社工")[-1]
    assert NEED in heard.text
    assert buttons(heard) == ["handback:1"]
    assert NEED not in newest(led, "王社工")
    assert "结束了" in await led.say("李社工", "结束")
    assert "我接着帮您" in newest(led, "奶奶")
    assert "您好" in await led.say("奶奶", "你好")
    assert [row.text for row in led.stored(HandoffMessage)] == [
        "找人工，我的低保卡不见了", "奶奶您好，什么时候不见的？", NEED,
    ]  # fmt: skip


async def test_words_until_somebody_takes_it_are_answered_by_the_bot_and_kept_for_them(called: Station) -> None:
    assert "没有正在办的事" in await called.say("奶奶", "办得怎样了")
    await called.press("李社工", "lead:1")
    assert "办得怎样了" in newest(called, "李社工")


async def test_a_second_who_presses_sees_who_has_it_and_goes_on_with_their_own(led: Station) -> None:
    assert "李社工接了" in await led.press("王社工", "lead:1")
    assert "转给" not in await led.say("王社工", "你好")
    assert len(led.stored(HandoffMessage)) == 1


async def test_danger_is_heard_all_the_same(led: Station) -> None:
    before = len(led.told("王社工"))
    said = await led.say("奶奶", "我家着火了")
    assert "119" in said
    assert len(led.stored(Alarm)) == 1
    assert "着火" in since(led, "王社工", before)
    assert "着火" in newest(led, "李社工")


async def test_a_coordinators_own_words_raise_no_alarm(led: Station) -> None:
    assert await led.say("李社工", "您家着火了吗？快跑！") == ""
    assert led.stored(Alarm) == []


async def test_the_conversation_of_an_alarm_is_taken_over_and_the_alarm_with_it(station: Station) -> None:
    for who in ("李社工", "王社工"):
        await station.coordinator(who)
    await station.say("小周", "我爸突然倒在地上叫不醒了")
    assert "由您处理" in await station.press("李社工", "takeover:1")
    assert "李社工来了" in newest(station, "小周")
    before = len(station.told("李社工"))
    assert await station.say("小周", "高枳村3组12号") == ""
    assert since(station, "李社工", before).count("3组12号") == 1
    [alarm] = station.stored(Alarm)
    assert alarm.place == "高枳村3组12号"
    await station.say("李社工", "救护车五分钟到，别挪动他")
    assert "别挪动他" in newest(station, "小周")
    assert "李社工在处理" in await station.press("王社工", "takeover:1")


async def test_pictures_and_locations_pass_where_they_can_be_shown(led: Station) -> None:
    await led.incoming(led.typed("奶奶", "这张", kind=Kind.PHOTO, photo="file1"))
    assert (led.told("李社工")[-1].photo, "这张" in newest(led, "李社工")) == ("file1", True)
    await led.incoming(led.typed("李社工", "", kind=Kind.LOCATION, location=(113.9, 27.6)))
    assert led.told("奶奶")[-1].location == (113.9, 27.6)
    assert "27.60000" in newest(led, "奶奶")


async def test_what_the_bot_has_to_say_meanwhile_waits_until_it_is_over(called: Station) -> None:
    await called.press("李社工", "lead:1")
    notice = Outgoing(text="周三的陪诊定了", priority=Priority.NOTICE)
    called.database.run(lambda s: post(s, Address(channel="test", id="奶奶"), notice, called.now))
    mailbox = Mailbox(called.database, "test", called.clock)
    before = await mailbox.after("奶奶", 0)
    assert "周三的陪诊定了" not in [row.message.text for row in before]
    await called.press("李社工", "handback:1")
    after = await mailbox.after("奶奶", before[-1].id)
    assert "周三的陪诊定了" in [row.message.text for row in after]


async def test_a_silent_coordinator_is_passed_over_and_the_person_hears_of_it(led: Station) -> None:
    tick(led, 10)
    assert "暂时没能回您" in newest(led, "奶奶")
    assert "请别人来接" in newest(led, "李社工")
    card = led.told("王社工")[-1]
    assert "没有及时回" in card.text
    assert buttons(card) == ["lead:1"]
    assert "没有转给对方" in await led.say("李社工", "您好")
    await led.press("王社工", "lead:1")
    assert "王社工来了" in newest(led, "奶奶")


async def test_where_there_is_nobody_else_the_silent_one_is_asked_again(station: Station) -> None:
    station.now = MONDAY_MORNING
    await station.coordinator("李社工")
    await station.join("奶奶")
    await station.say("奶奶", "找人工")
    await station.press("李社工", "lead:1")
    tick(station, 10)
    assert buttons(station.told("李社工")[-1]) == ["lead:1"]
    await station.press("李社工", "lead:1")
    await station.say("李社工", "对不起，来了")
    assert newest(station, "奶奶") == "李社工：对不起，来了"


async def test_what_is_sealed_for_all_on_duty_is_told_without_a_word_of_it(station: Station) -> None:
    await station.coordinator("李协调")
    await station.join("小周")

    def confide(session: Session) -> None:
        person = find_person(session, "test", "小周")
        assert person is not None
        record_need(session, person, NewNeed(["counselling"], "gaozhi"), station.now)

    station.database.run(confide)
    await station.say("小周", "找人工，我睡不着")
    told = station.told("李协调")[-1]
    assert "只有本地社工能看" in told.text
    assert "睡不着" not in told.text
    assert "不归您管" in await station.press("李协调", "lead:1")


async def test_an_hour_of_silence_ends_it(led: Station) -> None:
    await led.say("李社工", "那就这样，您多保重")
    led.restart()
    assert tick(led, 59) == 0
    assert tick(led, 1) == 1
    assert "我接着帮您" in newest(led, "奶奶")
    assert "很久没有新话" in newest(led, "李社工")


async def test_what_nobody_takes_goes_a_level_up_and_the_person_hears_of_it(called: Station) -> None:
    await called.coordinator("区", "anyuan")
    called.now = MONDAY_MORNING
    tick(called, Terms().unclaimed.total_seconds() / 60)
    assert "低保卡不见了" in newest(called, "区")
    assert "还没有人接" in newest(called, "区")
    assert len(called.stored(Handoff)) == 1


async def test_what_is_not_understood_twice_in_a_row_is_looked_at_by_a_person(station: Station) -> None:
    await station.coordinator("李社工")
    await station.join("奶奶")
    await station.say("奶奶", "嘟嘟噜噜")
    assert station.stored(Handoff) == []
    assert "值班社工" in await station.say("奶奶", "咕咕嘎嘎")
    assert "没听懂" in newest(station, "李社工")
    assert "咕咕嘎嘎" in newest(station, "李社工")


async def test_what_the_bot_failed_to_handle_is_looked_at_by_a_person(station: Station) -> None:
    await station.coordinator("李社工")
    await station.join("奶奶")
    await station.conversation.give_up(Address(channel="test", id="奶奶"))
    assert "已经请值班社工来看看" in newest(station, "奶奶")
    assert "机器人出了错" in newest(station, "李社工")


async def test_a_stranger_is_talked_to_and_nothing_of_it_is_kept(station: Station) -> None:
    await station.coordinator("李社工")
    await station.press("路人", "human")
    await station.press("李社工", "lead:1")
    await station.say("李社工", "您好，哪位？")
    assert newest(station, "路人") == "李社工：您好，哪位？"
    await station.say("路人", "不方便说")
    assert "不方便说" in newest(station, "李社工")
    await station.press("李社工", "handback:1")
    assert station.stored(HandoffMessage) == []


async def test_erased_with_the_person_are_the_record_and_every_word_in_others_chats(led: Station) -> None:
    await led.say("奶奶", "金丝雀一号")
    await led.say("李社工", "金丝雀二号")
    await led.say("李社工", "结束")
    await led.say("奶奶", "删除我的资料")
    await led.press("奶奶", "yes")
    assert led.stored(HandoffMessage) == []
    assert not any("金丝雀" in str(row.body) for row in led.stored(OutboxMessage))
    assert not any((row.dedupe_key or "").startswith(key_of(1)) for row in led.stored(OutboxMessage))


async def test_answers_of_people_go_before_notices(led: Station) -> None:
    await led.say("李社工", "您好")
    assert led.told("奶奶")[-1].priority is Priority.ANSWER
