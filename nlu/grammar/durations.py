"""Durations: how long one visit is to last, and by how much a visit that stands is moved."""

import re
from collections.abc import Iterator

from nlu.grammar.numerals import NUMBER, number
from nlu.intents import NEEDS, OFFERS, Intent

_HOUR_MINUTES, _DAY_MINUTES, _HALF_DAY_MINUTES = 60, 24 * 60, 4 * 60
_LONGEST_VISIT_MINUTES = 12 * 60
_NOON = 12

_HOUR = r"(?:小时|钟头|h\b|hours?\b|hrs?\b|钟(?![头点情表])(?=[,。;!?、 ]|$|[来去就够左的吧]))"
_HALF = r"(?:half an hour|半个?(?:小时|钟头|钟)|半h\b)"
_WORDS = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "俩": 2.0, "仨": 3.0}
_SPOKEN_NUMBER = rf"(?:{NUMBER}|[俩仨]|\b(?:an?|one|two|three|four|five)\b)"
_LENGTH = re.compile(
    rf"(?P<half>{_HALF})"
    rf"|(?P<hours>{_SPOKEN_NUMBER})(?:到|至|-|、)?(?P<more>{NUMBER})?[个各格]?(?P<and_half>半)?(?:来|"
    rf"多)?[个各格]? ?{_HOUR}(?P<and_half_after>半)?"
    rf"|个把{_HOUR}(?P<about_one>)"
    rf"|(?P<quarters>[一三1-3]) ?刻钟?"
    rf"|(?P<minutes>{NUMBER})(?:到|至|-|、)?(?P<more_minutes>{NUMBER})?来? ?(?:分[钟中]|min(?:ute)?s?\b)"
)
_HALF_DAY = re.compile(r"(?<![大一上下前后了好老点等])半天(?!点|没|才)|half a day|half[- ]day")

_SITUATION = re.compile(
    r"(?:车程|路程|走|开车|坐车|要走|骑车|每天|等了|排了|写了|晕了|迟到|哭了|提前|晚|早|过|开|隔|每隔|睡|熬|站|坐车|"
    r"跑|读了|做了|工作|上班|骑|"
    r"疼了|痛了|吵了|就是|[到次趟]要|迟到|\bin |连着|都快|已经|不到|还有|只有|停水|停电|打到|讲到|等)[^,。;!?]{0,3}$"
)
"""What before a duration says that it tells the situation: how far, how long it has been."""
_SITUATION_AFTER = re.compile(
    r"^[^,。;!?]{0,2}(?:路|车程|的(?:车|路)|以?前|之前|之内|以?内|以?后|之后|没|不到|了(?!就)|才|还没|从|ago|away|"
    r"late|drive|by car)"
)
_AS_OFTEN_AS = re.compile(r"(?:每隔|隔)$")

_LATER = (
    r"晚|推迟|推后|延后|延迟|延|往后[挪推延移靠]?|挪后|后挪|迟|顺延|拖|later|push(?:ed)? (?:\w+ ){0,3}back|put "
    r"(?:\w+ ){0,3}back|delay|"
    r"late\b|postpone"
)
_EARLIER = (
    r"提前|提早|往前[挪推提移靠]?|早(?=[^上晨饭餐就已点,。;!?]{0,2}[\d一二两三四五六七八九十半])|赶早|earlier|"
    r"bring (?:\w+ ){0,3}forward|"
    r"move (?:\w+ ){0,3}up"
)
_SHIFT = re.compile(rf"(?P<later>{_LATER})|(?P<earlier>{_EARLIER})")
_MOVED = re.compile(
    rf"(?P<days>{_SPOKEN_NUMBER}) ?(?:天|日(?!子)|days?\b)|(?P<weeks>{_SPOKEN_NUMBER})[个 ]?(?:周|星期|礼拜|weeks?\b)|"
    rf"(?P<length>{_LENGTH.pattern})"
)
_NO_MATTER = re.compile(r"[^,。;!?]{0,9}(?:没关系|都行|都可以|无所谓)")
_REACH_CHARACTERS = 24
_PART = "(?P<{0}_part>上午|下午|早上|晚上|中午)?"
_FROM_TO = re.compile(
    rf"(?:从|不是|本来是?){_PART.format('old')}(?P<old>{NUMBER})点(?P<old_half>半)?,?(?:改到|改成|换到|换成|挪到|移"
    rf"到|是|改)"
    rf"{_PART.format('new')}(?P<new>{NUMBER})点(?P<new_half>半)?[^。!?]{{0,4}}日子不变"
)


