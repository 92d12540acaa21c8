"""The `liandong` command: names the commands and their options; what they do is in `bot.commands`.

Imports are made inside the commands: `liandong invite` need not wait for OR-Tools to load.
"""

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.core.errors import Unusable
from bot.words import say_both
from data.core.errors import LiandongDataError
from nlu.runtime.errors import NluError

app = typer.Typer(
    help="联动：五社联动，把需要和帮助连起来。 / Links needs and help of the five societies.", no_args_is_help=True
)


class Nlu(StrEnum):
    """Who reads the messages."""

    RASA = "rasa"
    FALLBACK = "fallback"


NluOption = Annotated[Nlu, typer.Option(help="谁来理解：rasa 或 fallback（不用服务器）/ who reads the messages")]


def _in_range(seconds: float) -> float:
    if not 0.1 <= seconds <= 1e6:  # typer's own range lets nan through
        raise typer.BadParameter("要 0.1 到 1000000 秒 / from 0.1 to 1000000 seconds")
    return seconds


SecondsOption = Annotated[float, typer.Option(callback=_in_range, help="求解时间（秒）/ seconds to solve")]


@app.command()
def demo(once: Annotated[bool, typer.Option("--once", help="演完就结束 / end after the story")] = False) -> None:
    """演示：虚拟的一天。 / A day in an invented district, on real parts."""
    from bot.commands.demo import run_demo

    _run(run_demo(once=once))


@app.command()
def serve(nlu: NluOption = Nlu.RASA) -> None:
    """运行全部：Telegram、网页、审核页、匹配。 / Run everything until Ctrl-C."""
    from bot.commands.serve import run_server

    _run(run_server(fallback=nlu is Nlu.FALLBACK))


@app.command()
def check(nlu: NluOption = Nlu.RASA) -> None:
    """检查设置和环境，有问题时说明怎么办。 / Look at settings and surroundings; say what is wrong and what to do."""
    from bot.commands.check import run_check

    _run(run_check(own_reader=nlu is Nlu.FALLBACK))


@app.command()
def chat(nlu: NluOption = Nlu.RASA) -> None:
    """在终端里对话。 / Talk to the bot in this terminal."""
    from bot.commands.chat import run_chat

    _run(run_chat(fallback=nlu is Nlu.FALLBACK))


@app.command()
def parse(
    at: Annotated[str | None, typer.Option(help="说话的时间 / when it was said, 2026-11-21T09:00")] = None,
    nlu: NluOption = Nlu.RASA,
) -> None:
    """逐行读 JSON，逐行写出意思。 / Read messages as JSON lines, write what they mean."""
    from bot.commands.parse import local_moment, run_parse

    try:
        moment = local_moment(at) if at else local_moment(datetime.now().astimezone().isoformat())
    except ValueError:
        raise typer.BadParameter("2026-11-21T09:00", param_hint="--at") from None
    _run(run_parse(moment, fallback=nlu is Nlu.FALLBACK))


@app.command()
def solve(
    problem: Annotated[Path, typer.Argument(help="问题文件 / problem.json or .json.gz")],
    out: Annotated[
        Path | None, typer.Option(help="写到哪里 / where to write the plan; standard output if unset")
    ] = None,
    seconds: SecondsOption = 10.0,
    seed: Annotated[int, typer.Option(min=0, help="随机种子 / random seed")] = 0,
    cluster: Annotated[
        str | None,
        typer.Option(help="分片求解：here、local 或 Dask 地址 / in pieces: here, local or a Dask scheduler's address"),
    ] = None,
    previous: Annotated[
        Path | None, typer.Option(help="上次的方案，尽量不动 / the last plan.json: as little of it as possible moves")
    ] = None,
) -> None:
    """求解一个匹配问题。 / Solve a matching problem from a file."""
    from bot.commands.solve import solve_file

    with _told_clearly():
        solve_file(problem, seconds, out, seed, cluster, previous)


@app.command()
def match(seconds: SecondsOption = 10.0) -> None:
    """现在就为已登记的需要提出匹配。 / Propose matches now for what is stored."""
    from bot.commands.store import propose_matches

    with _told_clearly():
        propose_matches(seconds)


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help="coordinator, social_worker, organisation, donor")],
    area: Annotated[str, typer.Option(help="地区代码 / area code, for example qingshan")],
    name: Annotated[str, typer.Option(help="怎么称呼 / what to call them")],
) -> None:
    """打印一次性邀请码。 / Print a one-time code; the person sends /start CODE to the bot."""
    from bot.commands.store import print_invitation

    with _told_clearly():
        print_invitation(role, area, name)


@app.command()
def export() -> None:
    """把存储的内容按 JSON 行打印。 / Print what is stored as JSON lines."""
    from bot.commands.store import print_export

    with _told_clearly():
        print_export()


@app.command()
def reseal() -> None:
    """用最新的密钥重新加密存储的内容。 / Seal what is stored anew with the newest key."""
    from bot.commands.store import reseal

    with _told_clearly():
        reseal()


@app.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="写到哪个新文件 / the new file to write")] = None,
    folder: Annotated[Path | None, typer.Option(help="或者写进哪个文件夹 / or the folder to write into")] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="文件夹里的备份留几天 / days to keep those there")] = 30,
) -> None:
    """备份全部内容，加密，读回核对。 / Back up all that is stored, encrypted, and read it back."""
    from bot.commands.backup import make_backup, make_backup_in

    with _told_clearly():
        if file and not folder:
            make_backup(file)
        elif folder and not file:
            make_backup_in(folder, days)
        else:
            raise Unusable("backup.which")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="备份文件 / the backup")]) -> None:
    """把备份恢复到空的数据库。 / Put a backup back into an empty database."""
    from bot.commands.backup import put_back

    with _told_clearly():
        put_back(file)


@contextmanager
def _told_clearly() -> Iterator[None]:
    """Turn what a person at the command line can mend into one line on standard error and an exit code; log there."""
    from bot.core.logs import configure

    configure()
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except ExceptionGroup as group:
        _tell(_first(group))
        raise
    except Exception as error:
        _tell(error)
        raise


def _tell(error: BaseException) -> None:
    """Raise typer.Exit when it is of those that can be mended; anything else is a fault and keeps its traceback."""
    if isinstance(error, Unusable | LiandongDataError | NluError):
        print(say_both(error.key, **error.params) if isinstance(error, Unusable) else error, file=sys.stderr)
        raise typer.Exit(2) from error


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The first error inside nested groups: a task group wraps what one of its tasks raised."""
    found: BaseException = group
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    return found


def _run(work: Coroutine[Any, Any, object]) -> None:
    with _told_clearly():
        asyncio.run(work)
