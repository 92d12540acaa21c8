import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.core.messages import Kind, Priority
from data.core.lifecycle import NeedStatus
from data.messaging import inbox
from data.messaging.conversations import load_state, save_state
from data.models import Alarm, ConversationState, InboxUpdate, Need, OutboxMessage, Person, Provider, Resource

NEED = "我妈八十多了，后天下午想找个人陪她去市医院看病，我们住高枳村"


async def test_nothing_of_a_stranger_is_stored_before_they_agree(station):
    told = await station.say("小周", NEED)
    assert "可以吗" in told
    assert station.stored(Person) == []
    assert station.stored(ConversationState) == []
    (update,) = station.stored(InboxUpdate)
    assert (update.payload, update.lane) == (None, None)
    assert not any("高枳" in str(row.body) for row in station.stored(OutboxMessage))


async def test_what_a_stranger_said_first_is_answered_once_they_agree(station):
    await station.say("小周", NEED)
    told = await station.press("小周", "agree")
    assert "您怎么称呼" in told
    assert station.person("小周") is not None


async def test_people_who_write_at_once_are_not_in_each_others_way(open_station, database):
    station = open_station(database)
    with capture_logs() as logs:
        await asyncio.gather(*(station.say(f"{n}号", "我妈突然倒在地上叫不醒了") for n in range(12)))
    assert len(station.stored(Alarm)) == 12
    assert [each for each in logs if "retry" in each["event"]] == []


async def test_a_word_or_two_does_not_take_the_place_of_what_was_said_first(station):
    await station.say("小周", NEED)
    await station.say("小周", "那个")
    assert "您怎么称呼" in await station.press("小周", "agree")


async def test_after_a_restart_the_channels_quotation_stands_in_for_our_memory(station):
    incoming = station.typed("小周", NEED, message_id="77")
    (question,) = await station.incoming(incoming)
    assert question.answers == "77"
    station.restart()
    assert "您怎么称呼" in await station.press("小周", "agree", quoted=NEED)


async def test_after_a_restart_without_a_quotation_the_person_is_simply_welcome(station):
    await station.say("小周", NEED)
    station.restart()
    assert "直接跟我说" in await station.press("小周", "agree")


async def test_a_yes_in_words_is_an_agreement_once_we_have_asked(station):
    await station.say("小周", NEED)
    await station.say("小周", "好的")
    assert station.person("小周") is not None


async def test_who_does_not_agree_is_forgotten(station):
    await station.say("小周", NEED)
    await station.press("小周", "decline_consent")
    await station.say("小周", "好的")
    assert station.stored(Person) == []


async def test_a_need_is_reported_read_back_and_stored(station):
    await station.say("小周", NEED)
    await station.press("小周", "agree")
    told = await station.say("小周", "13800000002")
    assert "11月23日 周一 下午（12:00–18:00）" in told
    assert "正在帮您找人" in await station.press("小周", "yes")
    (need,) = station.stored(Need)
    assert (need.category, need.area_id, need.phone) == ("medical_escort", "gaozhi", "13800000002")
    assert need.status is NeedStatus.OPEN


async def test_an_update_that_comes_three_times_acts_once(station):
    await station.join("小周")
    await station.say("小周", NEED + "，电话13800000002")
    await station.press("小周", "skip:name")
    confirm = station.typed("小周", "", kind=Kind.BUTTON, pressed="yes")
    answers = [await station.incoming(confirm) for _ in range(3)]
    assert [len(told) for told in answers] == [1, 0, 0]
    assert len(station.stored(Need)) == 1


async def test_the_inbox_row_is_marked_in_the_same_commit_and_answered_once(station):
    await station.join("小周")
    incoming = station.typed("小周", "你好")
    station.database.run(lambda s: inbox.store(s, "test", "raw-1", "小周", {"text": "你好"}, station.now))
    (row,) = station.database.run(lambda s: inbox.pending(s, "test"))
    assert await station.incoming(incoming, row.id)
    assert station.database.run(lambda s: inbox.pending(s, "test")) == []
    assert await station.incoming(incoming, row.id) == []


