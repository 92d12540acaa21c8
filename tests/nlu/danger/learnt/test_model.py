from pathlib import Path

import pytest

from nlu.danger.learnt.lines import DangerLine
from nlu.danger.learnt.model import Belief, DangerModel, belief, learn
from nlu.grammar.script import normalise

LINES = [
    DangerLine("锅里的油烧起来了", True, "fire"),
    DangerLine("柴房烧起来了", True, "fire"),
    DangerLine("爷爷叫不醒", True, "medical"),
    DangerLine("奶奶叫不醒", True, "medical"),
    DangerLine("想找人陪爷爷说说话", False),
    DangerLine("锅里的汤烧好了", False),
]


def likeliest(believed: Belief) -> str:
    return max(believed.kinds, key=lambda kind: believed.kinds[kind])


def test_it_tells_danger_from_what_is_none_and_one_kind_from_another() -> None:
    model = learn(LINES)
    fire, ill, calm = (belief(model, normalise(text)) for text in ("屋后烧起来了", "外婆叫不醒", "找人陪爷爷"))
    assert min(fire.score, ill.score) > calm.score + 0.3
    assert (likeliest(fire), likeliest(ill)) == ("fire", "medical")


def test_a_line_that_weighs_more_is_believed_more() -> None:
    often = [DangerLine("说不清楚", True, "help", weight=3.0), DangerLine("说不清楚", False), *LINES]
    seldom = [DangerLine("说不清楚", True, "help", weight=0.3), DangerLine("说不清楚", False), *LINES]
    assert belief(learn(often), "说不清楚").score > belief(learn(seldom), "说不清楚").score


def test_what_was_learnt_is_kept_and_read_back_the_same(tmp_path: Path) -> None:
    first = DangerModel(tmp_path).belief("爷爷躺在地上叫不醒")
    assert [path.name.split("-")[0] for path in tmp_path.iterdir()] == ["danger"]
    again = DangerModel(tmp_path).belief("爷爷躺在地上叫不醒")
    assert again.score == pytest.approx(first.score, abs=0.02)
    assert likeliest(again) == likeliest(first) == "medical"
