"""A small Bot API server on a loopback port, good enough for the real python-telegram-bot; tests act its people."""

import asyncio
import json
from typing import Any

from aiohttp import web

from tests.botapi.answers import ApiError
from tests.botapi.chats import Chat
from tests.botapi.faults import Garbled, Held, Lost, Says
from tests.botapi.methods import METHODS, Params
from tests.botapi.people import Person
from tests.botapi.world import Call, World

_BOT = {"id": 1000, "is_bot": True, "first_name": "Liandong", "username": "liandong_test_bot"}
_ABLE = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


class BotApi(World):
    """Start it, point the bot's API root at `root`, and let `person(…)` write. Faults: see `faults.order`."""

    def __init__(self, token: str = "1000:TEST") -> None:
        super().__init__(token, _BOT | _ABLE)
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def root(self) -> str:
        """What LIANDONG_TELEGRAM_API is to be."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen, on the port of before if there was one."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening; everything known is kept."""
        await self.updates.stop()
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> "BotApi":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def person(self, id: int, name: str = "王奶奶", language: str = "zh-hans") -> Person:
        """An invented person with a private chat."""
        person = Person(self.updates, id, name, language)
        self.chats[id] = person.chat
        return person

    def in_group(self, person: Person, group: int = -500) -> Person:
        """The same person, writing in a group where the bot is too."""
        chat = self.chats.setdefault(group, Chat(group, "group", title="青山镇邻里群"))
        return Person(self.updates, person.user["id"], person.user["first_name"], "zh-hans", chat)  # type: ignore[arg-type]

    def called(self, method: str) -> list[Params]:
        """What the bot sent with each call of `method`, in order."""
        return [call.params for call in self.calls if call.method == method.lower()]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        params = await _params(request)
        method = request.match_info["method"].lower()
        self.calls.append(Call(method, params))
        try:
            return await self._faulty(request, method, params)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)

    async def _faulty(self, request: web.Request, method: str, params: Params) -> web.StreamResponse:
        match self.faults.next(method, int(params["chat_id"]) if "chat_id" in params else None):
            case Says(error):
                raise error
            case Garbled(code):
                return web.Response(status=code, text="<html>Bad Gateway</html>")
            case Held(gate, reached):
                reached.set()
                await gate.wait()
            case Lost(done):
                if done:
                    await self._done(request, method, params)
                return _dropped(request)
        return web.json_response({"ok": True, "result": await self._done(request, method, params)})

    async def _done(self, request: web.Request, method: str, params: Params) -> Any:
        if request.match_info["token"] != self.token:
            raise ApiError(401, "Unauthorized")
        if method not in METHODS:
            raise ApiError(404, "Not Found")
        return await METHODS[method](self, params)


async def _params(request: web.Request) -> Params:
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    else:
        given |= dict(await request.post())
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in given.items()}


def _dropped(request: web.Request) -> web.StreamResponse:
    assert request.transport
    request.transport.abort()
    raise asyncio.CancelledError
