"""Parts: a message that tells of several needs, each with its own time, taken apart where one ends."""

import re

_NEXT = re.compile(
    r"[，,。.；;！!\n]\s*(?=(?:另外|还有|再有|此外|然后|顺便|第二|其次|接着|周|星期|礼拜|今天|明天|后天|大后天|下周|这周|[一二三四五六七八九十\d]+[月号])"
    r"|(?:also|and also|then|besides|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.IGNORECASE,
)
FEWEST, MOST = 2, 4


def apart(text: str) -> tuple[str, ...]:
    """The parts in order, as they were written; none where the message does not fall apart."""
    parts = tuple(part.strip(" ，,。;；") for part in _NEXT.split(text))
    parts = tuple(part for part in parts if len(part) > 1)
    return parts if FEWEST <= len(parts) <= MOST else ()
