"""The inbox: conversations that wait for a person, and those that one leads; to take, to write, to hand on, to end."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.desk.context import PageContext, SessionCookie
from bot.desk.pages.inbox_query import InboxQuery
from bot.desk.render import NO_STORE, Notice
from bot.desk.session import Visitor, is_token
from bot.http.guards import same_origin
from bot.words import say
from data.core.errors import AlreadyDecided, NotAllowed, NotFound
from data.handoffs.record import LONGEST_CHARACTERS

CANNED = ("hello", "moment", "where", "call", "anything", "bye")
"""Answers that are sent with one press, in the person's language."""

LOOK_SECONDS = 3
"""How often the thread's page asks for news."""

Csrf = Annotated[str, Form()]


class InboxPage:
    """The routes. One object an application; `router` is what the application mounts."""

    def __init__(self, context: PageContext) -> None:
        self._visitor, self._render = context.visitor, context.render
        self._query = InboxQuery(context.database, context.names, context.clock, context.terms)
        self.router, guarded = APIRouter(), [Depends(same_origin)]
        self.router.add_api_route("/review/inbox", self.inbox)
        self.router.add_api_route("/review/inbox/{handoff_id}", self.thread)
        self.router.add_api_route("/review/inbox/{handoff_id}/news", self.news)
        for path, deed in (
            ("/review/alarms/{alarm_id}/talk", self.take_over),
            ("/review/inbox/{handoff_id}/take", self.take),
            ("/review/inbox/{handoff_id}/write", self.write),
            ("/review/inbox/{handoff_id}/hand_on", self.hand_on),
            ("/review/inbox/{handoff_id}/hand_back", self.hand_back),
        ):
            self.router.add_api_route(path, deed, methods=["POST"], dependencies=guarded)

    async def inbox(self, cookie: SessionCookie = None) -> HTMLResponse:
        """Show what waits and what is led."""
        visitor = await self._visitor(cookie)
        return self._render.nobody() if visitor is None else await self._list(visitor)

    async def thread(self, handoff_id: int, cookie: SessionCookie = None) -> HTMLResponse:
        """Show one conversation with all that was said."""
        visitor = await self._visitor(cookie)
        return self._render.nobody() if visitor is None else await self._thread(visitor, handoff_id)

    async def news(
        self, handoff_id: int, after: Annotated[int, Query(ge=0, lt=2**63)] = 0, state: str = "",
        cookie: SessionCookie = None,
    ) -> Response:  # fmt: skip
        """What the thread's page puts below what it shows, up to message `after`; nothing (204) where all is the same.

        `state` is the conversation's as the page shows it.
        """
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        try:
            news = await asyncio.to_thread(self._query.news, visitor, handoff_id, after)
        except (NotAllowed, NotFound):
            return Response(status_code=HTTPStatus.FORBIDDEN, headers=dict(NO_STORE))
        if not news.messages and news.handoff.state == state:
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=dict(NO_STORE))
        return self._render.page("thread_news.html", visitor, thread=news)

    async def take(self, handoff_id: int, csrf: Csrf = "", cookie: SessionCookie = None) -> Response:
        """Take one."""
        return await self._do(cookie, csrf, handoff_id, lambda visitor: self._query.take(visitor, handoff_id))

    async def take_over(self, alarm_id: int, csrf: Csrf = "", cookie: SessionCookie = None) -> Response:
        """Take the conversation that an alarm came from."""
        taken: list[int] = []
        return await self._do(
            cookie, csrf, taken, lambda visitor: taken.append(self._query.take_over(visitor, alarm_id))
        )

    async def write(
        self, handoff_id: int, text: Annotated[str, Form()] = "", canned: Annotated[str, Form()] = "", csrf: Csrf = "",
        cookie: SessionCookie = None,
    ) -> Response:  # fmt: skip
        """Say something to the person, in one's own words or one of the usual answers."""

        def written(visitor: Visitor) -> None:
            self._query.write(visitor, handoff_id, self._words(visitor, handoff_id, text, canned))

        return await self._do(cookie, csrf, handoff_id, written, unsent=text)

    async def hand_on(
        self, handoff_id: int, colleague: Annotated[int, Form(ge=1, lt=2**31)], csrf: Csrf = "",
        cookie: SessionCookie = None,
    ) -> Response:  # fmt: skip
        """Give it to a colleague."""
        return await self._do(cookie, csrf, None, lambda visitor: self._query.hand_on(visitor, handoff_id, colleague))

    async def hand_back(self, handoff_id: int, csrf: Csrf = "", cookie: SessionCookie = None) -> Response:
        """Give it back to the bot."""
        return await self._do(cookie, csrf, None, lambda visitor: self._query.hand_back(visitor, handoff_id))

    def _words(self, visitor: Visitor, handoff_id: int, text: str, canned: str) -> str:
        if canned not in CANNED:
            return text[:LONGEST_CHARACTERS]
        language = self._query.thread(visitor, handoff_id).handoff.language
        return say(language, f"canned.{canned}", who=visitor.name or say(language, "handoff.somebody"))

    async def _do(
        self, cookie: str | None, csrf: str, back: int | list[int] | None, deed: Callable[[Visitor], None], *,
        unsent: str = "",
    ) -> Response:  # fmt: skip
        """Do it, and back to the thread `back` (the list's first, once it is done), or to the inbox."""
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        if not is_token(visitor, csrf):
            return self._render.note(HTTPStatus.FORBIDDEN, "desk.stale_form", None, "button.review")
        try:
            await asyncio.to_thread(deed, visitor)
        except AlreadyDecided:
            return await self._list(visitor, "desk.inbox_taken", HTTPStatus.CONFLICT, unsent)
        except (NotAllowed, NotFound):
            return await self._list(visitor, "error.not_allowed", HTTPStatus.FORBIDDEN, unsent)
        where = back[0] if isinstance(back, list) else back
        address = f"/review/inbox/{where}#newest" if where else "/review/inbox"
        return RedirectResponse(address, HTTPStatus.SEE_OTHER, headers=dict(NO_STORE))

    async def _list(
        self, visitor: Visitor, wrong: str = "", status: HTTPStatus = HTTPStatus.OK, unsent: str = ""
    ) -> HTMLResponse:
        shown = await asyncio.to_thread(self._query.handoffs, visitor)
        notice = Notice(say(visitor.language, wrong), "bad") if wrong else None
        return self._render.page("inbox.html", visitor, status, handoffs=shown, notice=notice, unsent=unsent)

    async def _thread(self, visitor: Visitor, handoff_id: int) -> HTMLResponse:
        try:
            thread = await asyncio.to_thread(self._query.thread, visitor, handoff_id)
        except (NotAllowed, NotFound):
            return await self._list(visitor, "error.not_allowed", HTTPStatus.FORBIDDEN)
        return self._render.page(
            "thread.html", visitor, thread=thread, handoff=thread.handoff, canned=CANNED, longest=LONGEST_CHARACTERS,
            look_seconds=LOOK_SECONDS,
        )  # fmt: skip
