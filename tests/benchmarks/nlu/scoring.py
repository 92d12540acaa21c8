"""Whether what was understood is right, field by field, as the parse contract scores it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from operator import eq
from typing import Any

Parse = Mapping[str, Any]
"""An object of the parse contract."""

Stretch = Mapping[str, Any]
"""A window or a rule: a point (`at`), or a span from `start` to `end`."""

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def right(gold: Parse, found: Parse) -> dict[str, bool]:
    """For each field that the gold line states whether it is right; `frame` where all of them are."""
    judged = {name: same(gold[name], found[name]) for name, same in FIELDS.items() if name in gold}
    beside = {name: _plain(gold[name]) == _plain(found[name]) for name in BESIDE if name in gold}
    return judged | {"frame": all(judged.values())} | beside


def same_windows(gold: Sequence[Stretch], found: Sequence[Stretch]) -> bool:
    """Whether one-off times agree, paired in the order in which they come to pass."""
    return _pairwise(sorted(gold, key=_begins), sorted(found, key=_begins), _same_window)


def same_rules(gold: Sequence[Stretch], found: Sequence[Stretch]) -> bool:
    """Whether repeated times agree, paired in the order of their first days and hours."""
    return _pairwise(sorted(gold, key=_comes), sorted(found, key=_comes), _same_rule)


def _same_window(gold: Stretch, found: Stretch) -> bool:
    return _same_stretch(gold, found, datetime.fromisoformat)


def _same_rule(gold: Stretch, found: Stretch) -> bool:
    if any((gold.get(name) or None) != (found.get(name) or None) for name in _NAMED):
        return False
    if any(set(gold.get(name) or ()) != set(found.get(name) or ()) for name in ("days", "monthdays")):
        return False
    if any(("start" in each) != ("start" in gold) for each in (gold, found)):
        return False
    return not ("start" in gold or "at" in gold or "at" in found) or _same_stretch(gold, found, _clock)


def _same_stretch(gold: Stretch, found: Stretch, moment: Callable[[str], datetime]) -> bool:
    """Equal points, or spans that overlap by at least half of their union."""
    if "at" in gold or "at" in found:
        return "at" in gold and "at" in found and moment(gold["at"]) == moment(found["at"])
    (start, end), (other_start, other_end) = (_span(each, moment) for each in (gold, found))
    shared, union = min(end, other_end) - max(start, other_start), max(end, other_end) - min(start, other_start)
    return shared >= _MINUTE and 2 * shared >= union


def _span(stretch: Stretch, moment: Callable[[str], datetime]) -> tuple[datetime, datetime]:
    """A rule whose end is not after its start ends on the next day."""
    start, end = moment(stretch["start"]), moment(stretch["end"])
    return start, end if end > start else end + _DAY


def _clock(text: str) -> datetime:
    return datetime.combine(date.min, time.fromisoformat(text))


def _comes(rule: Stretch) -> tuple[int, str, str]:
    days = [_DAYS.index(day) for day in rule.get("days") or ()]
    return min(days, default=len(_DAYS)), rule.get("at") or rule.get("start") or "", str(rule.get("monthdays") or "")


def _plain(value: Any) -> Any:
    """Texts are compared without white space and punctuation."""
    return "".join(filter(str.isalnum, value)) if isinstance(value, str) else value or None


def _begins(window: Stretch) -> datetime:
    return datetime.fromisoformat(window.get("at") or window["start"])


def _pairwise(gold: Sequence[Stretch], found: Sequence[Stretch], same: Callable[[Stretch, Stretch], bool]) -> bool:
    return len(gold) == len(found) and all(map(same, gold, found))


def _same_codes(gold: Sequence[str], found: Sequence[str]) -> bool:
    return set(gold) == set(found)


_NAMED = ("every", "times", "until", "nth", "calendar")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "HO")
BESIDE = ("phone", "minutes", "shift", "address", "name", "organisation", "wish")
"""Fields that are scored beside the frame."""

FIELDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "intent": eq,
    "categories": _same_codes,
    "when": same_windows,
    "recurring": same_rules,
    "place": eq,
    "people": eq,
    "quantity": eq,
    "urgency": eq,
}
"""The fields of a frame, each with what makes two values the same."""
