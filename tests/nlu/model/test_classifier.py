from pathlib import Path

import pytest

from nlu.model.classifier import Classifier


def likeliest(classifier: Classifier, text: str) -> str:
    return max(classifier.beliefs(text).intents, key=lambda belief: belief[1])[0]


def test_intents_share_one_probability_and_categories_have_each_their_own(tmp_path: Path) -> None:
    beliefs = Classifier(tmp_path).beliefs("水龙头漏水了，能不能来个师傅修一下")
    assert sum(probability for _, probability in beliefs.intents) == pytest.approx(1)
    assert {code for code, probability in beliefs.categories if probability > 0.5} == {"home_repair"}


def test_what_was_learnt_is_kept_and_read_back_the_same(tmp_path: Path) -> None:
    first = Classifier(tmp_path).beliefs("想找人陪我妈说说话")
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]
    again = Classifier(tmp_path).beliefs("想找人陪我妈说说话")
    assert dict(again.intents) == pytest.approx(dict(first.intents), abs=0.02)


def test_a_broken_cache_is_learnt_anew(tmp_path: Path) -> None:
    Classifier(tmp_path)
    next(tmp_path.iterdir()).write_bytes(b"not a model")
    assert likeliest(Classifier(tmp_path), "你好") == "greet"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert likeliest(Classifier(tmp_path / "file" / "cache"), "你好") == "greet"
