"""The residents' chat page: sending, and receiving by long polling.

The page makes each message's id, so that a retry after a lost answer acts once. Replies and notices alike are read from
the mailbox; the answer to a send says only that it arrived.
"""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any
from weakref import WeakValueDictionary

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.channels.mailbox import Mailbox, MailboxMessage
from bot.channels.memory import danger_in, language_of
from bot.channels.web.door import Outcome, PatientDoor, is_urgent
from bot.channels.web.identity import Identities
from bot.channels.web.limits import Limits, Penalties, address_of
from bot.channels.web.pages import render_page
from bot.channels.web.refusals import Problem, refused
from bot.core.clock import Clock
from bot.core.messages import Address, Incoming, Kind, Language
from bot.core.tally import Calls, Tally
from bot.core.typed import typed
from bot.http.guards import same_origin

CHANNEL = "web"
LONGEST_CHARACTERS = 4000
"""Characters of one message; Telegram's own limit is about the same."""
AT_ONCE = 3
"""Messages from one address that are being handled at the same time; and as many of danger."""


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


class WebChat:
    """The page's routes. One object an application; `router` is what the application mounts."""

    def __init__(
        self,
        door: PatientDoor,
        mailbox: Mailbox,
        identities: Identities,
        clock: Clock,
        *,
        tally: Tally,
        patience: Patience | None = None,
        limits: Limits | None = None,
        penalties: Penalties | None = None,
    ) -> None:
        """`tally` counts the calls for help that are beyond the limits, or that the bot failed to handle."""
        self._door, self._mailbox, self._identities = door, mailbox, identities
        self._clock, self._tally = clock, tally
        self._patience = patience or Patience()
        self._limits, self._penalties = limits or Limits(), penalties or Penalties()
        self._pages = render_page(LONGEST_CHARACTERS)
        self._wakeups: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()
        self._at_once: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
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
        if self._identities.of(request) is None and not self._limits.allow_newcomer(request):
            return await self._refuse(request, "too_fast", lang)
        response = Response(status_code=HTTPStatus.NO_CONTENT)
        self._identities.remember(request, response)
        return response

    async def say(self, said: Said, request: Request) -> Response:
        """Take one message. 200 means that it was handled, now or when it was first sent.

        Whatever else is the answer, words of danger get the advice and the numbers with it.
        """
        who = self._identities.of(request)
        if who is None:
            return await self._refuse(request, "no_cookies", said.language, said.text)
        allowed, incoming = self._limits.allow_message(who, request), self._incoming(who, said)
        if len(said.text) > LONGEST_CHARACTERS:
            return await self._refuse(request, "too_long", said.language, said.text)
        if is_urgent(incoming) and not (allowed := self._limits.allow_danger(who, request, within=allowed)):
            self._tally.add(incoming.address, _call(incoming, request))
        if not allowed:
            return await self._refuse(request, "too_fast", said.language, said.text)
        return await self._handled(incoming, request, said.language)

    async def _refuse(self, request: Request, problem: Problem, language: Language, text: str = "") -> Response:
        """Slowly, where one address is refused again and again: that slows a flood down and costs us nothing."""
        answer = refused(problem, language, text)
        async with self._penalties.of(address_of(request)) as seconds:
            await asyncio.sleep(seconds)
        return answer

    async def _handled(self, incoming: Incoming, request: Request, language: Language) -> Response:
        outcome = await self._taken(incoming, address_of(request))
        if outcome == "failed" and is_urgent(incoming):
            self._tally.add(incoming.address, _call(incoming, request))
        self._wake(incoming.address.id)
        return JSONResponse({"ok": True}) if outcome == "handled" else refused(outcome, language, incoming.text)

    async def _taken(self, incoming: Incoming, address: str) -> Outcome:
        """Few at once from one address, so that its neighbours' turn comes; danger has turns of its own."""
        lane = f"{address} in danger" if is_urgent(incoming) else address
        async with self._at_once.setdefault(lane, asyncio.Semaphore(AT_ONCE)):
            return await self._door.take(incoming)

    async def updates(
        self, request: Request, after: Annotated[int, Query(ge=0)] = 0, lang: Language = "zh"
    ) -> Response:
        """Give what is new since `after`, at once or when it comes; an empty list when nothing came for a while."""
        who = self._identities.of(request)
        if who is None:
            return await self._refuse(request, "no_cookies", lang)
        if self._limits.polls.wait(who):
            return await self._refuse(request, "too_fast", lang)
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


def _call(incoming: Incoming, request: Request) -> Calls:
    """A call for help that is beyond the limits, to be counted."""
    danger, language = danger_in(incoming.text) or "emergency", language_of(incoming.text, incoming.language)
    return Calls(network=address_of(request), words=incoming.text, danger=danger, language=language)


def _shown(row: MailboxMessage) -> dict[str, Any]:
    buttons = [[button.model_dump(exclude_none=True) for button in line] for line in row.message.buttons]
    return {"id": row.id, "text": row.message.text, "buttons": buttons, "answers": row.message.answers}
