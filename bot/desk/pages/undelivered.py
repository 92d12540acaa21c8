"""The page of undelivered messages: whom a message has not reached, and why, so that somebody reaches them."""

import asyncio

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bot.desk.context import PageContext, SessionCookie
from bot.desk.pages.undelivered_query import UndeliveredQuery


class UndeliveredPage:
    """The route. One object an application; `router` is what the application mounts."""

    def __init__(self, context: PageContext) -> None:
        self._visitor, self._render = context.visitor, context.render
        self._query = UndeliveredQuery(context.database, context.names, context.clock)
        self.router = APIRouter()
        self.router.add_api_route("/review/undelivered", self.undelivered)

    async def undelivered(self, cookie: SessionCookie = None) -> HTMLResponse:
        """Show the list."""
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        rows = await asyncio.to_thread(self._query.rows, visitor)
        return self._render.page("undelivered.html", visitor, rows=rows)