def minutes(text: str, intent: Intent) -> int | None:
    """How many minutes one visit is to last, as a normalised text of a need or an offer says; the longer of two.

    None where nothing is said, and for durations that tell the situation (how far it is, how long it has been).
    """
    if intent not in NEEDS and intent not in OFFERS:
        return None
    return next(iter(lengths(text)), None)


def lengths(text: str) -> list[int]:
    """Every length in a normalised text that a visit may have, in minutes, in order."""
    return [found for found in _lengths(text) if 0 < found <= _LONGEST_VISIT_MINUTES]


def shift(text: str, intent: Intent) -> int | None:
    """By how many minutes a normalised text of `change_time` moves its visit, later above zero; None if unsaid."""
    if intent is not Intent.CHANGE_TIME:
        return None
    if from_to := _FROM_TO.search(text):
        return _between_clocks(from_to)
    found = None
    for direction in _SHIFT.finditer(text):
        around = text[direction.end() : direction.end() + _REACH_CHARACTERS]
        if not _NO_MATTER.match(around) and (
            moved := _moved(around) or _moved_before(text[: direction.start()], direction)
        ):
            found = moved if direction.group("later") else -moved
    return found


def _between_clocks(found: re.Match[str]) -> int | None:
    """The minutes from the hour that was to the hour that is to be, on the same day."""
    old, new = (_clock(found, name) for name in ("old", "new"))
    return None if old is None or new is None else new - old


def _clock(found: re.Match[str], name: str) -> int | None:
    hour = number(found.group(name))
    if hour is None:
        return None
    late = found.group(f"{name}_part") in ("下午", "晚上") and hour < _NOON
    return round((hour + _NOON * late) * _HOUR_MINUTES) + 30 * bool(found.group(f"{name}_half"))


def _moved(text: str) -> int | None:
    """The last amount of a clause that says by how much: of 挪三天，哦不行，挪五天 each direction word has its own."""
    found = _MOVED.search(text)
    if found is None or any(mark in text[: found.start()] for mark in "。;!?点"):
        return None
    if found.group("days"):
        return _whole(found.group("days"), _DAY_MINUTES)
    if found.group("weeks"):
        return _whole(found.group("weeks"), 7 * _DAY_MINUTES)
    return _length(found)


def _moved_before(text: str, direction: re.Match[str]) -> int | None:
    """In English the amount may stand before its direction: 45 minutes late, two days later."""
    if not direction.group().isascii():
        return None
    found = list(_MOVED.finditer(text[-_REACH_CHARACTERS:]))
    return _moved(found[-1].group()) if found else None


def _lengths(text: str) -> Iterator[int]:
    for found in _LENGTH.finditer(text):
        before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 8]
        if not _SITUATION.search(before) and not _SITUATION_AFTER.search(after) and (length := _length(found)):
            yield length
    if _HALF_DAY.search(text):
        yield _HALF_DAY_MINUTES


def _length(found: re.Match[str]) -> int | None:
    """The minutes that a match of `_LENGTH` tells of."""
    said = found.groupdict()
    if said["half"]:
        return 30
    if said["about_one"] is not None:
        return _HOUR_MINUTES
    if said["quarters"]:
        return _whole(said["quarters"], 15)
    if said["minutes"]:
        return _whole(said["more_minutes"] or said["minutes"], 1)
    half = 30 if said["and_half"] or said["and_half_after"] else 0
    hours = _whole(said["more"] or _longer(said["hours"]), _HOUR_MINUTES)
    return None if hours is None else hours + half


def _longer(words: str) -> str:
    """Of 两三 the second."""
    return words[-1] if re.fullmatch("[一二两三四五六七八九]{2}", words) else words


def _whole(words: str, unit_minutes: int) -> int | None:
    value = _WORDS.get(words) or number(words)
    return None if value is None else round(value * unit_minutes)
