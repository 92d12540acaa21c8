"""A whole station in a process of its own: `liandong serve`, killed and started again as a test likes."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

from platformdirs import user_cache_path

from tests.kit.keys import WRITTEN

LIANDONG = Path(sys.executable).with_name("liandong")
_UP_WITHIN = 60.0


class Station:
    """`liandong serve` with these settings (names without LIANDONG_); without NLU_URL messages are read in process."""

    def __init__(self, home: Path, **settings: str) -> None:
        _share_what_is_learnt(home)
        self.http = f"127.0.0.1:{_free_port()}"
        given = {"HOME": str(home), "HTTP": self.http} | settings
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LIANDONG_")}
        self.environment = kept | {"LIANDONG_KEY": WRITTEN}
        self.environment |= {f"LIANDONG_{name}": value for name, value in given.items()}
        self._serve = ("serve",) if "NLU_URL" in settings else ("serve", "--nlu", "fallback")
        self.events: list[dict[str, object]] = []
        self._process: Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._up = asyncio.Event()

    async def start(self) -> None:
        """Return when it serves. Raises AssertionError with its log where it ends instead."""
        self._up.clear()
        self._process = await asyncio.create_subprocess_exec(
            LIANDONG, *self._serve, env=self.environment, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE
        )
        self._reading = asyncio.create_task(self._read(self._process))
        up = asyncio.create_task(self._up.wait())
        await asyncio.wait([up, self._reading], timeout=_UP_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if not self._up.is_set():
            await self.kill()
            raise AssertionError(f"the station did not start: {self.events[-5:]}")

    async def kill(self) -> None:
        """`kill -9`."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """End it as an operator would; its exit code."""
        return await self._end(signal.SIGTERM)

    async def run(self, *command: str, typed: str = "") -> tuple[int, str, str]:
        """Run another `liandong` command with the same settings: exit code, standard output, standard error."""
        process = await asyncio.create_subprocess_exec(
            LIANDONG, *command, env=self.environment, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
        out, err = await process.communicate(typed.encode())
        return process.returncode or 0, out.decode(), err.decode()

    async def __aenter__(self) -> "Station":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end(signal.SIGKILL)

    async def _end(self, number: signal.Signals) -> int:
        if self._process is None or self._reading is None:
            return 0
        if self._process.returncode is None:
            self._process.send_signal(number)
        await self._process.wait()
        await self._reading
        return self._process.returncode or 0

    async def _read(self, process: Process) -> None:
        assert process.stderr
        async for line in process.stderr:
            event = _event(line)
            self.events.append(event)
            if event.get("event") == "serving":
                self._up.set()


def _share_what_is_learnt(home: Path) -> None:
    """What the in-process reader learns from our lines is the same for every home: half a minute is waited for once."""
    learnt, shared = home / "nlu", user_cache_path("liandong")
    if not learnt.exists():
        shared.mkdir(parents=True, exist_ok=True)
        learnt.symlink_to(shared)


def _event(line: bytes) -> dict[str, object]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"line": line.decode(errors="replace").rstrip()}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
