"""The review page's routes: a one-time link opens a session, a session shows what waits, forms decide.

Everything works without script. After a decision the browser is sent back to the page, so that loading it again decides
nothing twice.
"""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.desk.board import Board
from bot.desk.deciding import Act, Choice, Done, decide, refusal
from bot.desk.decisions import Decisions
from bot.desk.render import NO_STORE, Notice, Renderer
from bot.desk.session import COOKIE, Sessions, is_token, set_cookie
from bot.desk.views import Asked, Visitor
from bot.http.guards import same_origin
from bot.words import say
from data.core.errors import AlreadyDecided, CodeUnusable, NotAllowed, NotFound

SessionCookie = Annotated[str | None, Cookie(alias=COOKIE)]


class ReviewPages:
    """The routes. One object an application; `router` is what the application mounts."""

    def __init__(self, desk: Decisions, board: Board, sessions: Sessions) -> None:
        self._desk = desk
        self._board = board
        self._sessions = sessions
        self._render = Renderer()
        self.router = self._routes()

    def _routes(self) -> APIRouter:
        router, guarded = APIRouter(), [Depends(same_origin)]
        router.add_api_route("/review", self.review)
        router.add_api_route("/review/open/{token}", self.offer)
        router.add_api_route("/review/open/{token}", self.open, methods=["POST"], dependencies=guarded)
        router.add_api_route("/review/close", self.close, methods=["POST"], dependencies=guarded)
        router.add_api_route("/review/matches/{match_id}/{act}", self.decide, methods=["POST"], dependencies=guarded)
        return router

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
        response = _to_review()
        set_cookie(request, response, cookie)
        return response

    async def close(self, csrf: Annotated[str, Form()] = "", cookie: SessionCookie = None) -> Response:
        """Sign out."""
        visitor = await asyncio.to_thread(self._sessions.visitor, cookie)
        if visitor and cookie and is_token(visitor, csrf):
            await asyncio.to_thread(self._sessions.close, cookie)
        return self._render.note(HTTPStatus.OK, "desk.signed_out", "desk.ask_link", "desk.try_again")

    async def review(
        self, done: Done | None = None, other: int | None = None, cookie: SessionCookie = None
    ) -> HTMLResponse:
        """Show what waits, what has nobody and what was decided.

        `done` is the decision just made; `other` the proposal whose other ways are asked for.
        """
        visitor = await asyncio.to_thread(self._sessions.visitor, cookie)
        if visitor is None:
            return self._nobody()
        return await self._page(visitor, _outcome(visitor, done) if done else None, other=other)

    async def decide(
        self, match_id: int, act: Act, choice: Annotated[Choice, Form()], cookie: SessionCookie = None
    ) -> Response:
        """Carry one decision to the desk, unless somebody was quicker."""
        visitor = await asyncio.to_thread(self._sessions.visitor, cookie)
        if visitor is None:
            return self._nobody()
        if not is_token(visitor, choice.csrf):
            return self._render.note(HTTPStatus.FORBIDDEN, "desk.stale_form", None, "button.review")
        if act == "reject" and not choice.against():
            return await self._page(
                visitor, Notice(say(visitor.language, "desk.need_reason"), "bad"), HTTPStatus.BAD_REQUEST
            )
        try:
            done = await asyncio.to_thread(decide, self._desk, act, match_id, choice, visitor)
        except (AlreadyDecided, NotAllowed, NotFound) as error:
            taken = isinstance(error, AlreadyDecided)
            decided = await asyncio.to_thread(self._board.decision, visitor, match_id) if taken else None
            status, notice = refusal(visitor, error, decided)
            return await self._page(visitor, notice, status)
        return _to_review(_after(done, match_id))

    async def _page(
        self, visitor: Visitor, notice: Notice | None, status: HTTPStatus = HTTPStatus.OK, other: int | None = None
    ) -> HTMLResponse:
        return await asyncio.to_thread(self._show, visitor, notice, status, other)

    def _show(self, visitor: Visitor, notice: Notice | None, status: HTTPStatus, other: int | None) -> HTMLResponse:
        proposals = self._desk.proposals(visitor.person_id, visitor.language)
        shown = any(proposal.match_id == other for proposal in proposals)
        asked = Asked(other, self._desk.options(other, visitor.language)) if other is not None and shown else None
        return self._render.review(self._board.page(visitor, proposals, asked), visitor, notice, status)

    def _nobody(self) -> HTMLResponse:
        return self._render.note(HTTPStatus.UNAUTHORIZED, "desk.no_session", "desk.ask_link", "desk.try_again")


def _outcome(visitor: Visitor, done: Done) -> Notice:
    return Notice(say(visitor.language, f"desk.done.{done}"), "bad" if done == "gone" else "good")


def _after(done: Done, match_id: int) -> str:
    """Where an option is gone, the others are shown anew; a proposal that stays is where one goes on reading."""
    where = {"gone": f"&other={match_id}", "pin": f"#match-{match_id}", "unpin": f"#match-{match_id}"}
    return f"?done={done}{where.get(done, '')}"


def _to_review(query: str = "") -> RedirectResponse:
    return RedirectResponse(f"/review{query}", HTTPStatus.SEE_OTHER, headers=dict(NO_STORE))
