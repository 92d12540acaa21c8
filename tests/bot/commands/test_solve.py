"""`liandong solve`: a plan for a problem, one line for a broken one."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands.solve import solve_file
from bot.core.errors import Unusable
from bot.words import say_both

PROBLEM = {
    "version": 1, "start": "2026-11-23T00:00:00+08:00", "days": 1, "travel": {"kmh": 15, "detour": 1.3, "fixed": 3},
    "weights": {"served": 1000, "travel": 1},
    "needs": [{"id": "n1", "priority": 1, "place": [113.85, 27.62], "minutes": 60, "windows": [[540, 720]],
               "roles": [{"id": "main", "kinds": ["volunteer"], "skills": ["errand"]}]}],
    "providers": [{"id": "p1", "kind": "volunteer", "place": [113.85, 27.62], "skills": ["errand"],
                   "windows": [[480, 1080]]}],
}  # fmt: skip


def written(folder: Path, problem: object, name: str = "problem.json") -> Path:
    path = folder / name
    text = json.dumps(problem).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    return path


@pytest.mark.parametrize("name", ["problem.json", "problem.json.gz"])
def test_the_plan_is_written_where_it_is_wanted(tmp_path: Path, name: str) -> None:
    solve_file(written(tmp_path, PROBLEM, name), 2, tmp_path / "plan.json")
    plan = json.loads((tmp_path / "plan.json").read_text())
    assert plan["served"][0]["roles"] == {"main": ["p1"]}
    assert plan["score"] == plan["bound"] == 1000


def test_without_a_file_the_plan_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    solve_file(written(tmp_path, PROBLEM), 2, None)
    assert json.loads(capsys.readouterr().out)["served"]


def test_a_cluster_plans_it_in_pieces(tmp_path: Path) -> None:
    solve_file(written(tmp_path, PROBLEM), 5, tmp_path / "plan.json", cluster="here")
    assert json.loads((tmp_path / "plan.json").read_text())["score"] == 1000


def test_a_cluster_that_cannot_be_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refusal:
        solve_file(written(tmp_path, PROBLEM), 5, None, cluster="nonsense://")
    said = say_both(refusal.value.key, **refusal.value.params)
    assert "cannot be reached: nonsense://" in said
    assert "\n" not in said


@pytest.mark.parametrize("stood_there", [{}, {"plan.json": "a good plan"}])
def test_a_run_that_comes_to_no_plan_leaves_what_was_there(tmp_path: Path, stood_there: dict[str, str]) -> None:
    for name, text in stood_there.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(Unusable):
        solve_file(written(tmp_path, PROBLEM), 5, tmp_path / "plan.json", cluster="nonsense://")
    assert {p.name: p.read_text() for p in tmp_path.iterdir() if p.name != "problem.json"} == stood_there


def told(*arguments: str | Path) -> Result:
    """What `liandong solve` makes of these arguments."""
    return CliRunner().invoke(app, ["solve", *map(str, arguments)])


def with_need(**changes: Any) -> dict[str, Any]:
    return PROBLEM | {"needs": [PROBLEM["needs"][0] | changes]}  # type: ignore[index]


ROLE = PROBLEM["needs"][0]["roles"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        ({k: v for k, v in PROBLEM.items() if k != "travel"}, "travel"),
        (with_need(minutes=None), "needs[0].minutes"),
        (with_need(minutes=-5), "needs[0].minutes"),
        (with_need(minutes=float("nan")), "needs[0].minutes"),
        (with_need(windows=[[720, 540]]), "needs[0].windows[0]"),
        (with_need(roles=[ROLE | {"skills": ["erand"]}]), "needs[0].roles[0].skills"),
        (PROBLEM | {"needs": PROBLEM["needs"] * 2}, "needs[1].id"),  # type: ignore[operator]
        (PROBLEM | {"fixed": [{"need": "n1", "start": 540, "roles": {"main": ["p9"]}}]}, "fixed[0].roles.main"),
        ([PROBLEM], "(top)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_problem_is_refused_in_one_line_by_the_place_of_its_fault(
    tmp_path: Path, problem: Any, place: str
) -> None:
    refused = told(written(tmp_path, problem), "--out", tmp_path / "plan.json")
    assert refused.exit_code == 2
    assert f"the problem file is wrong: {place}: " in refused.stderr
    assert f"问题文件有错：{place} / " in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "plan.json").exists()


def test_a_skill_that_nobody_has_is_no_fault_if_it_is_of_the_vocabulary(tmp_path: Path) -> None:
    problem = with_need(roles=[ROLE | {"skills": ["mediation", "gender:f"]}])
    plan = told(written(tmp_path, problem), "--seconds", "1")
    assert plan.exit_code == 0
    assert [r["code"] for r in json.loads(plan.stdout)["unserved"][0]["reasons"]] == ["no_provider"]


def test_two_gigabytes_of_nothing_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    refused = told(path)
    assert refused.exit_code == 2
    assert f"{path}: larger than" in refused.stderr


def test_the_weightiest_needs_that_stay_unserved_are_explained_in_both_languages(tmp_path: Path) -> None:
    plan = told(written(tmp_path, with_need(windows=[[1140, 1260]])), "--seconds", "1")
    assert "n1: 附近只有一人会代购跑腿，周一 19:00–21:00 没空；若p1周一 19:00–20:00 也有空，就可以" in plan.stderr
    assert "it would work if p1 were free Mon 19:00–20:00 too" in plan.stderr


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_seconds_that_are_none_are_refused(tmp_path: Path, seconds: str) -> None:
    refused = told(written(tmp_path, PROBLEM), "--seconds", seconds)
    assert refused.exit_code == 2
    assert "--seconds" in refused.stderr


@pytest.mark.parametrize("out", [".", "nowhere/plan.json", "problem.json/plan.json"])
def test_where_no_plan_can_be_written_is_said_before_the_work(tmp_path: Path, out: str) -> None:
    refused = told(written(tmp_path, PROBLEM), "--out", tmp_path / out)
    assert refused.exit_code == 2
    assert f"the plan cannot be written to {tmp_path / out}" in refused.stderr
    assert "score" not in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_what_moved_since_yesterday_is_said_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """p1 was to come at nine, but is free from eleven on only."""
    provider = PROBLEM["providers"][0] | {"windows": [[660, 1080]]}  # type: ignore[index]
    previous = [{"need": "n1", "start": 540, "roles": {"main": ["p1"]}}]
    today = PROBLEM | {"providers": [provider], "previous": previous, "weights": {"served": 1000, "moved": 50}}
    solve_file(written(tmp_path, today), 2, tmp_path / "plan.json")
    said = " ".join(capsys.readouterr().err.split())
    assert "先前约定中有变动的：1/1" in said
    assert "n1：周一 09:00–10:00改到周一 11:00–12:00 / n1: Mon 09:00–10:00 becomes Mon 11:00–12:00" in said


def test_without_matches_of_before_nothing_is_said_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    solve_file(written(tmp_path, PROBLEM), 2, tmp_path / "plan.json")
    assert "moved" not in capsys.readouterr().err


def test_the_last_plan_is_what_was_agreed_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem, plan = written(tmp_path, PROBLEM), tmp_path / "plan.json"
    solve_file(problem, 2, plan)
    solve_file(problem, 2, tmp_path / "next.json", previous=plan)
    assert "agreed before and moved: 0/1" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("served", "place"),
    [
        ({"need": "n1", "roles": {}}, "served[0].start"),
        ({"need": "n1", "start": 10**30, "roles": {}}, "served[0].start"),
        ({"need": "n1", "start": float("nan"), "roles": {}}, "served[0].start"),
        ({"need": "n1", "start": 540, "roles": {"main": "p1"}}, "served[0].roles.main"),
    ],
)
def test_a_broken_last_plan_is_refused_by_the_place_of_its_fault(tmp_path: Path, served: Any, place: str) -> None:
    broken = written(tmp_path, {"served": [served]}, "plan.json")
    refused = told(written(tmp_path, PROBLEM), "--previous", broken)
    assert refused.exit_code == 2
    assert f"the previous plan's file is wrong: {place}: " in refused.stderr
    assert refused.stderr.count("\n") == 1
