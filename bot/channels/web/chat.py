"""The residents' chat page: sending, and receiving by long polling.

The page makes each message's id, so that a retry after a lost answer acts once. Replies and notices alike are read from
the mailbox; the answer to a send says only that it arrived.
"""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Any, Literal
from weakref import WeakValueDictionary

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.channels.mailbox import Mailbox, MailboxMessage
from bot.channels.web.identity import identity, remember
from bot.channels.web.pages import render_page
from bot.core.clock import Clock
from bot.core.messages import Address, FrontDoor, Incoming, Kind, Language
from bot.core.rate_limit import Limiter
from bot.core.typed import typed
from bot.http.guards import same_origin
from bot.words import say

CHANNEL = "web"
LONGEST_CHARACTERS = 4000
"""Characters of one message; Telegram's own limit is about the same."""

Problem = Literal["no_cookies", "too_long", "too_fast"]
_STATUS: dict[Problem, HTTPStatus] = {
    "no_cookies": HTTPStatus.UNAUTHORIZED,
    "too_long": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too_fast": HTTPStatus.TOO_MANY_REQUESTS,
}


class Said(BaseModel):
    """What the page sends: words, or a pressed button. `id` is made by the page and kept for its retries."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9-]{8,40}$")
    text: str = ""
    pressed: str | None = Field(default=None, max_length=64)
    quoted: str | None = Field(default=None, max_length=LONGEST_CHARACTERS)
    language: Language = "zh"


@dataclass(frozen=True)
class Patience:
    """Times of the long poll, in seconds: how long one lasts, and how often it looks by itself meanwhile."""

    poll_seconds: float = 25.0
    look_seconds: float = 2.0


@dataclass(frozen=True)
class Limits:
    """How fast one browser, and one address that many may share, can send; and how often a browser can poll."""

    browser: Limiter = field(default_factory=lambda: Limiter(0.5, 15, time.monotonic))
    address: Limiter = field(default_factory=lambda: Limiter(3, 90, time.monotonic))
    polls: Limiter = field(default_factory=lambda: Limiter(2, 30, time.monotonic))

    def allow_address(self, request: Request) -> bool:
        """Whether whoever is at this address may make one more request now."""
        return not self.address.wait(request.client.host if request.client else "")

    def allow_message(self, who: str, request: Request) -> bool:
        """Whether this browser, at this address, may send one more message now."""
        return not self.browser.wait(who) and self.allow_address(request)


class WebChat:
    """The page's routes. One object an application; `router` is what the application mounts."""

    def __init__(
        self,
        conversation: FrontDoor,
        mailbox: Mailbox,
        clock: Clock,
        *,
        patience: Patience | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._conversation = conversation
        self._mailbox = mailbox
        self._clock = clock
        self._patience = patience or Patience()
        self._limits = limits or Limits()
        self._pages = render_page(LONGEST_CHARACTERS)
        self._wakeups: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()
        self.router = self._routes()

    def _routes(self) -> APIRouter:
        router, guarded = APIRouter(), [Depends(same_origin)]
        router.add_api_route("/", self.page, response_class=HTMLResponse)
        router.add_api_route("/chat/session", self.session, methods=["POST"], dependencies=guarded)
        router.add_api_route("/chat/messages", self.say, methods=["POST"], dependencies=guarded)
        router.add_api_route("/chat/updates", self.updates)
        return router

    async def page(self, lang: Language = "zh") -> HTMLResponse:
        """Show the page. It sets no cookie: SameSite=Strict hides an old one from the first click of a link."""
        return HTMLResponse(self._pages[lang])

    async def session(self, request: Request, lang: Language = "zh") -> Response:
        """Give this browser its cookie, which the page asks for before anything else."""
        if not self._limits.allow_address(request):
            return _refused("too_fast", lang)
        response = Response(status_code=HTTPStatus.NO_CONTENT)
        remember(request, response)
        return response

    async def say(self, said: Said, request: Request) -> Response:
        """Take one message. 200 means that it was handled, now or when it was first sent."""
        who = identity(request)
        if who is None:
            return _refused("no_cookies", said.language)
        if len(said.text) > LONGEST_CHARACTERS:
            return _refused("too_long", said.language)
        if not self._limits.allow_message(who, request):
            return _refused("too_fast", said.language)
        await self._conversation.answer(self._incoming(who, said))
        self._wake(who)
        return JSONResponse({"ok": True})

    async def updates(
        self, request: Request, after: Annotated[int, Query(ge=0)] = 0, lang: Language = "zh"
    ) -> Response:
        """Give what is new since `after`, at once or when it comes; an empty list when nothing came for a while."""
        who = identity(request)
        if who is None:
            return _refused("no_cookies", lang)
        if self._limits.polls.wait(who):
            return _refused("too_fast", lang)
        return JSONResponse([_shown(row) for row in await self._new(who, after, request)])

    async def _new(self, who: str, after: int, request: Request) -> list[MailboxMessage]:
        wakeup = self._wakeups.setdefault(who, asyncio.Event())
        ends = time.monotonic() + self._patience.poll_seconds
        while True:
            wakeup.clear()
            found = await self._mailbox.after(who, after)
            if found or time.monotonic() >= ends or await request.is_disconnected():
                return found
            with suppress(TimeoutError):  # a notice may have come from another process: look again
                await asyncio.wait_for(wakeup.wait(), self._patience.look_seconds)

    def _wake(self, who: str) -> None:
        if wakeup := self._wakeups.get(who):
            wakeup.set()

    def _incoming(self, who: str, said: Said) -> Incoming:
        address, update = Address(channel=CHANNEL, id=who), f"{who}:{said.id}"
        if said.pressed is None:
            heard = typed(address, update, self._clock(), said.text.strip(), said.language)
            return heard.model_copy(update={"message_id": said.id})
        return Incoming(
            address=address,
            update_id=update,
            at=self._clock(),
            kind=Kind.BUTTON,
            pressed=said.pressed,
            quoted=said.quoted,
            language=said.language,
        )


def _refused(problem: Problem, language: Language) -> Response:
    return JSONResponse({"problem": problem, "text": say(language, f"chat.{problem}")}, _STATUS[problem])


def _shown(row: MailboxMessage) -> dict[str, Any]:
    buttons = [[button.model_dump(exclude_none=True) for button in line] for line in row.message.buttons]
    return {"id": row.id, "text": row.message.text, "buttons": buttons, "answers": row.message.answers}
