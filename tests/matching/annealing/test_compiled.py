"""Compiled loops are kept by all their sources."""

import os
import re
from pathlib import Path
from shutil import copytree

import matching
from matching.annealing.loop_cache import SOURCES, kept_in

PACKAGE = Path(matching.__file__).parent
USES_COMPILED = re.compile(
    r"^from matching\.annealing\.compiled import (?:\([^)]*|[^\n]*)\b(?:compiled|inlined)\b", re.MULTILINE
)


def test_every_module_with_compiled_loops_is_a_source() -> None:
    using = {path.stem for path in PACKAGE.rglob("*.py") if USES_COMPILED.search(path.read_text(encoding="utf-8"))}
    assert using
    assert using <= set(SOURCES)


def test_what_was_compiled_is_kept_by_where_the_sources_lie_what_they_say_and_when_they_were_written(
    tmp_path: Path,
) -> None:
    here = copytree(PACKAGE / "annealing", tmp_path / "annealing")
    first, seen = here / f"{SOURCES[0]}.py", {kept_in(here)}
    assert kept_in(here) in seen
    os.utime(first, (0, 0))
    assert kept_in(here) not in seen
    seen.add(kept_in(here))
    first.write_text(first.read_text(encoding="utf-8") + "#", encoding="utf-8")
    os.utime(first, (0, 0))
    assert kept_in(here) not in seen
    assert kept_in(copytree(here, tmp_path / "elsewhere")) != kept_in(here)
