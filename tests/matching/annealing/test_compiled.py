"""Compiled loops are kept by all their sources."""

import ast
from pathlib import Path

import matching
from matching.annealing.compiled import SOURCES

PACKAGE = Path(matching.__file__).parent


def test_every_module_with_compiled_loops_is_a_source() -> None:
    using = {
        path.stem
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "matching.annealing.compiled"
        if {"compiled", "inlined"} & {name.name for name in node.names}
    }
    assert using
    assert using <= set(SOURCES)
