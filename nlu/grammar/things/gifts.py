"""What is said beside a gift: until when it keeps, who brings it to whom, and what it is for."""

import re
from datetime import date, datetime
from typing import Literal

from nlu.grammar.script import focus, normalise
from nlu.grammar.times.read import read_times
from nlu.intents import Intent
from nlu.understanding import Span

Handover = Literal["fetch", "bring"]
"""Somebody fetches it at the giver's, or the giver brings it."""

_EXPIRY = re.compile(
    r"(?:保质期|有效期|到期|过期|best before|use by|expires?)[^,，。;；]*|[^,，。;；]*(?:到期|过期|之前(?:吃|用)完?)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"保质期|有效期|还有|[到至在是]|best before|use by|expires?(?: on)?", re.IGNORECASE)
_FETCH = re.compile(
    r"(?:来|过来)(?:拿|取|搬|收|运|拉|领)|上门(?:来)?(?:拿|取|收|搬)|自[取提]|(?:需要|要)(?:你们|人)(?:来)?(?:拿|取|搬|拉)"
    r"|\b(?:pick(?:ed)? (?:it |them )?up|collect(?:ed)?)\b",
    re.IGNORECASE,
)
_BRING = re.compile(
    r"(?:我|我们|自己|可以|能|会|帮忙)(?:自己|可以|能|会|给你们?|开车)*(?:送|带|拉|搬|拿)(?:过去|过来|到|去|来|上门)|送货|包送"
    r"|\b(?:deliver|bring it|drop (?:it )?off)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:专门?)?(?:用于|用来|资助|给|帮助|捐给|送给)(?!你们|您|我|别人|大家(?:用)?(?:$|[,，。]))"
    r"(?P<what>[^,，。;；!！]{2,20}?)(?=[,，。;；!！]|$)"
)


def expiry(text: str, at: datetime) -> date | None:
    """The last day that what is given keeps, said at `at` (naive local time)."""
    clause = _EXPIRY.search(normalise(text))
    if clause is None:
        return None
    said = read_times(focus(_LEADING.sub(" ", clause.group())), at, Intent.CANCEL).when
    return said[-1].end.date() if said and isinstance(said[-1], Span) else None


def handover(text: str) -> Handover | None:
    """Who brings it; None where that is not said."""
    if _FETCH.search(text):
        return "fetch"
    return "bring" if _BRING.search(text) else None


def purpose(text: str) -> str | None:
    """What it is to be used for, as written: 给孩子买书, 用于困难老人."""
    found = _PURPOSE.search(text)
    return found.group().strip() if found else None
