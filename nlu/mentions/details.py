"""Details of a message: what is kept as it was written (the door, names), and the rest of the text to be read."""

from dataclasses import dataclass

from nlu.grammar.callers import name, organisation
from nlu.grammar.places.addresses import address
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import LONGEST_CHARACTERS, focus, plain_by_character
from nlu.grammar.stretch import Stretch


@dataclass(frozen=True)
class Details:
    """What leads to the door, how the speaker calls themselves and whom they speak for, each as written.

    `rest` is the message with blanks where the address was: a house number is never a date or a count.
    """

    rest: str
    address: str | None = None
    name: str | None = None
    organisation: str | None = None


def details(text: str, gazetteer: Gazetteer) -> Details:
    """The details of a raw `text`, as far as it is read. Never raises for any text."""
    written = focus(text[:LONGEST_CHARACTERS])
    plain = plain_by_character(written)
    areas = [(area.start, area.end) for area in gazetteer.named(plain)]
    door = address(plain, areas)
    own, body = (_unless_an_area(found, areas) for found in (name(plain, written), organisation(plain, written)))
    return Details(
        rest=door.blanked(written) if door else written,
        address=door.of(written) if door else None,
        name=own.of(written) if own else None,
        organisation=body.of(written) if body else None,
    )


def _unless_an_area(found: Stretch | None, areas: list[tuple[int, int]]) -> Stretch | None:
    """What was found, unless it is no more than the name of an area: 马山 at the end of a message is where, not who."""
    return None if found in areas else found
