"""The list of the desk's pages: a new one is one word here."""

from typing import Protocol

from fastapi import APIRouter

from bot.desk.context import PageContext
from bot.desk.pages.alarms import AlarmsPage
from bot.desk.pages.duty import DutyPage
from bot.desk.pages.inbox import InboxPage
from bot.desk.pages.review import ReviewPage
from bot.desk.pages.sign_in import SignInPage
from bot.desk.pages.undelivered import UndeliveredPage


class DeskPage(Protocol):
    """A page: made once from what all share; `router` is what the application mounts."""

    router: APIRouter

    def __init__(self, context: PageContext) -> None: ...


PAGES: tuple[type[DeskPage], ...] = (SignInPage, ReviewPage, AlarmsPage, InboxPage, DutyPage, UndeliveredPage)


def desk_routes(context: PageContext) -> APIRouter:
    """The routes of every page."""
    router = APIRouter()
    for page in PAGES:
        router.include_router(page(context).router)
    return router
