"""Urgency meant: whether a need presses, by its words, its times and what the hand-made rules say."""

from collections.abc import Iterator

from nlu.grammar.times.read import Times
from nlu.grammar.urgency import is_pressing
from nlu.mentions.context import hashed

_RUNS = (2, 3, 4)
_TODAY = ("今", "马上", "现在", "急", "快", "today", "tonight", "now", "urgent", "asap", "immediately", "soon")


def features(text: str, times: Times) -> dict[int, float]:
    """The features of a normalised text of a need, with the times that are meant."""
    plain = [*_of_times(times), *(f"word:{word}" for word in _TODAY if word in text)]
    by_rule = f"pressing:{is_pressing(text)}"
    crossed = [f"{by_rule}|{name}" for name in plain]
    return hashed(iter([by_rule, *plain, *crossed, *_runs(text)]))


def _of_times(times: Times) -> Iterator[str]:
    yield f"only today:{times.only_today}"
    yield f"when:{min(len(times.when), 2)}"
    yield f"recurring:{bool(times.recurring)}"


def _runs(text: str) -> Iterator[str]:
    """What stands around the words that press."""
    for word in _TODAY:
        start = text.find(word)
        while start >= 0:
            near = text[max(0, start - 4) : start + len(word) + 5]
            yield from (f"near:{near[i : i + n]}" for n in _RUNS for i in range(len(near) - n + 1))
            start = text.find(word, start + 1)
