"""What is stored, as a conversation or a page needs to see it: already resolved, in local time, and frozen."""

from dataclasses import dataclass
from datetime import datetime

from nlu.understanding import Quantity, Rule, Window, Wish


@dataclass(frozen=True)
class NeedView:
    """One of the person's own needs that is not over. `who` are the names of those who will come, if anybody yet.

    `arranged` is when they come, naive local; the rest is what was said of it.
    """

    id: int
    category: str
    status: str
    windows: tuple[Window, ...] = ()
    rules: tuple[Rule, ...] = ()
    place: str | None = None
    who: tuple[str, ...] = ()
    arranged: tuple[datetime, datetime] | None = None
    people: int = 1
    address: str | None = None
    phone: str | None = None
    beneficiary: tuple[str, ...] = ()
    wish: Wish | None = None
    quantity: Quantity | None = None
    words: str = ""


@dataclass(frozen=True)
class TaskView:
    """A visit this person was asked to make. `answer` is asked or accepted; times are naive local.

    `requester`, `phone`, `door`, the resident's own `words`, `pin` (lon, lat) and `photo` (where this channel shows it)
    are told to whoever has promised, and to nobody else.
    """

    match_id: int
    provider_id: int
    category: str
    start: datetime
    end: datetime
    place: str | None
    answer: str
    requester: str | None = None
    phone: str | None = None
    door: str = ""
    words: str = ""
    pin: tuple[float, float] | None = None
    photo: str | None = None


@dataclass(frozen=True)
class GiftView:
    """Something that this person gives or lends. `uses` are the visits that it was promised to: when, and where."""

    resource_id: int
    name: str
    quantity: float
    unit: str
    uses: tuple[tuple[datetime, str | None], ...] = ()


@dataclass(frozen=True)
class PersonView:
    """Somebody (or a team) proposed for a role of a need. `kind` is the code of one of the five societies."""

    provider_id: int
    name: str
    kind: str
    role: str
    answer: str = "none"


@dataclass(frozen=True)
class GoodsView:
    """Goods, a room, a vehicle or money proposed for a need, and whose they are."""

    resource_id: int
    name: str
    quantity: float
    unit: str
    owner: str


@dataclass(frozen=True)
class OptionView:
    """Another way to serve a proposal's need: `code` names it, `costs` are what it costs, a few words each."""

    code: str
    who: str
    when: str
    costs: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposalView:
    """A proposed match with all that a coordinator decides by, in the reader's language.

    `told` are the lines of what the resident said besides; `why` are whole sentences;
    `moved` tells how it was before the last plan moved it, and why; empty if it did not.
    """

    match_id: int
    version: int
    need_id: int
    category: str
    place: str | None
    start: datetime
    end: datetime
    people: tuple[PersonView, ...] = ()
    goods: tuple[GoodsView, ...] = ()
    beneficiary: tuple[str, ...] = ()
    requester: str | None = None
    pinned: bool = False
    priority: int = 3
    urgency: str = "normal"
    summary: str = ""
    when: str = ""
    why: tuple[str, ...] = ()
    moved: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class AlarmView:
    """The person's own alarm that stands: what they were asked last, what is known, and who comes, if anybody yet."""

    asking: str | None = None
    place: bool = False
    phone: str | None = None
    taken: bool = False
    who: str | None = None


@dataclass(frozen=True)
class HandoffView:
    """The person's conversation with the coordinators: one of them leads it (`taken`), or somebody is called for."""

    taken: bool = False


@dataclass(frozen=True)
class Profile:
    """What a volunteer has told us before, so that only what is new is asked.

    `windows` are one-off times and `away` those at which they cannot come, as far as they are not over. `paused`: they
    are asked for nothing until they are back. Of a team `organisation` is its name, and `crew` how many come.
    """

    name: str
    skills: tuple[str, ...]
    rules: tuple[Rule, ...]
    place: str
    radius_km: float | None
    weekly_minutes: int | None
    weekly_visits: int | None = None
    windows: tuple[Window, ...] = ()
    away: tuple[Window, ...] = ()
    paused: bool = False
    organisation: str | None = None
    crew: int = 1
