"""`python -m tests.benchmarks.nlu.pipelines [NAME …]`: our pipeline beside plain Rasa (jieba, DIET), on the same lines.

Runs `nlu/server/compare.py` in Rasa's environment with its group `compare`, and prints the table that it keeps. Without
names only what is in use is measured anew (two minutes); `plain` takes a quarter of an hour.
"""

import os
import subprocess
from typing import Annotated

import typer
import uv

from nlu.runtime.training import SERVER
from tests.benchmarks.nlu.gold import HELD_OUT


def main(names: Annotated[list[str] | None, typer.Argument(help="plain, characters, config …")] = None) -> None:
    """Measure and print."""
    command = [
        uv.find_uv_bin(),
        "run",
        "--frozen",
        "--group",
        "compare",
        "--project",
        str(SERVER),
        "python",
        "compare.py",
    ]
    ours = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    subprocess.run([*command, str(HELD_OUT), *(names or ["config"])], cwd=SERVER, env=ours, check=True)
    print((SERVER / "pipelines" / "README.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    typer.run(main)
