"""What an answer says within a form, whatever a reader without context takes it for: a time, whom for, no matter."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.forms.filling import SOON, put_right, times
from bot.dialogue.forms.kin import kin_said
from nlu.grammar.beneficiaries import beneficiaries
from nlu.grammar.numerals import whole
from nlu.grammar.people import people
from nlu.grammar.script import normalise
from nlu.grammar.times.read import read_times
from nlu.intents import OFFERS, Intent
from nlu.model.wording import Cues, timeless
from nlu.understanding import Span, Understanding, Window

FLEXIBLE_DAYS = 7
"""Whoever leaves the time to us is helped within a week, in the daytime. It is read back like any other time."""

_DAYTIME = (time(8), time(20))
_WHATEVER = re.compile(
    r"(?:我)?(?:都|什么时候都|啥时候都|哪天都|几点都|随时都?|怎么都|哪里都|谁都)?(?:可以|行|好|成|没问题)(?:的|吧|啊|了|呀)*"
    r"|随便(?:你们?|吧|哪天|都行|啦|什么时候)*|随时|(?:看|听|按|依|由|等)(?:你们?|您|大家|社工|志愿者)(?:的)?"
    r"(?:方便|安排|时间|定|决定|看着办|说了算|通知)*(?:吧|就行|就好|都行)*|你们?(?:定|安排|看着办|方便就行|说了算)(?:吧|就行|就好)*"
    r"|不限|无所谓|没(?:什么|啥)?(?:要求|所谓|关系)|没有要求|说不准|不确定|不一定|(?:还)?没定|还没想好|不知道|不清楚"
    r"|any ?time|whenever(?: you (?:can|like|want)| is fine)?|any day|either|whatever|it doesn'?t matter|no preference"
    r"|up to you|flexible|not sure|i don'?t (?:know|mind)|(?:that'?s |it'?s )?fine|ok(?:ay)?",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(?:最好|请|就|要|想|能|希望|得)*(?:越快越好|越早越好|马上|尽快|尽早|立刻|现在|立即|赶紧|赶快|很?急|挺急的?|比较急|这会儿|眼下)"
    r"(?:来人?|就要|就来|吧|的|啊|就行|最好|要人|要)*"
    r"|(?:as soon as possible|asap|right (?:now|away)|now|soon|immediately|urgent(?:ly)?|the sooner the better)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"T|[\s,，。.!！?？、;；:：的在是到去就吧了啊呀哦嗯那要想行好我们改成为这边]")
"""What stands between the parts of an answer."""

MEASURED = frozenset({"goods", "funds"})
"""What is counted in things or money, not in helpers."""

_NEED = Intent.REPORT_NEED
_PUT_AT = re.compile(r"(?<=[成到为要来够])(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?人")
_PUT_AT = re.compile(r"(?<=[成到为要来够])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})个?人")
_SAYS_DOOR = re.compile(r"地址|门牌|住址|几号楼|房号")
_DOOR = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)\s*(?:组|号|栋|幢|单元|室|楼|巷|弄)[^，。;；\s]*"
    r"|[^，。,；;\s是]{1,12}(?:隔壁|旁边|对面|后面|前面|楼上|楼下|附近|门口)"
)

_GUESSED = 0.5
"""Confidence. Less sure, and a kind of help that no word names was only guessed."""

_SELF = re.compile(
    r"(?:是|就是|就|给|帮)?(?:我|我自己|自己|本人|我本人|我一个人|自家)(?:用|的|要|需要)?(?:就行|啊|呀)?"
    r"|(?:for |it'?s )?(?:me|myself)",
    re.IGNORECASE,
)


def is_whatever(heard: Heard) -> bool:
    """Whether the whole answer leaves it to us: 都行, 看你们方便, 说不准."""
    return _WHATEVER.fullmatch(heard.whole) is not None


def is_at_once(heard: Heard) -> bool:
    """Whether the whole answer says that it presses: 越快越好."""
    return _AT_ONCE.fullmatch(heard.whole) is not None


def any_time(now: datetime) -> tuple[Window, ...]:
    """The daytime of each of the coming days, from tomorrow on."""
    days = (now.date() + timedelta(days=ahead) for ahead in range(1, FLEXIBLE_DAYS + 1))
    return tuple(Span(start=datetime.combine(d, _DAYTIME[0]), end=datetime.combine(d, _DAYTIME[1])) for d in days)


def in_context(draft: Draft, heard: Heard, scene: Scene, *, timely: bool) -> Heard:
    """What was heard as an answer about a need that is being told.

    A time, a person or a kind of help is told by the words rather than by what a reader without context took them
    for. `timely`: a time is asked for, was read back or is not known yet, so that any time in the words is meant.
    """
    meaning = heard.meaning
    if meaning is None:
        return heard
    if timely and not _is_trusted(meaning):
        meaning = _read_as_a_need(heard.text, meaning, scene.now)
    meaning = _at_the_door(heard.text, meaning)
    update: dict[str, Any] = {"people": _helpers(_without_details(heard.text, meaning), meaning)}
    if not MEASURED & set(draft.categories):
        update["quantity"] = None
    if draft.place and meaning.place and not heard.corrects and _holds(meaning.place, draft.place, scene):
        update["place"] = None
    if kin_said(heard.text):
        update["beneficiary"] = meaning.beneficiary or _named(heard.text)
    if _hardly_a_service(heard.text, meaning):
        meaning = meaning.model_copy(update={"categories": ()})
    if not meaning.categories or _is_bare(heard.text, meaning, scene):
        meaning = put_right(draft, heard.text, meaning)
        update["categories"] = ()
    return replace(heard, meaning=meaning.model_copy(update=update))


def _helpers(text: str, meaning: Understanding) -> int | None:
    """How many are asked for; 要个女的 tells whom and not how many."""
    plain = normalise(text)
    found = _PUT_AT.search(plain)
    said = meaning.people or people(plain, _NEED) or (whole(found.group("n")) if found else None)
    return None if meaning.wish and said == 1 else said


def _at_the_door(text: str, meaning: Understanding) -> Understanding:
    """地址是2组8号 tells a door and no day, also where the reader has not seen it."""
    if meaning.address or not _SAYS_DOOR.search(text) or (door := door_said(text)) is None:
        return meaning
    return meaning.model_copy(update={"address": door, "when": (), "recurring": (), "other_when": ()})


def door_said(text: str) -> str | None:
    """What leads to a door in a short answer: a number of house, or what it stands beside."""
    found = _DOOR.search(text)
    return found.group().strip() if found else None


def _without_details(text: str, meaning: Understanding) -> str:
    for part in filter(None, (meaning.address, meaning.phone)):
        text = text.replace(part, " ")
    return text


def _holds(wider: str, place: str, scene: Scene) -> bool:
    """Whether it is the town of a village that is known: who names it says nothing new."""
    return wider != place and scene.place(place).startswith(scene.place(wider))


def _hardly_a_service(text: str, meaning: Understanding) -> bool:
    """Whether a kind of help was read into words that name none, by a reader who was not sure."""
    cues = _cues().keywords(normalise(text))
    return meaning.confidence < _GUESSED and not any(cue.startswith("categories:") for cue in cues)


def _is_bare(text: str, meaning: Understanding, scene: Scene) -> bool:
    """Whether the words are no more than a time, a place, a door or a number: a kind read into them is none."""
    if not any((meaning.when, meaning.recurring, meaning.place, meaning.address, meaning.phone)):
        return False
    text = _without_details(text, meaning)
    place = scene.place(meaning.place)
    left = [c for c in _BETWEEN.sub("", timeless(normalise(text))) if c not in place and not c.isdigit()]
    return len(left) <= 1


def when_said(draft: Draft, heard: Heard, now: datetime) -> dict[str, Any]:
    """The draft's time values that an answer gives to a need; empty where it says no time."""
    if is_at_once(heard):
        return {"when": (Span(start=now, end=now + SOON),), "urgency": "urgent"}
    meaning = heard.meaning or Understanding(intent=Intent.OTHER, confidence=0)
    if not _is_trusted(meaning):
        meaning = _read_as_a_need(heard.text, meaning, now)
    return times(put_right(draft, heard.text, meaning), now)


def whom_said(heard: Heard) -> tuple[str, ...]:
    """The codes of those whom an answer names, also where it names the speaker."""
    if _SELF.fullmatch(heard.whole):
        return ("self",)
    said = heard.meaning.beneficiary if heard.meaning else ()
    return said if said not in ((), ("self",)) else _named(heard.text)


def _is_trusted(meaning: Understanding) -> bool:
    """An offer's times repeat, and a need's do not: 周三上午 alone is taken for either."""
    return bool(meaning.when or meaning.other_when or (meaning.recurring and meaning.intent not in OFFERS))


def _read_as_a_need(text: str, meaning: Understanding, now: datetime) -> Understanding:
    text = _without_details(text, meaning)
    found = read_times(normalise(text), now, Intent.REPORT_NEED)
    if not (found.when or found.recurring or found.other_when):
        return meaning
    read = {"when": found.when, "recurring": found.recurring, "other_when": found.other_when}
    return meaning.model_copy(update=read)


def _named(text: str) -> tuple[str, ...]:
    codes = beneficiaries(normalise(text), Intent.REPORT_NEED, ())
    return () if codes == ("self",) else codes


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return Cues()
