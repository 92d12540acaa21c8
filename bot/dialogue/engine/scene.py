"""All that a step may know of the world besides what was said: read before the step, changed only by its actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.core.atlas import Atlas
from bot.core.messages import Language
from bot.core.numbers import Numbers
from bot.dialogue.engine.views import AlarmView, GiftView, HandoffView, NeedView, Profile, ProposalView, TaskView


class CategoryRecord(Protocol):
    """A service category of the taxonomy."""

    @property
    def zh(self) -> str:
        """Its Chinese name."""
        ...

    @property
    def en(self) -> str:
        """Its English name."""
        ...


@dataclass(frozen=True)
class Scene:
    """The person who speaks and what concerns them.

    `now` is the naive local time of Asia/Shanghai; `items` the names of goods that somebody gives or lends;
    `asked` tells that a stranger has our question before them whether they agree; `on_duty` that there is somebody
    whom a call for a person reaches, `back_at` when there will be. `handoff` is the person's own conversation with the
    coordinators, `leading` the conversations (ids) that this coordinator leads. `misses`: so often in a row, up to now,
    the person was not understood; `offered` are the buttons that they were shown last, by their words. `gifts` are what
    they give or lend, `declined` visits that they have declined and nobody else is promised yet.
    """

    now: datetime
    categories: Mapping[str, CategoryRecord]
    atlas: Atlas
    language: Language = "zh"
    registered: bool = False
    asked: bool = False
    coordinator: bool = False
    on_duty: bool = True
    name: str | None = None
    phone: str | None = None
    area: str | None = None
    profile: Profile | None = None
    needs: tuple[NeedView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    declined: tuple[TaskView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    items: tuple[str, ...] = ()
    gifts: tuple[GiftView, ...] = ()
    alarm: AlarmView | None = None
    handoff: HandoffView | None = None
    leading: frozenset[int] = frozenset()
    back_at: datetime | None = None
    misses: int = 0
    offered: Mapping[str, str] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)

    def category(self, code: str) -> str:
        """A category's name in the person's language; an unknown code is its own name."""
        record = self.categories.get(code)
        return code if record is None else str(getattr(record, self.language))

    def place(self, code: str | None) -> str:
        """An area's full name; empty where there is none."""
        return self.atlas.name(code) if code else ""
