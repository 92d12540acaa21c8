"""Environment and model are made once, whole, and made anew when what they are made from changes.

Most tests use a project of a few lines in place of `nlu/server`: a real uv project, with a train.py that is quick.
"""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import uv

from nlu.runtime.errors import EnvironmentFailed, NluError, TrainingFailed
from nlu.runtime.training import ensure_environment, ensure_model, python_of

QUICK_TRAINING = """
import pathlib, sys
print("learning")
here = pathlib.Path(__file__).parent
lines = here.parent / "model" / "lines" / "training" / "lines.yml"
with (here / "trained").open("a") as log:
    log.write("once\\n")
pathlib.Path(sys.argv[1], sys.argv[2] + ".tar.gz").write_bytes(lines.read_bytes())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "server"
    folder.mkdir()
    (folder / "pyproject.toml").write_text('[project]\nname = "tiny"\nversion = "1"\nrequires-python = ">=3.11"\n')
    (folder / "train.py").write_text(QUICK_TRAINING)
    subprocess.run([uv.find_uv_bin(), "lock", "--offline", "--project", str(folder)], check=True)
    return folder


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """What stands in for `nlu/model`."""
    folder = tmp_path / "model"
    (folder / "lines/training").mkdir(parents=True)
    (folder / "lines/training/lines.yml").write_text("你好")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def quietly(line: str) -> None:
    """Report to nobody."""


def times_trained(project: Path) -> int:
    return len((project / "trained").read_text().splitlines())


def test_the_environment_has_a_python_of_its_own(cache: Path, project: Path) -> None:
    assert python_of(ensure_environment(cache, quietly, project)).exists()


def test_the_environment_is_installed_once(cache: Path, project: Path) -> None:
    ensure_environment(cache, quietly, project)
    said: list[str] = []
    ensure_environment(cache, said.append, project)
    assert said == []


def test_an_environment_that_was_left_half_made_is_completed(cache: Path, project: Path) -> None:
    environment = ensure_environment(cache, quietly, project)
    (environment / "ready").unlink()
    python_of(environment).unlink()
    assert python_of(ensure_environment(cache, quietly, project)).exists()


def test_a_lock_that_cannot_be_installed_is_told_with_what_to_do(cache: Path, project: Path) -> None:
    (project / "uv.lock").write_text("not a lock")
    with pytest.raises(EnvironmentFailed, match="Check the network"):
        ensure_environment(cache, quietly, project)


def test_a_cache_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path, project: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NluError, match="set LIANDONG_HOME"):
        ensure_environment(tmp_path / "file" / "cache", quietly, project)


def test_the_model_is_trained_once_with_its_progress_told(cache: Path, project: Path, shared: Path) -> None:
    said: list[str] = []
    first = ensure_model(cache, said.append, project, shared)
    assert "learning" in said
    assert ensure_model(cache, quietly, project, shared) == first
    assert times_trained(project) == 1


@pytest.mark.parametrize(
    "name",
    [
        "model/lines/training/lines.yml",
        "model/lines/training/more.yml",
        "model/lines/frames/more.jsonl",
        "model/signs.yaml",
        "model/wording.py",
        "server/config.yml",
        "server/components/new.py",
    ],
)
def test_the_model_is_trained_anew_when_what_it_learns_from_changes(
    cache: Path, project: Path, shared: Path, name: str
) -> None:
    first = ensure_model(cache, quietly, project, shared)
    changed = project.parent / name
    changed.parent.mkdir(exist_ok=True)
    changed.write_text("再见")
    assert ensure_model(cache, quietly, project, shared) != first
    assert times_trained(project) == 2


def test_a_training_that_fails_says_its_last_words_and_leaves_nothing(cache: Path, project: Path, shared: Path) -> None:
    (project / "train.py").write_text("import sys; sys.exit('no lines to learn from')")
    with pytest.raises(TrainingFailed, match="no lines to learn from"):
        ensure_model(cache, quietly, project, shared)
    assert not list(cache.glob("*.tar.gz"))
    assert not list(cache.glob(".training-*"))


def test_what_a_killed_training_left_behind_is_cleared_away(cache: Path, project: Path, shared: Path) -> None:
    (cache / ".training-killed").mkdir(parents=True)
    ensure_model(cache, quietly, project, shared)
    assert not (cache / ".training-killed").exists()


def test_coloured_and_indented_lines_of_a_training_are_not_told(cache: Path, project: Path, shared: Path) -> None:
    with (project / "train.py").open("a") as script:
        script.write(r'print("\x1b[92mYour Rasa model is trained and saved.\x1b[0m\n + a detail")')
    said: list[str] = []
    ensure_model(cache, said.append, project, shared)
    assert said[-1] == "learning"


def test_two_who_ask_at_once_get_one_model_trained_once(cache: Path, project: Path, shared: Path) -> None:
    ask: Callable[[int], Path] = lambda _: ensure_model(cache, quietly, project, shared)  # noqa: E731
    with ThreadPoolExecutor(4) as pool:
        models = set(pool.map(ask, range(4)))
    assert len(models) == 1
    assert times_trained(project) == 1


def test_only_the_last_three_models_are_kept(cache: Path, project: Path, shared: Path) -> None:
    for line in ("一", "二", "三", "四"):
        (shared / "lines/training/lines.yml").write_text(line)
        newest = ensure_model(cache, quietly, project, shared)
    assert newest.exists()
    assert len(list(cache.glob("*.tar.gz"))) == 3
