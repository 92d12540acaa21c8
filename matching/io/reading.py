"""Problems and plans from files: `.json` and `.json.gz`, every fault as one line that names its place.

`load_problem(path)` and `load_plan(path)` are for files, `read_problem(data)` for what is already parsed.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from matching.io.json_file import load_json
from matching.io.vocabulary import unknown_skill
from matching.model import BadProblem, PersonRole, Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan

IN_JSON = {
    "missing": "is missing",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "tuple_type": "must be a list",
    "frozen_set_type": "must be a list",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "string_type": "must be a text",
}
"""What pydantic says in Python's words."""

T = TypeVar("T", bound=BaseModel)


def load_problem(path: Path | str, known_skills: Collection[str] = ()) -> Problem:
    """The problem in the file. Raises BadProblem.

    `known_skills`: the vocabulary; see `unknown_skill`.
    """
    problem = read_problem(load_json(Path(path)))
    if fault := unknown_skill(problem, known_skills):
        raise fault
    return problem


def read_problem(data: Mapping[str, Any]) -> Problem:
    """The problem that parsed JSON says. Raises BadProblem."""
    problem = _validated(Problem, data)
    for fault in faults(problem):
        raise fault
    return problem


def load_plan(path: Path | str) -> Plan:
    """The plan in the file. Raises BadProblem."""
    plan = _validated(Plan, load_json(Path(path)))
    for fault in _duplicates("served", [match.need for match in plan.served], field="need"):
        raise fault
    return plan


def faults(problem: Problem) -> Iterable[BadProblem]:
    """What no single field can show: duplicate ids, windows that end before they start, unknown names."""
    for name in ("needs", "providers", "resources"):
        rows = getattr(problem, name)
        yield from _duplicates(name, [row.id for row in rows])
        yield from _backward(name, rows)
    for i, need in enumerate(problem.needs):
        yield from _duplicates(f"needs[{i}].roles", [role.id for role in need.roles])
    for name, matches in (("fixed", problem.fixed), ("previous", problem.previous)):
        yield from _duplicates(name, [match.need for match in matches], field="need")
    for i, match in enumerate(problem.fixed):
        yield from _unknown_names(problem, match, f"fixed[{i}]")


def _duplicates(path: str, ids: list[str], field: str = "id") -> Iterable[BadProblem]:
    first: dict[str, int] = {}
    for i, name in enumerate(ids):
        if first.setdefault(name, i) != i:
            yield BadProblem(f"{path}[{i}].{field}", f"duplicate of {path}[{first[name]}] ({name!r})")


def _backward(name: str, rows: Iterable[Any]) -> Iterable[BadProblem]:
    for i, row in enumerate(rows):
        for j, (start, end) in enumerate(row.windows):
            if start > end:
                yield BadProblem(f"{name}[{i}].windows[{j}]", f"the window ends ({end}) before it starts ({start})")


def _unknown_names(problem: Problem, match: Assignment, path: str) -> Iterable[BadProblem]:
    need = problem.need_by_id.get(match.need)
    if need is None:
        yield BadProblem(f"{path}.need", f"unknown need {match.need!r}")
        return
    roles = {role.id: role for role in need.roles}
    for role, given in match.roles.items():
        if role not in roles:
            yield BadProblem(f"{path}.roles.{role}", f"need {need.id!r} has no such role")
        elif isinstance(roles[role], PersonRole) == isinstance(given, Mapping):
            yield BadProblem(f"{path}.roles.{role}", "people fill a person's role, amounts by resource an item's")
        known: Mapping[str, Any] = problem.resource_by_id if isinstance(given, Mapping) else problem.provider_by_id
        for name in given:
            if name not in known:
                yield BadProblem(f"{path}.roles.{role}", f"unknown id {name!r}")


def _validated(kind: type[T], data: Any) -> T:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadProblem(_path(first, data), IN_JSON.get(first["type"], first["msg"])) from None


def _path(error: ErrorDetails, data: Any) -> str:
    """`needs[3].roles[0].kinds`: where the error lies, without the names of pydantic's own union branches."""
    found = ""
    for step in error["loc"]:
        if isinstance(step, int):
            found, data = f"{found}[{step}]", _into(data, step)
        elif isinstance(data, Mapping) and (step in data or (error["type"] == "missing" and step == error["loc"][-1])):
            found, data = f"{found}.{step}" if found else step, _into(data, step)
    return found or "(top)"


def _into(data: Any, step: int | str) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None
