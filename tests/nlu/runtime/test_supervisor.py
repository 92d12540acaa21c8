"""The server is started, watched, started again and stopped; it never outlives us."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest

from nlu.runtime.errors import ServerFailed
from nlu.runtime.supervisor import Pace, RasaServer

STANDIN = Path(__file__).parent / "standin_server.py"
QUICK = Pace(up=20, between_looks=0.05, between_checks=0.05, answer=1, stop=5, first_retry=0.01, longest_retry=0.1)
WAIT = 20.0

OWNER = """
import asyncio, pathlib, sys
from nlu.runtime.supervisor import RasaServer

async def main():
    server = RasaServer([sys.executable, sys.argv[1], "m.tar.gz"], pathlib.Path("m.tar.gz"), pathlib.Path(sys.argv[2]))
    await server.start()
    print(server.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def server_saying(model: str, tmp_path: Path, pace: Pace = QUICK) -> RasaServer:
    """A server that should serve model.tar.gz, and says that it serves `model`."""
    command = [sys.executable, str(STANDIN), model]
    return RasaServer(command, Path("model.tar.gz"), tmp_path, pace)


def server_running(code: str, tmp_path: Path, pace: Pace = QUICK) -> RasaServer:
    return RasaServer([sys.executable, "-c", code], Path("model.tar.gz"), tmp_path, pace)


async def test_a_started_server_answers_at_its_url_until_it_is_stopped(tmp_path: Path) -> None:
    server = server_saying("model.tar.gz", tmp_path)
    await server.start()
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{server.url}/status")).is_success
        await server.stop()
        with pytest.raises(httpx.ConnectError):
            await client.get(f"{server.url}/status")


async def test_stopping_twice_does_no_harm(tmp_path: Path) -> None:
    server = server_saying("model.tar.gz", tmp_path)
    await server.start()
    await server.stop()
    await server.stop()
    assert server.down.is_set()


async def test_a_killed_server_comes_back_at_the_same_url(tmp_path: Path) -> None:
    server = server_saying("model.tar.gz", tmp_path)
    await server.start()
    killed, url = server.pid, server.url
    assert killed
    os.kill(killed, signal.SIGKILL)
    async with asyncio.timeout(WAIT):
        await server.down.wait()
        await server.up.wait()
    assert server.pid != killed
    assert server.url == url
    await server.stop()


async def test_a_server_that_falls_silent_is_replaced(tmp_path: Path) -> None:
    server = server_saying("model.tar.gz", tmp_path)
    await server.start()
    silent = server.pid
    assert silent
    os.kill(silent, signal.SIGSTOP)
    async with asyncio.timeout(WAIT):
        await server.down.wait()
        await server.up.wait()
    assert not psutil.pid_exists(silent)
    await server.stop()


async def test_a_server_that_loaded_another_model_is_refused(tmp_path: Path) -> None:
    server = server_saying("another.tar.gz", tmp_path, Pace(up=1.0, between_looks=0.05))
    with pytest.raises(ServerFailed, match="did not answer"):
        await server.start()
    assert server.pid is None


async def test_a_server_that_cannot_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    server = server_running("import sys; sys.exit('no such model')", tmp_path)
    with pytest.raises(ServerFailed, match=r"(?s)exit code 1.*no such model"):
        await server.start()


async def test_a_server_that_never_answers_is_ended(tmp_path: Path) -> None:
    server = server_running("import threading; threading.Event().wait()", tmp_path, Pace(up=0.5, stop=0.1))
    with pytest.raises(ServerFailed, match="did not answer"):
        await server.start()
    assert server.pid is None


def test_the_server_dies_with_us_even_when_we_are_killed(tmp_path: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(STANDIN), str(tmp_path)], stdout=subprocess.PIPE)
    assert owner.stdout
    served_by = psutil.Process(int(owner.stdout.readline()))
    owner.kill()
    owner.communicate()
    served_by.wait(timeout=WAIT)
    assert not served_by.is_running()


@pytest.mark.rasa
@pytest.mark.asyncio(loop_scope="session")
async def test_the_real_server_comes_back_when_it_is_killed(running_rasa: RasaServer) -> None:
    killed = running_rasa.pid
    assert killed
    os.kill(killed, signal.SIGKILL)
    async with asyncio.timeout(120):
        await running_rasa.down.wait()
        await running_rasa.up.wait()
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{running_rasa.url}/model/parse", json={"text": "你好"}, timeout=10)
    assert answer.json()["intent"]["name"] == "greet"
