"""The in-process interpreter: keyword rules, for when the trained one is down or slow."""

import math
from collections.abc import Mapping
from datetime import datetime

from nlu.frame import complete
from nlu.keywords import CERTAIN, Keywords
from nlu.places import Gazetteer
from nlu.script import focus, normalise
from nlu.understanding import Understanding

_GOODS = frozenset({"goods", "funds", "venue", "transport"})
_SUREST = 0.95


class Fallback:
    """An Interpreter without a model. Its confidence is measured on how such scores came out right."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._keywords = Keywords()
        self._read("热身:明天上午请人陪我妈去医院", datetime(2026, 1, 1, 9))

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at` (naive local time of Asia/Shanghai). Never raises, takes some milliseconds."""
        return self._read(text, at)

    def _read(self, text: str, at: datetime) -> Understanding:
        plain = focus(normalise(text))
        named = self._keywords.categories(plain)
        scores = _weighed(self._keywords.intents(plain), named)
        return complete(text, at, _probable(scores), _sure(named), self._gazetteer)


def _weighed(intents: Mapping[str, float], named: Mapping[str, tuple[float, int]]) -> dict[str, float]:
    """Scores of the intents: a topic without any other sign is a need, none at all is small talk."""
    scores = dict(intents)
    topic = max((score for score, _ in named.values()), default=0.0)
    if topic >= CERTAIN:
        scores["report_need"] = scores.get("report_need", 0) + 1
    if _GOODS.isdisjoint(named):
        scores.pop("offer_resource", None)
    if not topic:
        scores.pop("offer_resource", None)
    scores.setdefault("other", 0.5)
    return scores


def _probable(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """A softmax of the scores, never quite sure."""
    total = sum(math.exp(score / 2) for score in scores.values())
    return [(code, min(_SUREST, math.exp(score / 2) / total)) for code, score in scores.items()]


def _sure(named: Mapping[str, tuple[float, int]]) -> list[tuple[str, float]]:
    """The categories in order of mention; probable where one cue alone is enough."""
    ordered = sorted(named.items(), key=lambda item: item[1][1])
    return [(code, min(_SUREST, score / (2 * CERTAIN))) for code, (score, _) in ordered]
