"""What the README says is so."""

import re
from pathlib import Path

import typer

from bot.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_two_commands_run_the_demo_and_the_tests() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    demo, tests = (block.strip() for block in blocks[:2])
    assert "\n" not in demo + tests
    assert demo.endswith("liandong demo")
    assert " pytest" in tests


def test_every_command_is_named_and_no_other() -> None:
    named = set(re.findall(r"^liandong (\w+)  ", README, re.MULTILINE))
    assert named == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_its_pictures_are_there() -> None:
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / picture).is_file(), picture