async def test_the_conversation_goes_on_where_it_was_after_a_restart(station):
    await station.join("小周")
    await station.say("小周", NEED)
    station.restart()
    assert "对吗" in await station.say("小周", "13800000002")


async def test_a_state_that_can_no_longer_be_read_is_apologised_for_and_the_message_heard(station):
    await station.join("小周")
    old = {"version": 0, "state": {"kind": "questionnaire"}}
    station.database.run(lambda s: save_state(s, "test", "小周", old, station.now))
    told = await station.say("小周", NEED)
    assert "没接上" in told
    assert "您怎么称呼" in told


async def test_one_persons_messages_are_answered_in_order_and_all_count(station):
    await station.join("李姐")
    lines = ["我每天下午都有空，可以陪老人去医院看病，家在高枳村", "就叫我李姐", "8公里", "每周8小时"]
    answers = await asyncio.gather(*(station.say("李姐", line) for line in lines))
    assert "怎么称呼您" in answers[0]
    assert "您看对不对" in answers[1]
    state = station.database.run(lambda s: load_state(s, "test", "李姐"))["frames"][-1]
    assert state["draft"]["weekly_hours"] == 8
    assert (state["asking"], state["draft"]["name"], state["draft"]["radius_km"]) == ("confirm", "李姐", 8.0)


async def test_everything_that_is_answered_is_in_the_outbox(station):
    told = await station.incoming(station.typed("小周", "你好"))
    assert station.told("小周") == told
    (row,) = station.stored(OutboxMessage)
    assert row.priority == Priority.ANSWER


async def test_a_volunteer_registers_and_can_be_found(station):
    await station.nurse()
    (provider,) = station.stored(Provider)
    assert (provider.name, provider.area_id, provider.weekly_minutes) == ("李姐", "gaozhi", None)
    await station.escort_needed()
    assert len(station.propose()) == 1


async def test_somebody_gives_two_quilts(station):
    await station.join("孙先生")
    await station.say("孙先生", "我想捐两床棉被")
    await station.say("孙先生", "棉被")
    await station.press("孙先生", "pick:place:gaozhi")
    await station.say("孙先生", "孙先生")
    await station.press("孙先生", "skip:phone")
    assert "已经登记好" in await station.press("孙先生", "yes")
    (resource,) = station.stored(Resource)
    assert (resource.name, resource.quantity, resource.unit, resource.returnable) == ("棉被", 2, "床", False)


