"""The plan as the contract writes it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.io.reading import load_plan
from matching.io.writing import dump_plan, to_contract
from matching.model.plan import Fix, Plan, Reason, Unserved
from tests.matching.kit.disk import room_for
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import a_match, a_plan, small_problems


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_plan_written_as_json_is_the_same_plan(data: st.DataObject) -> None:
    plan = data.draw(plans(data.draw(small_problems())))
    assert Plan.model_validate(json.loads(json.dumps(to_contract(plan)))) == plan


def test_a_plan_in_a_file_keeps_its_words(tmp_path: Path) -> None:
    plan = a_plan(a_match("王奶奶", company=["李姐"])).but(score=4000, bound=4000.5)
    dump_plan(plan, tmp_path / "plan.json")
    assert load_plan(tmp_path / "plan.json") == plan
    assert "王奶奶" in (tmp_path / "plan.json").read_text(encoding="utf-8")


def test_a_plan_that_cannot_be_written_leaves_the_last_one_where_it_was(tmp_path: Path) -> None:
    dump_plan(a_plan(a_match()), tmp_path / "plan.json")
    with room_for(10), pytest.raises(OSError, match="too large"):
        dump_plan(a_plan(), tmp_path / "plan.json")
    assert load_plan(tmp_path / "plan.json") == a_plan(a_match())


def test_a_fix_says_whom_or_what_it_changes_and_nothing_else() -> None:
    fixes = (Fix(change="skill", provider="p1", to="escort"), Fix(change="item", resource="r1", to=3))
    entry = Unserved(need="n1", reasons=(Reason(role="company", code="no_provider"),), fixes=fixes)
    assert to_contract(Plan(served=(), unserved=(entry,)))["unserved"][0]["fixes"] == [
        {"change": "skill", "provider": "p1", "to": "escort"},
        {"change": "item", "resource": "r1", "to": 3},
    ]


def test_people_and_amounts_are_told_apart() -> None:
    served = a_plan(a_match(drivers=["p1", "p2"], chair={"r1": 1, "r2": 2})).served[0]
    assert served.people == [("drivers", "p1"), ("drivers", "p2")]
    assert served.amounts == [("chair", "r1", 1), ("chair", "r2", 2)]
