"""Everything that the server knows: the bot, the chats, the queue of updates, what was called."""

from dataclasses import dataclass, field
from typing import Any

from tests.botapi.chats import Chat
from tests.botapi.faults import Faults
from tests.botapi.updates import Updates


@dataclass(frozen=True)
class Call:
    """One request of the bot, as it arrived."""

    method: str
    params: dict[str, str]


@dataclass
class World:
    """The state of one Bot API server with one bot."""

    token: str
    me: dict[str, Any]
    updates: Updates = field(default_factory=Updates)
    faults: Faults = field(default_factory=Faults)
    chats: dict[int, Chat] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    commands: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    webhook_trouble: dict[str, Any] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
