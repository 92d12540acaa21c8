"""The Rasa project passes its own tests in its own environment."""

import os
import subprocess

import pytest
import uv

from bot.core.settings import Settings
from nlu.runtime.training import SERVER


@pytest.mark.rasa
def test_the_components_pass_their_own_tests() -> None:
    own = {"UV_PROJECT_ENVIRONMENT": str(Settings().home / "nlu" / "rasa-env-tests")}
    command = [uv.find_uv_bin(), "run", "--frozen", "--group", "dev", "pytest", "-q"]
    surroundings = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    ran = subprocess.run(command, cwd=SERVER, env=surroundings | own, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
