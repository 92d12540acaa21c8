"""Problems and plans from files: `.json` and `.json.gz`, every fault as one line that names its place.

`load_problem(path)` and `load_plan(path)` are for files, `read_problem(data)` for what is already parsed.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from matching.plan import Plan
from matching.problem import BadProblem, FixedMatch, PersonRole, Problem

BYTES_AT_MOST = 512 * 1024 * 1024
"""Ten times a city of a million: a larger file is no problem of ours and would only fill the memory."""

T = TypeVar("T", bound=BaseModel)


def load_problem(path: Path | str, known_skills: Collection[str] = ()) -> Problem:
    """The problem in the file. Raises BadProblem.

    `known_skills`: the vocabulary; see `unknown_skill`.
    """
    problem = read_problem(_json(Path(path)))
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
    return _validated(Plan, _json(Path(path)))


def faults(problem: Problem) -> Iterable[BadProblem]:
    """What no single field can show: duplicate ids, windows that end before they start, unknown names."""
    for name in ("needs", "providers", "resources"):
        rows = getattr(problem, name)
        yield from _duplicates(name, [row.id for row in rows])
        yield from _backward(name, rows)
    for i, need in enumerate(problem.needs):
        yield from _duplicates(f"needs[{i}].roles", [role.id for role in need.roles])
    yield from _duplicates("fixed", [match.need for match in problem.fixed], field="need")
    for i, match in enumerate(problem.fixed):
        yield from _unknown_names(problem, match, f"fixed[{i}]")


def unknown_skill(problem: Problem, known: Collection[str]) -> BadProblem | None:
    """A skill that a role asks for, nobody has, and the vocabulary `known` lacks: a slip of the pen.

    Judged only where the problem speaks that vocabulary. Skills with a colon (`lang:pingxiang`) are free.
    """
    held = frozenset[str]().union(*(p.skills for p in problem.providers))
    if held.isdisjoint(known):
        return None
    for i, need in enumerate(problem.needs):
        for j, role in enumerate(need.roles):
            for skill in sorted(role.skills - held) if isinstance(role, PersonRole) else ():
                if skill not in known and ":" not in skill:
                    return BadProblem(f"needs[{i}].roles[{j}].skills", f"unknown skill {skill!r}")
    return None


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


def _unknown_names(problem: Problem, match: FixedMatch, path: str) -> Iterable[BadProblem]:
    need = problem.need_by_id.get(match.need)
    if need is None:
        yield BadProblem(f"{path}.need", f"unknown need {match.need!r}")
        return
    for role, given in match.roles.items():
        if role not in {r.id for r in need.roles}:
            yield BadProblem(f"{path}.roles.{role}", f"need {need.id!r} has no such role")
        known: Mapping[str, Any] = problem.resource_by_id if isinstance(given, Mapping) else problem.provider_by_id
        for name in given:
            if name not in known:
                yield BadProblem(f"{path}.roles.{role}", f"unknown id {name!r}")


def _json(path: Path) -> Any:
    try:
        raw = _bytes(path)
        return json.loads(raw, parse_constant=_no_number)
    except (OSError, EOFError, zlib.error) as error:
        raise BadProblem("", f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None
    except (ValueError, RecursionError) as error:
        raise BadProblem("", f"{path}: no valid JSON ({error})".replace("\n", " ")) from None


def _bytes(path: Path) -> bytes:
    opener: Callable[[Path, str], Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        raw: bytes = file.read(BYTES_AT_MOST + 1)
    if len(raw) > BYTES_AT_MOST:
        raise BadProblem("", f"{path}: larger than {BYTES_AT_MOST >> 20} MB")
    return raw


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _validated(kind: type[T], data: Any) -> T:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadProblem(_path(first, data), first["msg"].replace("\n", " ")) from None


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
