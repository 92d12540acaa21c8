"""The page of the roster: who is on duty when, for which area."""

import asyncio
from collections.abc import Callable
from datetime import date, time
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, field_validator

from bot.desk.context import PageContext, SessionCookie
from bot.desk.pages.alarms_query import AlarmsQuery
from bot.desk.render import NO_STORE
from bot.desk.session import Visitor, is_token
from bot.http.guards import same_origin
from data.alarms.duty import DAYS, NewShift
from data.core.errors import NotAllowed, NotFound


class ShiftForm(BaseModel):
    """What the form sends. Empty dates are none; no days: every day."""

    csrf: str = ""
    person: int
    area: str = ""
    start: time
    end: time
    days: list[str] = []
    since: date | None = None
    until: date | None = None

    @field_validator("since", "until", mode="before")
    @classmethod
    def _or_none(cls, value: object) -> object:
        return value or None

    def shift(self) -> NewShift:
        """The hours of duty that it means."""
        days = tuple(day for day in DAYS if day in self.days)
        return NewShift(self.area or None, self.start, self.end, days, self.since, self.until)


class DutyPage:
    """The routes. One object an application; `router` is what the application mounts."""

    def __init__(self, context: PageContext) -> None:
        self._visitor, self._render = context.visitor, context.render
        self._query = AlarmsQuery(context.database, context.names, context.clock)
        self.router, guarded = APIRouter(), [Depends(same_origin)]
        self.router.add_api_route("/review/duty", self.duty)
        self.router.add_api_route("/review/duty", self.add, methods=["POST"], dependencies=guarded)
        self.router.add_api_route("/review/duty/{shift_id}/remove", self.remove, methods=["POST"], dependencies=guarded)

    async def duty(self, cookie: SessionCookie = None) -> HTMLResponse:
        """Show the roster and the form."""
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        return await asyncio.to_thread(self._page, visitor)

    async def add(self, form: Annotated[ShiftForm, Form()], cookie: SessionCookie = None) -> Response:
        """Put somebody on duty."""
        return await self._do(cookie, form.csrf, lambda who: self._query.add_shift(who, form.person, form.shift()))

    async def remove(self, shift_id: int, csrf: Annotated[str, Form()] = "", cookie: SessionCookie = None) -> Response:
        """Take hours away."""
        return await self._do(cookie, csrf, lambda visitor: self._query.remove_shift(visitor, shift_id))

    async def _do(self, cookie: str | None, csrf: str, deed: Callable[[Visitor], None]) -> Response:
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        try:
            if not is_token(visitor, csrf):
                raise NotAllowed
            await asyncio.to_thread(deed, visitor)
        except (NotAllowed, NotFound):
            return self._render.note(HTTPStatus.FORBIDDEN, "desk.stale_form", None, "button.review")
        return RedirectResponse("/review/duty", HTTPStatus.SEE_OTHER, headers=dict(NO_STORE))

    def _page(self, visitor: Visitor) -> HTMLResponse:
        areas, people = self._query.choices(visitor)
        shifts = self._query.shifts(visitor)
        return self._render.page("duty.html", visitor, shifts=shifts, areas=areas, people=people, days=DAYS)
