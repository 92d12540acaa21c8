"""The review page's routes: a session shows what waits, forms decide.

Everything works without script. After a decision the browser is sent back to the page, so that loading it again decides
nothing twice.
"""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.desk.context import PageContext, SessionCookie
from bot.desk.pages.review_form import Act, Choice, Done, decide, refusal
from bot.desk.pages.review_presenter import Asked
from bot.desk.pages.review_query import ReviewQuery
from bot.desk.render import NO_STORE, Notice
from bot.desk.session import Visitor, is_token
from bot.dialogue.flows.review import LONGEST_REASON, REASONS
from bot.http.guards import same_origin
from bot.words import say
from data.core.errors import AlreadyDecided, NotAllowed, NotFound


class ReviewPage:
    """The routes. One object an application; `router` is what the application mounts."""

    def __init__(self, context: PageContext) -> None:
        self._desk, self._visitor, self._render = context.desk, context.visitor, context.render
        self._query = ReviewQuery(context.database, context.names, context.clock)
        self.router, guarded = APIRouter(), [Depends(same_origin)]
        self.router.add_api_route("/review", self.review)
        self.router.add_api_route(
            "/review/matches/{match_id}/{act}", self.decide, methods=["POST"], dependencies=guarded
        )

    async def review(
        self, done: Done | None = None, other: int | None = None, cookie: SessionCookie = None
    ) -> HTMLResponse:
        """Show what waits, what has nobody and what was decided.

        `done` is the decision just made; `other` the proposal whose other ways are asked for.
        """
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        return await self._page(visitor, _outcome(visitor, done) if done else None, other=other)

    async def decide(
        self, match_id: int, act: Act, choice: Annotated[Choice, Form()], cookie: SessionCookie = None
    ) -> Response:
        """Carry one decision to the desk, unless somebody was quicker."""
        visitor = await self._visitor(cookie)
        if visitor is None:
            return self._render.nobody()
        if not is_token(visitor, choice.csrf):
            return self._render.note(HTTPStatus.FORBIDDEN, "desk.stale_form", None, "button.review")
        if act == "reject" and not choice.against():
            reason_missing = Notice(say(visitor.language, "desk.need_reason"), "bad")
            return await self._page(visitor, reason_missing, HTTPStatus.BAD_REQUEST)
        try:
            done = await asyncio.to_thread(decide, self._desk, act, match_id, choice, visitor)
        except (AlreadyDecided, NotAllowed, NotFound) as error:
            taken = isinstance(error, AlreadyDecided)
            decided = await asyncio.to_thread(self._query.decision, visitor, match_id) if taken else None
            status, notice = refusal(visitor, error, decided)
            return await self._page(visitor, notice, status)
        return RedirectResponse(f"/review{_after(done, match_id)}", HTTPStatus.SEE_OTHER, headers=dict(NO_STORE))

    async def _page(
        self, visitor: Visitor, notice: Notice | None, status: HTTPStatus = HTTPStatus.OK, other: int | None = None
    ) -> HTMLResponse:
        return await asyncio.to_thread(self._show, visitor, notice, status, other)

    def _show(self, visitor: Visitor, notice: Notice | None, status: HTTPStatus, other: int | None) -> HTMLResponse:
        proposals = self._desk.proposals(visitor.person_id, visitor.language)
        shown = any(proposal.match_id == other for proposal in proposals)
        asked = Asked(other, self._desk.options(other, visitor.language)) if other is not None and shown else None
        page = self._query.page(visitor, proposals, asked)
        usual = {"reasons": REASONS, "longest_reason": LONGEST_REASON}
        return self._render.page("review.html", visitor, status, page=page, notice=notice, **usual)


def _outcome(visitor: Visitor, done: Done) -> Notice:
    return Notice(say(visitor.language, f"desk.done.{done}"), "bad" if done == "gone" else "good")


def _after(done: Done, match_id: int) -> str:
    """Where an option is gone, the others are shown anew; a proposal that stays is where one goes on reading."""
    where = {"gone": f"&other={match_id}", "pin": f"#match-{match_id}", "unpin": f"#match-{match_id}"}
    return f"?done={done}{where.get(done, '')}"
