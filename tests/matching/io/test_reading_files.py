"""Files of problems and plans: read as they were written, or refused by the place of the fault."""

import json
from pathlib import Path

import pytest

from matching.io.reading import load_plan, load_problem
from matching.io.writing import dump_plan, to_contract
from matching.model import BadProblem
from matching.model.plan import Fix, Plan, Reason, Unserved
from tests.matching.kit.problems import a_match, a_need, a_plan, a_problem, a_volunteer, somebody


def test_the_skills_of_a_file_are_held_against_the_vocabulary(tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    asked = a_need(roles=[somebody(skills=["ecsort"])])
    path.write_text(json.dumps(a_problem(needs=[asked], providers=[a_volunteer(skills=["escort"])])), encoding="utf-8")
    with pytest.raises(BadProblem, match="unknown skill"):
        load_problem(path, known_skills=["escort"])
    assert load_problem(path).needs[0].id == "n1"


def test_a_plan_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    plan = a_plan(a_match(company=["p1"], chair={"r1": 2})).but(
        unserved=(Unserved(need="n2", reasons=(Reason(role="company", code="no_provider", near=2),),
                           fixes=(Fix(change="skill", provider="p2", to="escort"),)),),
        score=12.5, bound=None, seconds=0.25,
    )  # fmt: skip
    dump_plan(plan, tmp_path / "plan.json")
    assert load_plan(tmp_path / "plan.json") == plan


def test_a_fix_is_written_without_what_it_does_not_say() -> None:
    plan = Plan(served=(), unserved=(Unserved(need="n1", fixes=(Fix(change="need_window", to=[1, 2]),)),))
    assert to_contract(plan)["unserved"][0]["fixes"] == [{"change": "need_window", "to": [1, 2]}]


def test_a_plan_whose_start_is_no_minute_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps({"served": [a_match(start="soon")]}), encoding="utf-8")  # type: ignore[arg-type]
    with pytest.raises(BadProblem, match=r"served\[0\]\.start"):
        load_plan(tmp_path / "plan.json")


def test_a_plan_that_serves_a_need_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps({"served": [a_match("n1"), a_match("n1", 500)]}), encoding="utf-8")
    with pytest.raises(BadProblem, match=r"served\[1\]\.need"):
        load_plan(tmp_path / "plan.json")
