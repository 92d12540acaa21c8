"""A line that a person typed, as `Incoming`: the same reading in the web chat and in the terminal."""

from datetime import datetime

from bot.core.messages import Address, Incoming, Kind, Language


def typed(address: Address, update_id: str, at: datetime, line: str, language: Language | None = None) -> Incoming:
    """Read a typed line: `/start CODE` is a command with what follows it, anything else is words."""
    if line.startswith("/") and (words := line[1:].split(maxsplit=1)):
        rest = words[1] if len(words) > 1 else ""
        return Incoming(
            address=address,
            update_id=update_id,
            at=at,
            kind=Kind.COMMAND,
            command=words[0].lower(),
            text=rest,
            language=language,
        )
    return Incoming(address=address, update_id=update_id, at=at, text=line, language=language)
