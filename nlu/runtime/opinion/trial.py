"""Trial: whether a server would do for second opinions, asked about one invented message."""

import time
from datetime import datetime
from enum import Enum, auto
from http import HTTPStatus
from typing import NamedTuple

import httpx

from nlu.grammar.places.gazetteer import Gazetteer
from nlu.runtime.opinion.answer import Codes, read_answer, schema
from nlu.runtime.opinion.mentions import mentions
from nlu.runtime.opinion.prompt import prompt
from nlu.runtime.opinion.server import PATIENCE_SECONDS, ChatServer

_MESSAGE, _AT = "周三下午想请两个人陪我妈看病", datetime(2026, 11, 21, 9)
_UNKNOWN_KEY = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class Outcome(Enum):
    """How a server did."""

    WELL = auto()
    SLOW = auto()
    """it answered, but later than a person is kept waiting"""
    NOBODY = auto()
    REFUSED = auto()
    """it does not know the key"""
    UNKNOWN = auto()
    """it does not know the route or the model"""
    JUNK = auto()
    """what it says is no answer"""


class Trial(NamedTuple):
    """The outcome, and how long the answer took."""

    outcome: Outcome
    seconds: float


async def trial(server: ChatServer, gazetteer: Gazetteer, codes: Codes) -> Trial:
    """Ask about one message, with the patience of the server that is handed in."""
    asked = prompt(_MESSAGE, _AT, mentions(_MESSAGE, _AT, gazetteer), codes)
    begun = time.monotonic()
    try:
        read_answer(await server.complete(asked, schema(codes)))
    except httpx.HTTPStatusError as error:
        outcome = Outcome.REFUSED if error.response.status_code in _UNKNOWN_KEY else Outcome.UNKNOWN
    except (TimeoutError, httpx.HTTPError):
        outcome = Outcome.NOBODY
    except ValueError:
        outcome = Outcome.JUNK
    else:
        outcome = Outcome.WELL if time.monotonic() - begun <= PATIENCE_SECONDS else Outcome.SLOW
    return Trial(outcome, time.monotonic() - begun)
