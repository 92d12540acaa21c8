"""What strangers said before they agreed: kept in memory only, never stored, the oldest forgotten first."""

from collections import OrderedDict
from dataclasses import dataclass

from bot.core.messages import Address, Incoming, Kind, Language
from bot.core.typed import typed
from bot.dialogue.engine.buttons import Agree, decode

MOST = 1_000
_A_WORD_OR_TWO = 4


@dataclass(frozen=True)
class Stranger:
    """`said` is what waits to be answered once they agree; `language` what they asked to be spoken to in."""

    said: Incoming | None = None
    language: Language | None = None


class Strangers:
    """One `Stranger` for each address that we asked and that has not agreed yet."""

    def __init__(self) -> None:
        self._known: OrderedDict[Address, Stranger] = OrderedDict()

    def __contains__(self, address: object) -> bool:
        return address in self._known

    def language(self, address: Address) -> Language | None:
        """The language they asked for, if any."""
        return self._known[address].language if address in self._known else None

    def earlier(self, agreeing: Incoming) -> Incoming | None:
        """What they said before this message; by the channel's quotation where our memory is gone."""
        if (stranger := self._known.get(agreeing.address)) is not None:
            return stranger.said
        if isinstance(decode(agreeing.pressed), Agree) and agreeing.quoted:
            return typed(agreeing.address, agreeing.update_id, agreeing.at, agreeing.quoted, agreeing.language)
        return None

    def asked(self, incoming: Incoming, language: Language) -> None:
        """They have our question before them; what they said last is answered when they agree."""
        before = self._known.pop(incoming.address, Stranger())
        self._known[incoming.address] = Stranger(_kept(before.said, incoming), language)
        if len(self._known) > MOST:
            self._known.popitem(last=False)

    def forget(self, address: Address) -> None:
        """They have agreed, or do not want to."""
        self._known.pop(address, None)


def _kept(before: Incoming | None, said: Incoming) -> Incoming | None:
    """The newest message that says something; 嗯 does not take the place of what was said before."""
    if said.kind is Kind.TEXT:
        return before if before and len(said.text) <= _A_WORD_OR_TWO else said
    is_invited = said.kind is Kind.COMMAND and said.command == "start" and bool(said.text)
    return said if is_invited or said.kind is Kind.LOCATION else before
