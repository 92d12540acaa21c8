# What developers run. `uv run just` lists the recipes; `just` itself comes with the development environment.

run := ".uv/bin/uv run --locked"

[private]
default:
    @just --list

# Every test, as the README runs them; with arguments only those: just test tests/nlu -x
test *which:
    {{run}} pytest -n 2 --dist loadfile {{which}}

# Only what needs no database, browser, server or trained model.
unit *which:
    {{run}} pytest -n 2 --dist loadfile -m unit {{which}}

# Style, types and arrows.
check:
    {{run}} ruff check .
    {{run}} ruff format --check .
    {{run}} mypy
    {{run}} lint-imports

# Mend style where it can be mended by itself.
format:
    {{run}} ruff check --fix .
    {{run}} ruff format .

# How much of the code the tests run through, by file.
coverage *which:
    {{run}} pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered --cov-report=html {{which}}

# A new migration from what has changed in the models: just migration "visits have a door code"
migration name:
    {{run}} python -m data.migrations.new "{{name}}"

# The story, kept open in the browser.
demo:
    {{run}} liandong demo

# The wheel, and the story from it in an empty environment.
wheel:
    rm -rf dist && .uv/bin/uv build --wheel
    python3 -m venv --clear dist/empty && dist/empty/bin/pip install --quiet dist/*.whl
    cd dist && empty/bin/liandong demo --once
