"""What every page of the desk is made from."""

import asyncio
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Cookie

from bot.core.clock import Clock
from bot.core.names import Names
from bot.desk.decisions import Decisions
from bot.desk.render import Renderer
from bot.desk.session import COOKIE, Sessions, Visitor
from data.core.database import Database
from data.handoffs.terms import Terms

SessionCookie = Annotated[str | None, Cookie(alias=COOKIE)]
"""A route's parameter: the reader's session, handed to `PageContext.visitor`."""


@dataclass(frozen=True)
class PageContext:
    """Where a page reads, what it decides by, and how it says who is there and what they see; `terms` of replies."""

    database: Database
    names: Names
    clock: Clock
    desk: Decisions
    render: Renderer = field(default_factory=Renderer)
    terms: Terms = field(default_factory=Terms)

    @property
    def sessions(self) -> Sessions:
        """Signing in and out."""
        return Sessions(self.database, self.clock)

    async def visitor(self, cookie: str | None) -> Visitor | None:
        """Whose session this is; None for nobody's."""
        return await asyncio.to_thread(self.sessions.visitor, cookie)
