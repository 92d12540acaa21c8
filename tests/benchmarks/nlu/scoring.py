"""Whether what was understood is right, field by field, as the parse contract scores it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from operator import eq
from typing import Any

Parse = Mapping[str, Any]
"""An object of the parse contract."""

Stretch = Mapping[str, Any]
"""A window or a rule: a point (`at`), or a span from `start` to `end`."""

_DAYTIME = {"start": "08:00", "end": "20:00"}
_MINUTE = timedelta(minutes=1)


def right(gold: Parse, found: Parse) -> dict[str, bool]:
    """For each field that the gold line states whether it is right; `frame` where all of them are."""
    judged = {name: same(gold[name], found[name]) for name, same in FIELDS.items() if name in gold}
    return judged | {"frame": all(judged.values())}


def same_windows(gold: Sequence[Stretch], found: Sequence[Stretch]) -> bool:
    """Whether one-off times agree, paired in the order in which they come to pass."""
    return _pairwise(sorted(gold, key=_begins), sorted(found, key=_begins), _same_window)


def same_rules(gold: Sequence[Stretch], found: Sequence[Stretch]) -> bool:
    """Whether repeated times agree, paired in the order given."""
    return _pairwise(gold, found, _same_rule)


def _same_window(gold: Stretch, found: Stretch) -> bool:
    return _same_stretch(gold, found, datetime.fromisoformat)


def _same_rule(gold: Stretch, found: Stretch) -> bool:
    if any(gold.get(name) != found.get(name) for name in ("every", "times", "until")):
        return False
    return set(gold.get("days", ())) == set(found.get("days", ())) and _same_stretch(
        _DAYTIME | dict(gold), _DAYTIME | dict(found), _clock
    )


def _same_stretch(gold: Stretch, found: Stretch, moment: Callable[[str], datetime]) -> bool:
    """Equal points, or spans that overlap by at least half of their union."""
    if "at" in gold or "at" in found:
        return "at" in gold and "at" in found and moment(gold["at"]) == moment(found["at"])
    starts = [moment(each["start"]) for each in (gold, found)]
    ends = [moment(each["end"]) for each in (gold, found)]
    shared, union = min(ends) - max(starts), max(ends) - min(starts)
    return shared >= _MINUTE and 2 * shared >= union


def _clock(text: str) -> datetime:
    return datetime.combine(date.min, time.fromisoformat(text))


def _begins(window: Stretch) -> datetime:
    return datetime.fromisoformat(window.get("at") or window["start"])


def _pairwise(gold: Sequence[Stretch], found: Sequence[Stretch], same: Callable[[Stretch, Stretch], bool]) -> bool:
    return len(gold) == len(found) and all(map(same, gold, found))


def _same_codes(gold: Sequence[str], found: Sequence[str]) -> bool:
    return set(gold) == set(found)


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
