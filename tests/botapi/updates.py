"""The queue of updates to the bot: long polling with offsets, or pushed to a webhook with its secret."""

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp

from tests.botapi.answers import ApiError, bad_request

Update = dict[str, Any]


class Updates:
    """Updates that the bot has not confirmed yet, in order. `copies`: how often a webhook gets each."""

    def __init__(self) -> None:
        self.waiting: list[Update] = []
        self.url = self.secret = ""
        self.copies, self.refusals = 1, 0
        self._next, self._polls = 700_001, 0
        self._changed = asyncio.Condition()
        self._pusher: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, **update: Any) -> int:
        """Queue one update and return its id."""
        self._next += 1
        self.redeliver({"update_id": self._next, **update})
        return self._next

    def redeliver(self, update: Update) -> None:
        """Queue an update as it is, with the id that it has: the same may come several times."""
        self.waiting.append(update)
        self._spawn()

    async def get(self, offset: int | None, limit: int, seconds: float) -> list[Update]:
        """getUpdates: confirms what lies before `offset`, then waits up to `seconds` for more."""
        if self.url:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
        self._polls += 1
        mine = self._polls
        async with self._changed:
            self._changed.notify_all()
            self._confirm(offset)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait_for(lambda: self.waiting or mine != self._polls), seconds)
        if mine != self._polls:
            raise ApiError(409, "Conflict: terminated by other getUpdates request")
        return self.waiting[:limit]

    async def push_to(self, url: str, secret: str) -> None:
        """setWebhook and, with an empty url, deleteWebhook."""
        if url and not url.startswith("http"):
            raise bad_request("bad webhook: invalid webhook URL specified")
        await self.stop()
        self.url, self.secret = url, secret
        if url:
            self._pusher = asyncio.create_task(self._push())

    async def until_confirmed(self, seconds: float = 10) -> None:
        """Wait until the bot has confirmed everything."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: not self.waiting), seconds)

    async def stop(self) -> None:
        """End pushing."""
        if self._pusher:
            self._pusher.cancel()
            await asyncio.gather(self._pusher, return_exceptions=True)
            self._pusher = None

    def _confirm(self, offset: int | None) -> None:
        if offset is not None and offset >= 0:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

    async def _push(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                async with self._changed:
                    await self._changed.wait_for(lambda: self.waiting)
                await self._push_one(session, self.waiting[0])

    async def _push_one(self, session: aiohttp.ClientSession, update: Update) -> None:
        for _ in range(self.copies):
            if not await self._accepted(session, update):
                self.refusals += 1
                await asyncio.sleep(0.05)
                return
        async with self._changed:
            self.waiting.remove(update)
            self._changed.notify_all()

    async def _accepted(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers) as answer:
                return answer.ok
        except aiohttp.ClientError:
            return False

    def _spawn(self) -> None:
        task = asyncio.create_task(self._tell())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
