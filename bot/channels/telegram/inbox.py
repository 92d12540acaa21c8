"""The way in: every update is stored before Telegram is told that we have it, so that no crash can lose one."""

import asyncio
import hmac
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from fastapi import APIRouter, Request, Response
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.memory import danger_in
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.request import seconds
from bot.channels.telegram.updates import ALLOWED_UPDATES, NAME, lane
from bot.core.clock import Clock
from bot.core.faults import fault
from bot.core.wakeup import WakeUp
from data.core.database import Database
from data.messaging.inbox import store

Raw = dict[str, Any]
_log = structlog.get_logger(__name__)

_POLL_SECONDS = 25
_ANSWER_SECONDS = 15
_AT_LEAST_SECONDS = 0.25
_SHORTEST_PAUSE_SECONDS = 0.25
_LONGEST_PAUSE_SECONDS = 30.0
READ_OF_A_CHAT = 5
"""Updates of one chat and batch that are looked through for danger before they are stored; all are when handled."""
_PAUSE_UNSTORED_SECONDS = 0.3
"""While nothing can be stored we still ask, to answer from memory whoever is in danger."""
STORE_SECONDS = 2.0
"""How long one batch tries to be stored; Telegram gives it to us again."""


class Inbox:
    """Keeps raw updates; `stored` is woken for each batch with something new in it."""

    def __init__(
        self, database: Database, bot_id: str, clock: Clock, stored: WakeUp, memory: Memory | None = None
    ) -> None:
        """`bot_id` makes the ids of updates unique, which Telegram counts for each bot on its own.

        `memory` answers where nothing can be stored.
        """
        self._database, self._bot_id, self._clock, self._stored = database, bot_id, clock, stored
        self._memory = memory

    async def keep(self, updates: Sequence[Raw]) -> None:
        """Store what was not seen before, all or nothing; when this returns it is safe to acknowledge them."""
        storing = asyncio.to_thread(self._keep, updates)
        await (self._memory.beside(updates, storing) if self._memory else storing)
        self._stored.wake()

    def _keep(self, updates: Sequence[Raw]) -> None:
        read = list(zip(map(_storable, updates), _pressing(updates), strict=True))
        self._database.run(
            lambda session: [self._store(session, *each) for each in read], STORE_SECONDS, isolated=False
        )

    def _store(self, session: Any, raw: Raw, pressing: bool) -> bool:
        key = f"{self._bot_id}:{raw['update_id']}"
        return store(session, NAME, key, lane(raw), raw, self._clock(), pressing=pressing)


async def poll(bot: Bot, inbox: Inbox) -> None:
    """Ask for updates until cancelled. An offset is sent, which acknowledges, only after what lies before it is stored.

    Returns only when Telegram refuses the token.
    """
    offset: int | None = None
    failures = 0
    while True:
        try:
            offset = await _ask(bot, inbox, offset)
            failures = 0
        except InvalidToken:
            return
        except Exception as error:
            await asyncio.sleep(_pause(error, failures))
            failures += 1


async def _ask(bot: Bot, inbox: Inbox, offset: int | None) -> int | None:
    """One long poll; the offset of the next."""
    began = time.monotonic()
    asked = {"offset": offset, "timeout": _POLL_SECONDS, "allowed_updates": ALLOWED_UPDATES}
    # Raw on purpose: `get_updates` builds objects, and one update that it cannot build would hold up all others.
    updates: list[Raw] = await bot._post("getUpdates", asked, read_timeout=_POLL_SECONDS + _ANSWER_SECONDS)
    if not updates:  # some servers answer at once that there is nothing
        await asyncio.sleep(max(0.0, _AT_LEAST_SECONDS - (time.monotonic() - began)))
        return offset
    await inbox.keep(updates)
    return int(max(update["update_id"] for update in updates)) + 1


def _pause(error: Exception, failures: int) -> float:
    """How long to wait after a failed poll; the log says what is wrong where somebody can mend it."""
    if isinstance(error, RetryAfter):
        return seconds(error)
    if isinstance(error, Conflict):
        _log.error("telegram.conflict", hint="another program reads this bot's updates: stop it, or use another token")
    else:
        kind = "telegram.unreachable" if isinstance(error, TelegramError) else "telegram.not_stored"
        _log.warning(kind, fault=fault(error))
        if not isinstance(error, TelegramError):
            return _PAUSE_UNSTORED_SECONDS
    return min(_SHORTEST_PAUSE_SECONDS * float(2 ** min(failures, 10)), _LONGEST_PAUSE_SECONDS)


def webhook(inbox: Inbox, paths: Sequence[str], secret: str) -> APIRouter:
    """Where Telegram pushes to, at each of `paths`: 200 once stored, 403 without the secret, 400 for no update."""
    router = APIRouter()

    async def take(request: Request) -> Response:
        shown = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return Response(status_code=403)
        update = _update(await request.body())
        if update is None:
            return Response(status_code=400)
        await inbox.keep([update])
        return Response(status_code=200)

    for path in paths:
        router.add_api_route(path, take, methods=["POST"], include_in_schema=False)
    return router


def _pressing(updates: Sequence[Raw]) -> list[bool]:
    """Which of them tell of danger: of one chat only the first few are read, so that a flood delays nobody's danger."""
    seen: Counter[str] = Counter()
    found = []
    for update in updates:
        seen[chat := lane(update)] += 1
        found.append(seen[chat] <= READ_OF_A_CHAT and _tells_of_danger(update))
    return found


def _tells_of_danger(raw: Raw) -> bool:
    """By rule, on the raw words: cheap enough to be asked of every update before it is stored."""
    message = raw.get("message") or raw.get("edited_message")
    words = message.get("text") if isinstance(message, dict) else None
    return isinstance(words, str) and danger_in(words) is not None


def _update(body: bytes) -> Raw | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None


def _storable(update: Mapping[str, Any]) -> Raw:
    """The update without half characters, which no database takes: one such message must not stop all others."""
    text = json.dumps(update, ensure_ascii=False)
    cleaned: Raw = json.loads(text.encode("utf-8", "replace"))
    return cleaned
