"""Provisioning: Rasa's environment and trained model, made on first use and found again by a hash of their sources.

Everything lands under one cache folder: `rasa-env-<hash>` (1.6 GB) and `liandong-<hash>.tar.gz` (a few MB). Two
processes may ask at once; one builds, the other waits for it. What is half made is never mistaken for whole.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import uv

from nlu.runtime.errors import EnvironmentFailed, NluError, TrainingFailed

Report = Callable[[str], None]
"""Told one line of progress at a time, meant for a person."""

SERVER = Path(__file__).parents[1] / "server"
MODEL = Path(__file__).parents[1] / "model"
_SERVERS_OWN = ("uv.lock", "config.yml", "train.py", "lines.py", "components/*.py")
_SHARED = ("wording.py", "training_lines.py", "frames.py", "*.yaml", "lines/training/*.yml", "lines/frames/*.jsonl")
"""What a model is made from: files of the Rasa project, and of `nlu/model` those that it learns from and reads by."""
_OF_OUR_ENVIRONMENT = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"}
_MODELS_KEPT = 3
_DETAIL = (" ", "\x1b")


def ensure_environment(cache: Path, report: Report, project: Path = SERVER) -> Path:
    """Return the folder of Rasa's environment, installing it from the project's `uv.lock` where it is not there yet.

    Raises EnvironmentFailed with what to do.
    """
    environment = cache / f"rasa-env-{_hash_of((project, ['uv.lock']))}"
    ready = environment / "ready"
    with _alone(cache, "environment", report):
        if not ready.exists():
            report("正在安装语言理解环境（首次约 1–3 分钟）… Installing the language environment (first time only) …")
            _run(_sync_command(project), {"UV_PROJECT_ENVIRONMENT": str(environment)}, report, _environment_failed)
            ready.touch()
    return environment


def ensure_model(cache: Path, report: Report, project: Path = SERVER, shared: Path = MODEL) -> Path:
    """Return the model trained from the files of the project and the `shared` folder, trained anew where they changed.

    Raises EnvironmentFailed or TrainingFailed with what to do.
    """
    model = cache / f"liandong-{_hash_of((project, _SERVERS_OWN), (shared, _SHARED))}.tar.gz"
    if model.exists():
        model.touch()
        return model
    environment = ensure_environment(cache, report, project)
    with _alone(cache, "model", report):
        if not model.exists():
            report("正在训练语言模型（首次约 2 分钟）… Training the language model (first time only) …")
            _train(python_of(environment), project, model, report)
            _forget_old_models(cache)
    return model


def python_of(environment: Path) -> Path:
    """Return the interpreter of Rasa's environment."""
    return environment / "bin" / "python"


def _hash_of(*files: tuple[Path, Sequence[str]]) -> str:
    """A hash over names and contents: of each folder the files that its patterns match."""
    digest = hashlib.sha256()
    for folder, patterns in files:
        for path in (path for pattern in patterns for path in sorted(folder.glob(pattern))):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]


@contextmanager
def _alone(cache: Path, what: str, report: Report) -> Iterator[None]:
    """Hold the lock on `what`; the system lets go of it when this process ends, however that is."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / f".{what}.lock").open("w") as lock:
            _wait_for(lock, report)
            yield
    except OSError as error:
        raise NluError(
            f"Cannot write under {cache}: {error}. Free some disk, or set LIANDONG_HOME elsewhere."
        ) from error


def _wait_for(lock: TextIO, report: Report) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        report("另一个进程正在准备，请稍候… Another process is preparing this; waiting for it …")
        fcntl.flock(lock, fcntl.LOCK_EX)


def _sync_command(project: Path) -> list[str]:
    try:
        binary = uv.find_uv_bin()
    except FileNotFoundError as error:
        raise EnvironmentFailed("The program uv is missing beside Python. Install it: pip install uv") from error
    return [
        binary,
        "sync",
        "--frozen",
        "--no-dev",
        "--compile-bytecode",
        "--python",
        sys.executable,
        "--project",
        str(project),
    ]


def _train(python: Path, project: Path, model: Path, report: Report) -> None:
    for left_by_a_crash in model.parent.glob(".training-*"):
        shutil.rmtree(left_by_a_crash)
    with TemporaryDirectory(dir=model.parent, prefix=".training-") as folder:
        name = model.name.removesuffix(".tar.gz")
        command = [str(python), str(project / "train.py"), folder, name]
        _run(command, {"OMP_NUM_THREADS": "1"}, report, _training_failed)
        (Path(folder) / model.name).replace(model)


def _forget_old_models(cache: Path) -> None:
    models = sorted(cache.glob("liandong-*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for model in models[_MODELS_KEPT:]:
        model.unlink()


def _run(
    command: Sequence[str], variables: dict[str, str], report: Report, failed: Callable[[list[str]], NluError]
) -> None:
    """Run `command`, telling what it prints; raise what `failed` makes of its last lines where it fails.

    Details are told only in the error: indented lines (uv lists 150 packages so), and coloured ones, by which Rasa
    tells where its model is, a path that is gone by then.
    """
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603 - the command is ours
        command, env=_surroundings() | variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        for line in process.stdout:
            said.append(line.rstrip())
            if line.strip() and not line.startswith(_DETAIL):
                report(line.rstrip())
    if process.returncode != 0:
        raise failed(said[-20:])


def _surroundings() -> dict[str, str]:
    """Our own environment variables, without what would point uv or Python at our own virtual environment."""
    return {name: value for name, value in os.environ.items() if name not in _OF_OUR_ENVIRONMENT}


def _environment_failed(said: list[str]) -> EnvironmentFailed:
    return EnvironmentFailed(
        "Rasa could not be installed. Check the network to the package index and that 2 GB of disk are free, "
        "then start again; nothing else is lost.\n" + "\n".join(said)
    )


def _training_failed(said: list[str]) -> TrainingFailed:
    return TrainingFailed(
        "The language model could not be trained. If a file under nlu/server or nlu/model was changed, look at the "
        "lines below; else check that 200 MB of disk and 2 GB of memory are free.\n" + "\n".join(said)
    )
