"""The rig as a process of its own, to be killed: `python -m tests.botapi.victim ROOT FOLDER TEXT`.

It hangs for ever in handling TEXT, and prints a line when it does.
"""

import asyncio
import sys
from pathlib import Path

from tests.botapi.rig import Rig
from tests.botapi.server import BotApi


async def live(root: str, folder: str, text: str) -> None:
    """Run until killed."""
    async with Rig(Path(folder), BotApi(), api=root) as rig:
        rig.parrot.gates[text] = asyncio.Event()
        await rig.parrot.begun[text].wait()
        print("begun", flush=True)
        await asyncio.Event().wait()


async def killed_while_handling(text: str, root: str, folder: Path) -> None:
    """Start a victim, wait until it is in the middle of handling `text`, and kill it (-9)."""
    arguments = ("-m", "tests.botapi.victim", root, str(folder), text)
    victim = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    assert victim.stdout
    while await victim.stdout.readline() not in (b"begun\n", b""):
        pass
    victim.kill()
    await victim.wait()


if __name__ == "__main__":
    asyncio.run(live(*sys.argv[1:]))
