"""Below a read-back: is this another need, or a correction of the one read back? Only what is certain is another."""

import re

from bot.dialogue.engine.state import Draft
from nlu.understanding import Understanding

_ON_TOP = re.compile(
    r"(?:^|[\s，。,.;；!！、])(?:另外|此外|还有|再有|再就是|除此之外)|(?:还|也)(?:想|要|需要|得|缺)|再(?:帮|找|请|来|加)|顺便|顺带"
    r"|(?:^|[，。,!！])\s*对了[，, ]++(?!就?是)"
    r"|\b(?:also|another|besides|in addition|as well|one more|on top of that)\b|\btoo\W*$",
    re.IGNORECASE,
)
"""Words that put something beside what was said."""

_INSTEAD = re.compile(
    r"不是|不对|不要|错了|说错|弄错|搞错|应该是|而是|改[成为到在期约天一下]|换[成到]|要的是|我说的是|我是说"
    r"|\b(?:instead|rather|wrong|change|actually|i mean|i meant|make it)\b|^\s*(?:no|not)\b",
    re.IGNORECASE,
)
"""Words that put something in the place of what was said."""


def is_another(draft: Draft, words: str, meaning: Understanding) -> bool:
    """Whether a need clearly told is none of the draft's kind and is said to come on top, or told as a whole.

    另外要两个人 is none: who says how many speaks of what was read back, and a kind is easily read into it.
    """
    same_kind = not set(draft.categories).isdisjoint(meaning.categories)
    if same_kind or meaning.people is not None or _INSTEAD.search(words):
        return False
    return bool(_ON_TOP.search(words)) or _whole(meaning)


def _whole(meaning: Understanding) -> bool:
    """A need with its own time, and with a place or somebody else whom it is for: nobody corrects so much at once."""
    own_time = bool(meaning.when or meaning.recurring or meaning.other_when)
    return own_time and bool(meaning.place or set(meaning.beneficiary) - {"self"})
