"""Parser: puts the words of time together, which hours belong to which days, what repeats, what ends it."""

import re
from collections.abc import Sequence

from nlu.grammar.times.pipeline.joining_days import LISTED, SENTENCE, joins_day
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.time_of_day import deadline_of
from nlu.grammar.times.tokens import Aside, Count, Day, Every, Moment, TimeOfDay, Token

_ALSO = re.compile(
    r"(?:[\s、,/和跟与及&]|或者?|以及|还有|还是|或是|要么|都?可以|也?行|都行|也可以|and|or|either|in the|the)*"
)
_SINCE_BEFORE = re.compile(r"(?:从|自|打|由|from|since|starting(?: from| on)?)\s*$")
_SINCE_AFTER = re.compile(r"(?:那天|这天)?(?:起|开始|过后|以后|之后|往后|后(?!天))")
_UNTIL_BEFORE = re.compile(r"(?:到|至|截止到?|截至|until|till|through)\s*(?:the )?$")
_ENDING = re.compile(r"(?:就|要)?(?:截止|到期|截至|是最后一天|最后一天)")
_UNTIL_AFTER = re.compile(r"(?:为止|止|截止|结束|之前|以前|前(?!后|面|天))")
_BEFORE = re.compile(
    r"(?:那天)?(?:之前|以前|前(?!后|面|天|夕|夜)|之内|以内|内(?!科)|(?:下班|天黑|[午中晚]饭|开学|过年|放假)前)"
)
_BEFORE_PREFIX = re.compile(r"(?:\bbefore|\bby|\bwithin|\bno later than|最迟|最晚|截止到?|截至)\s*(?:the )?$")
_BY_PREFIX = re.compile(r"\bby\s*(?:the )?(?:this |next )?$")
_EXCEPTED = re.compile(r"除[了开去掉]?$")
_EXCEPTING = re.compile(r"的?(?:除外|以外|之外)")
_FROM_THAT_DAY = re.compile(r"[^。;!?]{0,20}?[从打自](?:那|当)天(?:起|开始|以后)")
_FAR_CHARACTERS = 40


def phrases(found: Sequence[Token], text: str) -> list[Phrase]:
    """The phrases of a text, in order."""
    built: list[Phrase] = []
    for token in found:
        if isinstance(token, Aside):
            continue
        if built and _joins(built[-1], token, text):
            continue
        if opened := _opened(token, built, text):
            built.append(opened)
    for phrase in built:
        _mark(phrase, text)
    return built


def _opened(token: Token, built: list[Phrase], text: str) -> Phrase | None:
    """A new phrase that begins with `token`; a count opens none; a second time of the same day is an extra."""
    if isinstance(token, Count):
        return None
    phrase = Phrase(token.start, token.end)
    if isinstance(token, TimeOfDay) and built and built[-1].times:
        phrase.extra = not SENTENCE.search(text[built[-1].end : token.start])
    if isinstance(token, Every):
        phrase.every = token
    elif isinstance(token, Moment):
        phrase.moment = token
    else:
        phrase.take(token)
        _inherit(phrase, token, built, text)
    return phrase


def _inherit(phrase: Phrase, token: Token, built: list[Phrase], text: str) -> None:
    """每周五晚上和周日上午: the second repeats as the first does."""
    if not (built and built[-1].every and isinstance(token, Day) and token.bare and token.weekdays):
        return
    if LISTED.fullmatch(text[built[-1].end : token.start]):
        phrase.every = built[-1].every


def _joins(last: Phrase, token: Token, text: str) -> bool:
    """Whether `token` belongs to the phrase before it, which then takes it."""
    gap = text[last.end : token.start]
    excepted = isinstance(token, Every) and _EXCEPTED.search(text, 0, last.start)
    if last.moment or len(gap) > _FAR_CHARACTERS or excepted:
        return False
    if isinstance(token, Day):
        return joins_day(last, token, gap)
    if isinstance(token, TimeOfDay):
        return _joins_time(last, token, gap)
    if isinstance(token, Count) and last.every and not last.count and not SENTENCE.search(gap):
        last.count, last.end = token.times, token.end
        return True
    if isinstance(token, Every) and len(gap) <= 4 and not last.every and _repeats(last):
        last.every, last.end = token, token.end
        return True
    return False


def _repeats(phrase: Phrase) -> bool:
    return bool(phrase.days) and all(d.weekdays and d.bare for d in phrase.days)


def _joins_time(last: Phrase, token: TimeOfDay, gap: str) -> bool:
    if last.ranged and len(last.times) == 1:
        last.take(token)
        return True
    if _EXCEPTING.match(gap):
        return False
    if not last.times:
        last.take(token)
        return True
    latest = last.times[-1]
    is_listed = len(gap) <= 8 and _ALSO.fullmatch(gap) and not (gap.strip() == "," and token.closes is None)
    if is_listed and not _refines(latest, token):
        last.take(token)
        return True
    if _refines(latest, token) and not SENTENCE.search(gap):
        last.times[-1] = token
        last.end = token.end
        return True
    return False


def _refines(wide: TimeOfDay, narrow: TimeOfDay) -> bool:
    """周三下午要…，三点到就行: the later time is inside the earlier one and says it better."""
    if wide.closes is None or wide.deadline:
        return False
    closes = narrow.opens if narrow.closes is None else narrow.closes
    return (
        wide.opens <= narrow.opens
        and closes <= wide.closes
        and (narrow.closes is None or wide.closes - wide.opens > closes - narrow.opens)
    )


def _mark(phrase: Phrase, text: str) -> None:
    """Notes whether the phrase says since when, until when or by when."""
    if not phrase.days and not phrase.times:
        return
    if len(phrase.times) == 1 and phrase.days and _BY_PREFIX.search(text, max(0, phrase.start - 16), phrase.start):
        phrase.times = [deadline_of(phrase.times[0])]
    before, end = text[max(0, phrase.start - 16) : phrase.start], phrase.end
    from_then_on = bool(_SINCE_AFTER.match(text, end) or _FROM_THAT_DAY.match(text, end))
    phrase.since = bool(_SINCE_BEFORE.search(before) or from_then_on) and not phrase.times
    phrase.open_end = phrase.since and (from_then_on or (bool(phrase.days) and phrase.days[-1].kind == "week"))
    phrase.until = bool(_UNTIL_BEFORE.search(before) or _UNTIL_AFTER.match(text, end)) and not phrase.times
    phrase.deadline = not phrase.times and bool(
        _ENDING.match(text, end) or _BEFORE.match(text, end) or _BEFORE_PREFIX.search(before)
    )
