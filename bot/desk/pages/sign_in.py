"""Signing in to the desk and out: a one-time link opens a session in the browser."""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.desk.context import PageContext, SessionCookie
from bot.desk.render import NO_STORE
from bot.desk.session import is_token, set_cookie
from bot.http.guards import same_origin
from data.core.errors import CodeUnusable


class SignInPage:
    """The routes. One object an application; `router` is what the application mounts."""

    def __init__(self, context: PageContext) -> None:
        self._sessions, self._visitor, self._render = context.sessions, context.visitor, context.render
        self.router, guarded = APIRouter(), [Depends(same_origin)]
        self.router.add_api_route("/review/open/{token}", self.offer)
        self.router.add_api_route("/review/open/{token}", self.open, methods=["POST"], dependencies=guarded)
        self.router.add_api_route("/review/close", self.close, methods=["POST"], dependencies=guarded)

    async def offer(self, token: str) -> HTMLResponse:
        """Show a button and touch nothing: a chat's link preview must not use the link up."""
        action = f"/review/open/{token}"
        return self._render.note(HTTPStatus.OK, "desk.title", "desk.open_once", "button.review", action)

    async def open(self, token: str, request: Request) -> Response:
        """Use the link up and open a session in this browser."""
        try:
            cookie = await asyncio.to_thread(self._sessions.open, token)
        except CodeUnusable:
            return self._render.note(HTTPStatus.GONE, "desk.link_used", "desk.ask_link", "desk.try_again")
        response = RedirectResponse("/review", HTTPStatus.SEE_OTHER, headers=dict(NO_STORE))
        set_cookie(request, response, cookie)
        return response

    async def close(self, csrf: Annotated[str, Form()] = "", cookie: SessionCookie = None) -> Response:
        """Sign out."""
        visitor = await self._visitor(cookie)
        if visitor and cookie and is_token(visitor, csrf):
            await asyncio.to_thread(self._sessions.close, cookie)
        return self._render.note(HTTPStatus.OK, "desk.signed_out", "desk.ask_link", "desk.try_again")
