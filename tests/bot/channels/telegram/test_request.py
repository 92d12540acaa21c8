import pytest

from bot.channels.telegram.request import AiohttpRequest, AnswerLostError, NotTakenError
from tests.botapi.faults import Lost
from tests.botapi.server import BotApi

TOKEN = "1000:TEST"


async def post(root: str) -> bytes:
    async with AiohttpRequest(root) as request:
        return (await request.do_request(f"{root}/bot{TOKEN}/getMe", "POST"))[1]


async def test_an_answer_comes_back_as_it_is() -> None:
    async with BotApi(TOKEN) as api:
        assert b'"username": "liandong_test_bot"' in await post(api.root)


async def test_a_refused_connection_says_that_nothing_was_sent() -> None:
    async with BotApi(TOKEN) as api:
        pass
    with pytest.raises(NotTakenError) as error:
        await post(api.root)
    assert TOKEN not in str(error.value)


async def test_a_name_that_nobody_has_says_that_nothing_was_sent() -> None:
    with pytest.raises(NotTakenError):
        await post("http://telegram.invalid")


async def test_a_dropped_connection_says_that_the_answer_is_lost() -> None:
    async with BotApi(TOKEN) as api:
        api.faults.order("getMe", Lost())
        with pytest.raises(AnswerLostError) as error:
            await post(api.root)
        assert TOKEN not in str(error.value)