async def test_on_change_is_called_when_something_was_done_and_not_for_small_talk(station):
    await station.join("小周")
    before = station.changes
    await station.say("小周", "你好")
    assert station.changes == before
    await station.escort_needed()
    assert station.changes > before


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.VOICE, "语音"),
        (Kind.PHOTO, "图片"),
        (Kind.EDITED, "改了消息"),
        (Kind.GROUP, "群里"),
        (Kind.UNSUPPORTED, "看不了"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
async def test_what_cannot_be_read_is_answered_whoever_sends_it(station, kind, words, known):
    if known:
        await station.join("小周")
    assert words in await station.say("小周", "", kind=kind)


async def test_five_thousand_characters_get_a_clear_answer(station):
    await station.join("小周")
    assert "一两句" in await station.say("小周", "我想找人帮忙。" * 720)


async def test_an_emoji_alone_gets_a_clear_answer(station):
    await station.join("小周")
    assert "打几个字" in await station.say("小周", "🙂")


async def test_a_location_is_the_nearest_village(station):
    await station.join("小周")
    await station.say("小周", "后天下午想找人陪我妈看病，电话13800000002")
    told = await station.say("小周", "", kind=Kind.LOCATION, location=(113.931, 27.668))
    told = await station.press("小周", "skip:name")
    assert "青山镇高枳村" in told


async def test_a_need_told_instead_of_the_place_is_kept_and_taken_up_next(station):
    await station.join("王大爷")
    await station.say("王大爷", "明天上午想找人陪我去看病，电话13800000002")
    assert "也记下了：家居维修" in await station.say("王大爷", "水管又漏了，今天能来人不")
    await station.say("王大爷", "高枳村")
    await station.press("王大爷", "skip:name")
    assert "接着说您刚才提的：家居维修" in await station.press("王大爷", "yes")
    await station.press("王大爷", "yes")
    assert [need.category for need in station.stored(Need)] == ["medical_escort", "home_repair"]


async def test_a_need_told_anew_instead_of_the_place_is_still_one_need(station):
    await station.join("王大爷")
    await station.say("王大爷", "家里水管漏了，明天上午来修，电话13800000002")
    assert "这句也记下了" in await station.say("王大爷", "水管又漏了，今天能来人不")
    await station.say("王大爷", "高枳村")
    await station.press("王大爷", "skip:name")
    await station.press("王大爷", "yes")
    assert [need.category for need in station.stored(Need)] == ["home_repair"]


async def test_who_lives_elsewhere_is_told_which_district_is_served_and_offered_a_person(station):
    await station.join("王大爷")
    await station.say("王大爷", "家里水管漏了，明天上午来修，电话13800000002")
    assert "我们只服务安源区" in await station.say("王大爷", "北京朝阳区")
    (told,) = await station.incoming(station.typed("王大爷", "我在长沙"))
    assert "我们只服务安源区" in told.text
    assert "human" in [button.data for row in told.buttons for button in row]


async def test_english_is_answered_in_english_from_the_first_word(station):
    said = "Could someone teach my grandma to use her smartphone tomorrow afternoon? We live in 东门社区"
    assert "May I?" in await station.say("Anna", said)
    assert "phone number" in await station.press("Anna", "agree")
    assert station.person("Anna").language == "en"


async def test_a_stranger_who_switches_the_language_is_remembered(station):
    await station.say("Anna", NEED)
    assert "May I?" in await station.say("Anna", "/language English")
    assert "phone number" in await station.press("Anna", "agree")


async def test_the_clients_own_language_is_taken_where_nothing_else_tells(station):
    told = await station.say("Anna", "/start", language="en")
    assert "May I?" in told


async def test_a_known_person_can_switch_and_stays_switched(station):
    await station.join("小周")
    await station.say("小周", "/language English")
    assert "Hello" in await station.say("小周", "/start")


async def test_a_code_is_redeemed_after_consent_and_only_once(station):
    await station.coordinator("李社工")
    assert station.person("李社工").name == "李社工"
    assert "用不了" in await station.say("李社工", "/start ABCDEFGH")


async def test_a_refused_action_leaves_the_consent_but_nothing_of_itself(station):
    await station.say("小周", "/start WRONGCODE")
    told = await station.press("小周", "agree")
    assert "邀请码用不了" in told
    assert station.person("小周") is not None


async def test_deleting_leaves_nothing_of_the_person(station):
    await station.escort_needed()
    await station.say("小周", "删掉我的资料")
    assert "全部删掉" in await station.press("小周", "yes")
    assert station.person("小周") is None
    assert station.stored(ConversationState) == []
    (need,) = station.stored(Need)
    assert (need.status, need.note, need.phone) == (NeedStatus.CANCELLED, None, None)
    assert "可以吗" in await station.say("小周", "你好")


async def test_a_need_is_moved_and_cancelled(station):
    await station.escort_needed()
    await station.say("小周", "改到大后天上午")
    assert "时间改好了" in await station.press("小周", "yes")
    (need,) = station.stored(Need)
    start = station.database.run(lambda s: s.get(Need, need.id).windows[0].start)
    assert start == station.now.replace(hour=0) + timedelta(days=3)
    await station.say("小周", "取消")
    assert "已经取消" in await station.press("小周", "yes")
    assert station.stored(Need)[0].status is NeedStatus.CANCELLED


async def test_the_whole_way_goes_on_either_database(open_station, database):
    station = open_station(database)
    await station.coordinator("李社工")
    await station.nurse("李姐")
    await station.escort_needed("小周")
    station.propose()
    await station.press("李社工", "approve:1:1")
    assert "13800000002" in await station.say("李姐", "这单给我吧")
    assert "李姐答应来了" in station.told("小周")[-1].text
    assert "邀请码用不了" in await station.say("小周", "/start WRONGCODE")
