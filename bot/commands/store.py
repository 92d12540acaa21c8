"""Commands on what is stored: inviting, matching now, exporting, sealing anew."""

import json
import sys

from rich.console import Console

from bot.commands.progress import report
from bot.core.clock import system_clock
from bot.core.errors import Unusable
from bot.core.names import Names
from bot.core.settings import read_settings
from bot.core.stored import open_database
from bot.words import say_both
from data.core.kinds import Role
from data.core.sealing.rotation import all_current, reseal_contents
from data.housekeeping.export import export_rows
from data.models import Area
from data.people.invitations import invite
from data.reference import load_gazetteer, load_taxonomy

_INVITED = tuple(role for role in Role if role not in {Role.RESIDENT, Role.VOLUNTEER})


def print_invitation(role: str, area: str, name: str) -> None:
    """Print a one-time code. Raises Unusable for a role or an area that there is not."""
    if role not in _INVITED:
        known = ", ".join(_INVITED)
        raise Unusable("unusable.role", role=role, known=known)
    database = open_database(read_settings())
    if database.run(lambda session: session.get(Area, area)) is None:
        raise Unusable("unusable.area", area=area)
    print(database.run(lambda session: invite(session, Role(role), area, name, system_clock())).value)


def print_export() -> None:
    """Print every stored row as one JSON object a line."""
    database = open_database(read_settings())
    with database.snapshot() as session:
        for row in export_rows(session):
            sys.stdout.write(_printable(json.dumps(row, ensure_ascii=False, default=str)) + "\n")


def _printable(line: str) -> str:
    """Half characters as JSON escapes, which no terminal and no file would take as they are."""
    return line.encode("utf-8", "backslashreplace").decode()


def reseal() -> None:
    """Seal all that is stored anew with the newest key, in batches; afterwards the other keys may go."""
    database = open_database(read_settings())
    many = 0
    while batch := database.run(lambda session: reseal_contents(session.connection())):
        many += batch
        report(say_both("reseal.progress", n=many))
    done = database.run(lambda session: all_current(session.connection()))
    report(say_both("reseal.done" if done else "reseal.again"))


def propose_matches(seconds: float) -> None:
    """Propose matches for what is stored, and print them."""
    from bot.jobs.rounds import Matchmaker
    from bot.notices.table import publisher

    database = open_database(read_settings())
    names = Names(load_taxonomy(), load_gazetteer())
    matchmaker = Matchmaker(database, system_clock, publisher(names), seconds)
    Console().print(f"{len(matchmaker.propose())} {say_both('match.proposed')}")
