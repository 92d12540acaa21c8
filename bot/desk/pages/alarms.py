"""The page of alarms: what stands, for how long, who has it; to take and to close."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.desk.context import PageContext, SessionCookie
from bot.desk.pages.alarms_query import AlarmsQuery
from bot.desk.render import NO_STORE, Notice
from bot.desk.session import Visitor, is_token
from bot.http.guards import same_origin
from bot.words import say
from data.alarms.alarms import OUTCOMES
from data.core.errors import AlreadyDecided, NotAllowed, NotFound

Csrf = Annotated[str, Form()]


class AlarmsPage:
    """The routes. One object an application; `router` is what the application mounts."""

    def __init__(self, context: PageContext) -> None:
        self._visitor, self._render = context.visitor, context.render
        self._query = AlarmsQuery(context.database, context.names, context.clock)
        self.router, guarded = APIRouter(), [Depends(same_origin)]
        self.router.add_api_route("/review/alarms", self.alarms)
        self.router.add_api_route("/review/alarms/{alarm_id}/claim", self.claim, methods=["POST"], dependencies=guarded)
        self.router.add_api_route("/review/alarms/{alarm_id}/close", self.close, methods=["POST"], dependencies=guarded)

    async def alarms(self, cookie: SessionCookie = None) -> HTMLResponse:
        """Show what stands, and what was closed lately."""
        visitor = await self._visitor(cookie)
        return self._render.nobody() if visitor is None else await self._page(visitor)

    async def claim(self, alarm_id: int, csrf: Csrf = "", cookie: SessionCookie = None) -> Response:
        """Take one."""
        return await self._do(cookie, csrf, lambda visitor: self._query.claim(visitor, alarm_id))

    async def close(
        self, alarm_id: int, outcome: Annotated[str, Form()] = "", note: Annotated[str, Form()] = "", csrf: Csrf = "",
        cookie: SessionCookie = None,
    ) -> Response:  # fmt: skip
        """Close one with an outcome, and words."""
        return await self._do(cookie, csrf, lambda visitor: self._query.close(visitor, alarm_id, outcome, note))

    async def _do(self, cookie: str | None, csrf: str, deed: Callable[[Visitor], None]) -> Response:
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        if not is_token(visitor, csrf):
            return self._render.note(HTTPStatus.FORBIDDEN, "desk.stale_form", None, "button.review")
        try:
            await asyncio.to_thread(deed, visitor)
        except AlreadyDecided:
            return await self._page(visitor, "desk.alarm_taken", HTTPStatus.CONFLICT)
        except (NotAllowed, NotFound):
            return await self._page(visitor, "error.not_allowed", HTTPStatus.FORBIDDEN)
        return RedirectResponse("/review/alarms", HTTPStatus.SEE_OTHER, headers=dict(NO_STORE))

    async def _page(self, visitor: Visitor, wrong: str = "", status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
        alarms = await asyncio.to_thread(self._query.alarms, visitor)
        notice = Notice(say(visitor.language, wrong), "bad") if wrong else None
        return self._render.page("alarms.html", visitor, status, alarms=alarms, notice=notice, outcomes=OUTCOMES)
