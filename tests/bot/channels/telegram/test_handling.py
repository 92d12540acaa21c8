import asyncio
from pathlib import Path

from structlog.testing import capture_logs

from bot.core.clock import system_clock
from bot.core.messages import Kind
from data.messaging.addresses import addresses_of
from data.people.people import enrol, find_person
from tests.botapi.answers import bad_request
from tests.botapi.faults import Lost, Says
from tests.botapi.rig import Rig
from tests.botapi.server import BotApi
from tests.botapi.victim import killed_while_handling


async def test_an_update_delivered_three_times_acts_once(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        granny.say("修水管")
        (update,) = api.updates.waiting
        async with Rig(tmp_path, api) as rig:
            await api.updates.until_confirmed()
            api.updates.redeliver(update)
            api.updates.redeliver(update)
            await api.updates.until_confirmed()
            granny.say("好了")
            await granny.hears("好了")
            assert [said.text for said in rig.parrot.heard] == ["修水管", "好了"]
            assert [said.text for said in granny.chat.said] == ["「修水管」", "「好了」"]


async def test_what_was_accepted_and_not_handled_is_handled_after_a_restart(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        granny.say("修水管")
        granny.say("在三楼")
        await killed_while_handling("修水管", api.root, tmp_path)
        assert granny.chat.said == []
        async with Rig(tmp_path, api):
            await granny.hears("修水管")
            await granny.hears("在三楼")


async def test_what_was_answered_before_a_crash_is_not_answered_again(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        async with Rig(tmp_path, api):
            granny.say("修水管")
            await granny.hears("修水管")
        async with Rig(tmp_path, api) as after:
            granny.say("好了")
            await granny.hears("好了")
            assert [said.text for said in after.parrot.heard] == ["好了"]


async def test_one_persons_messages_are_handled_in_order_and_others_do_not_wait(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api) as rig:
        granny, uncle = api.person(7), api.person(8)
        gate = rig.parrot.gates["第一句"] = asyncio.Event()
        granny.say("第一句")
        granny.say("第二句")
        uncle.say("我呢")
        await uncle.hears("我呢")
        assert granny.chat.said == []
        gate.set()
        await granny.hears("第二句")
        assert [said.text for said in granny.chat.said] == ["「第一句」", "「第二句」"]


async def test_what_is_handled_learns_that_another_message_of_its_chat_waits(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api) as rig:
        granny = api.person(7)
        gate = rig.parrot.gates["第一句"] = asyncio.Event()
        granny.say("第一句")
        await rig.parrot.begun["第一句"].wait()
        rig.parrot.hurried = gate
        granny.say("第二句")
        await granny.hears("第二句")


async def test_a_backlog_of_many_chats_is_handled_whole_and_in_order(tmp_path: Path) -> None:
    async with BotApi() as api:
        people = [api.person(id) for id in range(1, 11)]
        for n in range(12):
            for person in people:
                person.say(f"第{n}句")
        async with Rig(tmp_path, api) as rig:
            for person in people:
                await person.hears("第11句", seconds=60)
            for person in people:
                heard = [said.text for said in rig.parrot.heard if said.address.id == str(person.chat.id)]
                assert heard == [f"第{n}句" for n in range(12)]


async def test_a_fault_that_passes_costs_the_person_nothing(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api) as rig:
        granny = api.person(7)
        rig.parrot.faults["修水管"] = 2
        granny.say("修水管")
        assert (await granny.hears()).text == "「修水管」"


async def test_a_fault_that_stays_ends_in_an_apology_and_the_conversation_goes_on(tmp_path: Path) -> None:
    with capture_logs() as logs:
        async with BotApi() as api, Rig(tmp_path, api) as rig:
            await _fail(api, rig)
    assert "telegram.update_let_go" in [entry["event"] for entry in logs]
    assert "我的秘密" not in str(logs)


async def _fail(api: BotApi, rig: Rig) -> None:
    granny = api.person(7)
    rig.parrot.faults["我的秘密"] = 99
    granny.say("我的秘密")
    granny.say("修水管")
    sorry = await granny.hears()
    assert "对不起" in sorry.text
    assert "Sorry" in sorry.text
    assert "120" in sorry.text
    assert (await granny.hears()).text == "「修水管」"
    assert all(row.payload is None for row in rig.inbox())
    assert rig.parrot.given_up == ["7"]


async def test_every_press_is_acknowledged_whatever_becomes_of_it(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api) as rig:
        granny = api.person(7)
        granny.say("行吗")
        await granny.hears("行吗")
        api.faults.order("answerCallbackQuery", Says(bad_request("query is too old")))
        granny.press("好")
        granny.press("好")
        await granny.hears("yes")
        await granny.hears("yes")
        assert len(api.called("answerCallbackQuery")) == 2
        assert rig.parrot.heard[-1].quoted == "行吗"


async def test_a_lost_acknowledgement_of_a_press_holds_up_nothing(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api):
        granny = api.person(7)
        granny.say("行吗")
        await granny.hears("行吗")
        api.faults.order("answerCallbackQuery", Lost())
        granny.press("好")
        await granny.hears("yes")


async def test_a_person_who_stops_the_bot_is_not_written_to_until_they_are_back(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api) as rig:
        granny = api.person(7)
        rig.database.run(lambda session: enrol(session, "telegram", "7", "zh", system_clock()))
        granny.block()
        granny.say("后面一句")
        await rig.parrot.begun["后面一句"].wait()
        assert _addresses(rig) == []
        granny.unblock()
        granny.say("我回来了")
        await granny.hears("我回来了")
        assert _addresses(rig) == ["7"]


def _addresses(rig: Rig) -> list[str]:
    with rig.database.transaction() as session:
        person = find_person(session, "telegram", "7")
        assert person
        return [address.external_id for address in addresses_of(session, person)]


async def test_a_group_is_answered_only_when_it_speaks_to_the_bot(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api) as rig:
        in_group = api.in_group(api.person(7))
        in_group.say("今晚吃什么")
        in_group.say("/help")
        await in_group.hears()
        assert [said.kind for said in rig.parrot.heard] == [Kind.GROUP]


async def test_an_update_that_cannot_be_read_at_all_stops_nobody(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api):
        granny = api.person(7)
        api.updates.add(message={"chat": granny.chat.about, "text": "没有编号"})
        api.updates.add(poll={"id": "1"})
        granny.say("半个字 \ud83d 和 \0")
        assert "对不起" in (await granny.hears()).text
        assert "半个字" in (await granny.hears()).text
