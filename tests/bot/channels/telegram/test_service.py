import asyncio
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram.settings import PATH
from bot.core.errors import Unusable
from bot.words import LANGUAGES, say, say_both
from tests.botapi.answers import ApiError, too_many
from tests.botapi.faults import Garbled, Lost, Says
from tests.botapi.listening import bound, listening
from tests.botapi.rig import Rig
from tests.botapi.server import BotApi


async def test_a_wrong_token_says_what_to_do_and_does_not_repeat_it(tmp_path: Path) -> None:
    async with BotApi() as api:
        with capture_logs() as logs, pytest.raises(Unusable) as refusal:
            await Rig(tmp_path, api, token="1000:WRONG").service.start()
    for language in LANGUAGES:
        words = say(language, refusal.value.key, **refusal.value.params)
        assert "LIANDONG_TELEGRAM_TOKEN" in words
        assert "@BotFather" in words
    assert "WRONG" not in f"{logs} {refusal.value}"


@pytest.mark.parametrize(
    ("given", "setting"),
    [
        ({"api": "127.0.0.1:8081"}, "LIANDONG_TELEGRAM_API"),
        ({"api": "http://"}, "LIANDONG_TELEGRAM_API"),
        ({"webhook_url": "ours"}, "LIANDONG_WEBHOOK_URL"),
        ({"webhook_url": "ftp://a.cn"}, "LIANDONG_WEBHOOK_URL"),
        ({"webhook_url": "https://a.cn", "webhook_secret": "密"}, "LIANDONG_WEBHOOK_SECRET"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_its_name(tmp_path: Path, given: dict[str, str], setting: str) -> None:
    with pytest.raises(Unusable) as refusal:
        Rig(tmp_path, BotApi(), **({"api": "http://127.0.0.1:1"} | given))  # type: ignore[arg-type]
    assert setting in say_both(refusal.value.key, **refusal.value.params)


def test_an_empty_token_is_a_wrong_one(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refusal:
        Rig(tmp_path, BotApi(), token="", api="http://127.0.0.1:1")
    assert "@BotFather" in say_both(refusal.value.key, **refusal.value.params)


async def test_an_api_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        await api.stop()
        with capture_logs() as logs:
            async with Rig(tmp_path, api):
                assert "telegram.unreachable" in [entry["event"] for entry in logs]
                await api.start()
                granny.say("在吗")
                await granny.hears("在吗")


@pytest.mark.parametrize("fault", [Lost(), Garbled(), Says(too_many(1)), Says(ApiError(500, "Internal Server Error"))])
async def test_no_fault_of_the_first_calls_keeps_it_from_starting(tmp_path: Path, fault: Lost | Garbled | Says) -> None:
    async with BotApi() as api:
        for method in ("getMe", "deleteWebhook", "setMyCommands", "getUpdates"):
            api.faults.order(method, fault)
        granny = api.person(7)
        granny.say("在吗")
        async with Rig(tmp_path, api):
            await granny.hears("在吗")


async def test_polling_goes_on_after_its_answers_were_lost_and_answers_nothing_twice(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        api.faults.order("getUpdates", Lost(done=True), times=2)
        granny.say("一")
        granny.say("二")
        async with Rig(tmp_path, api) as rig:
            await granny.hears("二")
            granny.say("三")
            await granny.hears("三")
            assert [said.text for said in rig.parrot.heard] == ["一", "二", "三"]


async def test_the_menu_of_commands_is_in_chinese_and_english(tmp_path: Path) -> None:
    async with BotApi() as api, Rig(tmp_path, api):
        granny = api.person(7)
        granny.say("在吗")
        await granny.hears("在吗")
        menus = {language: [c["command"] for c in commands] for language, commands in api.commands.items()}
        assert menus.keys() == {"", "zh", "en"}
        assert menus[""] == menus["zh"] == menus["en"]
        assert api.commands["zh"][0]["description"] == "开始"


async def test_nothing_is_asked_for_that_was_not_stored_before_it_is_confirmed(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        granny.say("修水管")
        async with Rig(tmp_path, api) as rig:
            await api.updates.until_confirmed()
            assert [row.update_id for row in rig.inbox()] == ["1000:700002"]


async def test_a_webhook_is_registered_with_its_secret_and_brings_updates(tmp_path: Path) -> None:
    on, root = bound()
    async with BotApi() as api:
        rig = Rig(tmp_path, api, webhook_url=root, webhook_secret="s3cret")
        async with listening(on, rig.service.router), rig:
            granny = api.person(7)
            granny.say("修水管")
            await granny.hears("修水管")
            assert (api.updates.url, api.updates.secret) == (root + PATH, "s3cret")
            assert api.called("getUpdates") == []


async def test_a_path_of_the_public_address_is_kept(tmp_path: Path) -> None:
    on, root = bound()
    async with BotApi() as api:
        rig = Rig(tmp_path, api, webhook_url=f"{root}/our/hook")
        async with listening(on, rig.service.router), rig:
            granny = api.person(7)
            granny.say("修水管")
            await granny.hears("修水管")
            assert api.updates.url == f"{root}/our/hook"
            assert len(api.updates.secret) == 64


async def test_an_update_pushed_three_times_acts_once(tmp_path: Path) -> None:
    on, root = bound()
    async with BotApi() as api:
        api.updates.copies = 3
        rig = Rig(tmp_path, api, webhook_url=root)
        async with listening(on, rig.service.router), rig:
            granny = api.person(7)
            granny.say("修水管")
            granny.say("好了")
            await granny.hears("好了")
            await api.updates.until_confirmed()
            assert [said.text for said in rig.parrot.heard] == ["修水管", "好了"]


async def test_a_webhook_that_cannot_be_registered_yet_is_tried_again(tmp_path: Path) -> None:
    on, root = bound()
    async with BotApi() as api:
        api.faults.order("setWebhook", Says(too_many(1)))
        rig = Rig(tmp_path, api, webhook_url=root)
        async with listening(on, rig.service.router), rig:
            granny = api.person(7)
            granny.say("修水管")
            await granny.hears("修水管")


async def test_polling_after_a_webhook_takes_what_waited(tmp_path: Path) -> None:
    async with BotApi() as api:
        await api.updates.push_to("http://127.0.0.1:9/nobody", "x")
        granny = api.person(7)
        granny.say("修水管")
        async with Rig(tmp_path, api):
            await granny.hears("修水管")


async def test_stopping_is_quick_while_a_poll_is_waiting(tmp_path: Path) -> None:
    async with BotApi() as api:
        rig = Rig(tmp_path, api)
        async with rig:
            granny = api.person(7)
            granny.say("在吗")
            await granny.hears("在吗")
            async with asyncio.timeout(5):
                await rig.service.stop()
