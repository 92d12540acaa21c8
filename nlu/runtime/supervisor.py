"""Process supervisor: starts the Rasa server on a free loopback port, watches, restarts and stops it.

The server ends when its standard input does, so it dies with this process even at `kill -9`.
"""

import asyncio
import contextlib
import os
import signal
import socket
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import structlog

from nlu.runtime.errors import ServerFailed
from nlu.runtime.training import SERVER, Report, ensure_environment, ensure_model, python_of

log = structlog.get_logger()


@dataclass(frozen=True)
class Pace:
    """How long to wait for what, in seconds."""

    up: float = 180.0
    """for a starting server to answer (20 s on two idle cores, a minute and more on busy ones)"""
    between_looks: float = 0.2
    between_checks: float = 10.0
    """of a server that is up"""
    answer: float = 5.0
    """for the answer to one check"""
    stop: float = 5.0
    """for a server to end by itself"""
    first_retry: float = 1.0
    """doubled after each start that failed"""
    longest_retry: float = 60.0


class RasaServer:
    """One server process for one model. `start` it, use `url`, `stop` it; in between it is kept running."""

    def __init__(self, command: Sequence[str], model: Path, logs: Path, pace: Pace | None = None) -> None:
        """`command` starts the server when a port number is added to it; what it prints goes to a file in `logs`."""
        self._command = command
        self._model = model
        self._pace = pace or Pace()
        self._port = _free_port()
        self._log_file = logs / f"rasa-{self._port}.log"
        self._process: Process | None = None
        self._watching: asyncio.Task[None] | None = None
        self.up = asyncio.Event()
        """set while the server answers"""
        self.down = asyncio.Event()
        """set while it does not"""
        self.down.set()

    @property
    def url(self) -> str:
        """Root of the server; the same over its whole life, restarts included."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int | None:
        """Process id of the server now, None while there is none."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Return when the server answers with our model. Raises ServerFailed with the end of its log."""
        try:
            await self._launch()
        except ServerFailed:
            await self._end()
            raise
        self._watching = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """End the server and its watching, and clear its log away. Does nothing the second time."""
        if self._watching:
            self._watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        await self._end()
        self._log_file.unlink(missing_ok=True)

    async def _watch(self) -> None:
        """Start the server again whenever it has fallen or fallen silent, waiting longer after each failure."""
        wait = self._pace.first_retry
        while True:
            await self._until_it_fails()
            log.warning("rasa_down", again_in=wait)
            await self._end()
            await asyncio.sleep(wait)
            try:
                await self._launch()
                wait = self._pace.first_retry
            except ServerFailed as error:
                log.error("rasa_start_failed", error=str(error))
                wait = min(wait * 2, self._pace.longest_retry)

    async def _until_it_fails(self) -> None:
        while self._process and self._process.returncode is None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), self._pace.between_checks)
            if self._process.returncode is None and not await self._serves_our_model(self._pace.answer):
                return

    async def _launch(self) -> None:
        with self._log_file.open("wb") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                str(self._port),
                stdin=PIPE,
                stdout=output,
                stderr=STDOUT,
                start_new_session=True,
                env=os.environ | {"OMP_NUM_THREADS": "1"},
            )
        try:
            await asyncio.wait_for(self._until_it_answers(self._process), self._pace.up)
        except TimeoutError:
            raise self._failure(f"did not answer within {self._pace.up:.0f} s") from None
        self.down.clear()
        self.up.set()

    async def _until_it_answers(self, process: Process) -> None:
        while not await self._serves_our_model(self._pace.between_looks):
            if process.returncode is not None:
                raise self._failure(f"ended with exit code {process.returncode}")
            await asyncio.sleep(self._pace.between_looks)

    async def _serves_our_model(self, patience: float) -> bool:
        """Ask which model is loaded: Rasa takes another, or none, where it cannot find the one it was given."""
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=patience) as client:
                answer = await client.get(f"{self.url}/status")
            return answer.is_success and answer.json().get("model_file") == self._model.name
        except (httpx.HTTPError, ValueError):
            return False

    async def _end(self) -> None:
        """Close the server's standard input, at which it ends; kill its whole group if it does not."""
        process, self._process = self._process, None
        self.up.clear()
        self.down.set()
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), self._pace.stop)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()

    def _failure(self, what: str) -> ServerFailed:
        last = self._log_file.read_text(errors="replace").splitlines()[-10:]
        return ServerFailed(f"The Rasa server {what}; its log is {self._log_file}.\n" + "\n".join(last))


def rasa_server(cache: Path, report: Report) -> RasaServer:
    """Return a server, not started yet, for the model of `nlu/server`; environment and model are made if need be.

    Takes minutes the first time, so call it in a thread. Raises NluError with what to do.
    """
    environment = ensure_environment(cache, report)
    model = ensure_model(cache, report)
    command = [str(python_of(environment)), str(SERVER / "serve.py"), str(model)]
    return RasaServer(command, model, cache)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
