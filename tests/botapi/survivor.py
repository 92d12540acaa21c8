"""The rig as a process of its own that serves until it is killed: `python -m tests.botapi.survivor ROOT FOLDER URL`."""

import asyncio
import sys
from pathlib import Path

from tests.botapi.rig import Rig
from tests.botapi.server import BotApi


async def serve(root: str, folder: str, url: str) -> None:
    """Run until killed; prints a line when it begins."""
    async with Rig(Path(folder), BotApi(), api=root, database_url=url):
        print("serving", flush=True)
        await asyncio.Event().wait()


class Survivor:
    """Starts the process again after each kill."""

    def __init__(self, root: str, folder: Path, url: str) -> None:
        """`root` is the Bot API's, `url` the database's."""
        self._arguments = ("-m", "tests.botapi.survivor", root, str(folder), url)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it, and wait until it serves."""
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *self._arguments, stdout=pipe, stderr=asyncio.subprocess.DEVNULL
        )
        assert self._process.stdout
        while await self._process.stdout.readline() not in (b"serving\n", b""):
            pass

    async def kill(self) -> None:
        """`kill -9`."""
        if self._process:
            self._process.kill()
            await self._process.wait()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
