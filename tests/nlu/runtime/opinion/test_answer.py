"""Models wrap their answers in all sorts of things, and get some fields wrong: what can be read is read."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.intents import Intent
from nlu.runtime.opinion.answer import Answer, read_answer, schema
from tests.nlu.runtime.opinion.doubtful import CATEGORIES, CODES

PLAIN = '{"intent": "offer_help", "people": 2}'


@pytest.mark.parametrize(
    "written",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"好的，结果如下：\n{PLAIN}\n希望有帮助。",
        f'<think>也许是 {{"intent": "cancel"}}？不是。</think>\n{PLAIN}',
        f'{{"note": "first"}} {PLAIN}',
        f"{{ {PLAIN}",
    ],
)
def test_the_object_is_found_wherever_it_stands(written: str) -> None:
    found = read_answer(written)
    assert (found.intent, found.people) == (Intent.OFFER_HELP, 2)


@pytest.mark.parametrize(
    "written", ["", "不知道", "[1, 2]", '{"people": 2}', '{"intent": ', "{" * 5000, '{"a":' * 5000]
)
def test_without_an_object_that_tells_an_intent_there_is_no_answer(written: str) -> None:
    with pytest.raises(ValueError, match="no answer"):
        read_answer(written)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("intent", "dance", None),
        ("people", "many", None),
        ("people", 1e400, None),
        ("place", 5, None),
        ("quantity", {"n": "three"}, None),
        ("categories", "haircut", ()),
        ("categories", ["haircut", 5, None], ("haircut",)),
        ("when", [{"start": "2026-11-26T12:00"}], ()),
        ("recurring", [{"days": ["XX"]}, {"days": ["MO"], "start": "08:00"}], ()),
    ],
)
def test_a_field_that_cannot_be_read_spoils_no_other(name: str, value: Any, read: Any) -> None:
    found = read_answer(json.dumps({"intent": "cancel", "minutes": 60} | {name: value}))
    assert getattr(found, name) == read
    assert found.minutes == 60


@given(said=st.text(max_size=200))
def test_no_text_makes_it_fail_but_for_having_no_answer(said: str) -> None:
    with suppress(ValueError):
        assert isinstance(read_answer('{"intent":' + said), Answer)


def test_the_schema_is_strict_and_knows_the_codes() -> None:
    asked = schema(CODES)
    assert set(asked["required"]) == set(asked["properties"]) == set(Answer.model_fields)
    assert asked["additionalProperties"] is False
    assert asked["properties"]["categories"]["items"]["enum"] == list(CATEGORIES)
    assert "default" not in json.dumps(asked)
