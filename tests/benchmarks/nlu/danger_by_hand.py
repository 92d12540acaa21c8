"""`python -m tests.benchmarks.nlu.danger_by_hand`: emergencies heard of hands whose lines were not learnt.

Leaves out one `hand_*.jsonl` after another, learns the rest and hears the one left out: the honest figure, from which
the bar of `nlu/danger/ear.py` is chosen. `pairs.jsonl` is left out each time: some of it was written after looking at
what was missed of the hands. Ordinary lines held out of all learning are told beside it.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import typer

from data.reference import load_gazetteer
from nlu.danger.detection import danger
from nlu.danger.ear import BAR, weighed
from nlu.danger.learnt.lines import LINES, danger_lines, lines_in
from nlu.danger.learnt.model import belief, learn
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import normalise
from nlu.intents import Intent
from nlu.model.linear import Linear
from nlu.model.training_lines import TRAINING
from nlu.runtime.fallback import Fallback

HELD_OUT = TRAINING.parent / "heldout"
_WRITTEN_AFTER = LINES / "pairs.jsonl"
FALSE_SHARES = (0.003, 0.01, 0.02, 0.05)


class Scored(NamedTuple):
    """A line, what it is, and how far it is heard as an emergency."""

    text: str
    emergency: bool
    weight: float
    kind: str | None
    heard_kind: str


def main(show: bool = False) -> None:
    """Measure hand by hand and in all; `--show` prints what is missed or falsely heard at the bar."""
    odds = _Odds()
    everything: list[Scored] = []
    for path in sorted(LINES.glob("hand_*.jsonl")):
        scored = list(_left_out(path, odds))
        everything += scored
        _report(path.stem, scored)
    _report("all hands", everything)
    _at_bars(everything)
    _ordinary(learn(), odds)
    if show:
        _show(everything)


class _Odds:
    """How likely the in-process reader holds a text for an emergency, as the ear is told."""

    def __init__(self) -> None:
        self._reader = Fallback(Gazetteer(load_gazetteer()))

    def of(self, text: str) -> float:
        return self._reader.likely(text)


def _left_out(path: Path, odds: _Odds) -> Iterator[Scored]:
    own = lines_in(path)
    texts = {normalise(line.text) for line in (*own, *lines_in(_WRITTEN_AFTER))}
    model = learn([line for line in danger_lines() if normalise(line.text) not in texts])
    return (_scored(model, odds, line.text, line.emergency, line.kind) for line in own)


def _scored(model: Linear, odds: _Odds, text: str, emergency: bool, kind: str | None) -> Scored:
    plain = normalise(text)
    believed = belief(model, plain)
    weight = weighed(believed.score, plain, danger(plain), odds.of(plain))
    return Scored(text, emergency, weight, kind, max(believed.kinds, key=lambda each: believed.kinds[each]))


def _report(name: str, scored: Sequence[Scored]) -> None:
    found = np.array([each.weight for each in scored if each.emergency])
    false = np.sort([each.weight for each in scored if not each.emergency])[::-1]
    recalls = " ".join(f"{(found > false[int(len(false) * share)]).mean():.3f}" for share in FALSE_SHARES)
    kinds = [each.kind == each.heard_kind for each in scored if each.kind]
    print(f"{name}: of {len(found)} found where 0.3, 1, 2, 5 % of {len(false)} are false: {recalls}; ", end="")
    print(f"kind right {np.mean(kinds):.3f}", flush=True)


def _at_bars(scored: Sequence[Scored]) -> None:
    weights, emergency = np.array([each.weight for each in scored]), np.array([each.emergency for each in scored])
    for bar in (*np.arange(0.2, 0.61, 0.05), BAR):
        heard = weights >= bar
        print(f"  bar {bar:.2f}: found {heard[emergency].mean():.3f}, false {heard[~emergency].mean():.4f}")


def _ordinary(model: Linear, odds: _Odds) -> None:
    rows = [json.loads(row) for path in sorted(HELD_OUT.glob("*.jsonl")) for row in path.open(encoding="utf-8")]
    scored = [_scored(model, odds, row["text"], row["intent"] == Intent.EMERGENCY, None) for row in rows]
    false = sum(each.weight >= BAR for each in scored if not each.emergency)
    found = sum(each.weight >= BAR for each in scored if each.emergency)
    emergencies = sum(each.emergency for each in scored)
    print(f"ordinary lines held out: {found}/{emergencies} found, {false}/{len(scored) - emergencies} false")


def _show(scored: Sequence[Scored]) -> None:
    for each in sorted(scored, key=lambda each: each.weight):
        if (each.weight >= BAR) is not each.emergency:
            print(f"  {'missed' if each.emergency else 'false'} {each.weight:.2f} {each.kind or '-'} {each.text[:160]}")


if __name__ == "__main__":
    typer.run(main)
