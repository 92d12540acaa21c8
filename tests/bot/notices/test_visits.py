"""What people are told without having asked: over the whole way of a match, in the chat."""

import pytest

from bot.core.messages import Priority
from data.core.kinds import ResourceKind
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Match, Need, OutboxMessage
from data.offers.providers import donor_of, register_donor
from data.offers.resources import NewResource, add_resource
from data.people.people import find_person


@pytest.fixture
async def arranged(proposed):
    """A visit that a coordinator has approved in the chat; the nurse has been asked."""
    await proposed.press("李社工", "approve:1:1")
    return proposed


def last(station, who):
    return station.told(who)[-1].text


async def test_a_coordinator_hears_of_new_proposals_with_a_button_to_see_them(proposed):
    message = proposed.told("李社工")[-1]
    assert "1 件新的安排" in message.text
    assert message.buttons[0][0].data == "review"
    assert "陪诊就医" in await proposed.press("李社工", "review")


async def test_the_resident_hears_when_the_helper_has_promised(arranged):
    told = await arranged.say("李姐", "这单给我吧")
    assert "13800000002" in told
    assert "李姐答应来了" in last(arranged, "小周")
    assert arranged.stored(Match)[0].status is MatchStatus.ACCEPTED


async def test_a_helper_who_cannot_is_replaced_and_everybody_knows(arranged):
    await arranged.say("李姐", "去不了，孩子发烧")
    assert "李姐去不了" in last(arranged, "李社工")
    assert "孩子发烧" in last(arranged, "李社工")
    assert "正在帮您另找" in last(arranged, "小周")
    assert arranged.stored(Need)[0].status is NeedStatus.OPEN


async def test_a_helper_hears_that_a_cancelled_visit_is_off(arranged):
    await arranged.press("李姐", "accept:1")
    await arranged.say("小周", "取消")
    await arranged.press("小周", "yes")
    assert "这件不用去了" in last(arranged, "李姐")


async def test_a_helper_hears_that_a_moved_visit_is_off(arranged):
    await arranged.say("小周", "改到大后天上午")
    await arranged.press("小周", "yes")
    assert "这件不用去了" in last(arranged, "李姐")


async def test_a_proposal_that_nobody_was_asked_about_is_cancelled_in_silence(proposed):
    before = len(proposed.told("李姐"))
    await proposed.say("小周", "取消")
    await proposed.press("小周", "yes")
    assert len(proposed.told("李姐")) == before


async def test_when_a_helper_is_erased_the_resident_hears_that_we_go_on_looking(arranged):
    await arranged.say("李姐", "删掉我的资料")
    await arranged.press("李姐", "yes")
    assert "正在帮您另找" in last(arranged, "小周")


async def test_when_a_resident_is_erased_the_helper_hears_that_it_is_off(arranged):
    await arranged.say("小周", "删掉我的资料")
    await arranged.press("小周", "yes")
    assert "这件不用去了" in last(arranged, "李姐")
    assert "13800000002" not in str([row.body for row in arranged.stored(OutboxMessage)])


async def test_pressing_a_button_of_a_visit_that_is_off_says_so(arranged):
    await arranged.say("小周", "取消")
    await arranged.press("小周", "yes")
    assert "不用答复" in await arranged.press("李姐", "accept:1")


async def test_the_giver_of_a_thing_and_who_needs_it_are_told(station):
    await station.coordinator("李社工")
    await station.join("慈善超市")
    station.database.run(lambda s: give_wheelchairs(s, station.now))
    await station.join("孙先生")
    await station.say("孙先生", "我爸腿摔断了，想借一个轮椅，明天下午送到源铺村，电话13800000003")
    await station.press("孙先生", "skip:name")
    await station.press("孙先生", "yes")
    station.propose()
    await station.press("李社工", "approve:1:1")
    assert "轮椅 1 个" in last(station, "孙先生")
    assert "轮椅 1 个" in last(station, "慈善超市")
    assert "13800000003" not in last(station, "慈善超市")


def give_wheelchairs(session, now):
    person = find_person(session, "test", "慈善超市")
    register_donor(session, person, "慈善超市", "qingshan", now)
    add_resource(session, donor_of(session, person), NewResource(ResourceKind.GOODS, "轮椅", 2, True, "个"), now)


async def test_a_coordinator_hears_of_helpers_whom_no_message_reaches(proposed):

    def leave(session):
        for address in find_person(session, "test", "李姐").addresses:
            address.closed_at = proposed.now

    proposed.database.run(leave)
    assert "请您打电话告诉：李姐" in await proposed.press("李社工", "approve:1:1")


async def test_each_is_written_to_in_their_own_language(station):
    await station.coordinator("李社工")
    await station.nurse("李姐")
    await station.escort_needed("小周")
    await station.say("小周", "/language English")
    station.propose()
    await station.press("李社工", "approve:1:1")
    assert "Good news! It is arranged" in last(station, "小周")
    assert "想请您帮个忙" in last(station, "李姐")


async def test_an_alarm_of_a_known_person_goes_before_everything_with_how_to_reach_them(arranged):
    assert "119" in await arranged.say("小周", "家里着火了，快来人")
    message = arranged.told("李社工")[-1]
    assert message.priority is Priority.DANGER
    assert all(part in message.text for part in ("火情", "13800000002", "高枳村", "家里着火了"))


async def test_an_alarm_of_a_stranger_tells_only_the_channel_and_the_words(station):
    await station.coordinator("李社工")
    assert "119" in await station.say("路人", "家里着火了，快来人")
    message = station.told("李社工")[-1]
    assert all(part in message.text for part in ("没有登记", "test", "家里着火了"))
    assert "路人" not in message.text


async def test_a_call_for_a_person_reaches_the_duty_with_a_number_left_later(arranged):
    await arranged.say("李姐", "找人工")
    assert "李姐" in last(arranged, "李社工")
    await arranged.say("李姐", "13800000009")
    assert "13800000009" in last(arranged, "李社工")


async def test_a_strangers_call_for_a_person_reaches_the_duty(station):
    await station.coordinator("李社工")
    assert "已经告诉值班社工" in await station.say("路人", "找人工")
    assert "没有登记" in last(station, "李社工")


async def test_thanks_reach_the_coordinators(arranged):
    await arranged.say("小周", "李姐人真好，谢谢她")
    assert "李姐人真好，谢谢她" in last(arranged, "李社工")


async def test_nobody_on_duty_is_not_kept_from_who_is_in_danger(station):
    told = await station.say("路人", "家里着火了，快来人")
    assert "我已经告诉" not in told
    assert "119" in told
