"""Lines of standard input as they come, without a thread: one that still reads would keep Ctrl-C from ending us."""

import asyncio
import os
from collections.abc import AsyncIterator

_CHUNK_BYTES = 65_536


async def lines(fd: int) -> AsyncIterator[str]:
    """Yield the non-empty lines of a terminal, a pipe or a file, stripped, until it ends. Bytes are UTF-8."""
    rest = b""
    while chunk := await _read(fd):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            if text := line.decode(errors="replace").strip():
                yield text
    if text := rest.decode(errors="replace").strip():
        yield text


async def _read(fd: int) -> bytes:
    loop = asyncio.get_running_loop()
    readable = asyncio.Event()
    try:
        loop.add_reader(fd, readable.set)
    except PermissionError:  # epoll takes no plain files; those are always ready
        return os.read(fd, _CHUNK_BYTES)
    try:
        await readable.wait()
    finally:
        loop.remove_reader(fd)
    return os.read(fd, _CHUNK_BYTES)
