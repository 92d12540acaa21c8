"""One message answered within one transaction: noted, stepped, acted upon, saved, and everything said queued."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.actions.table import apply
from bot.conversation.context import Context
from bot.conversation.scenes import SceneBuilder
from bot.core.clock import Clock
from bot.core.messages import Address, Incoming, Kind, Language, Outgoing
from bot.core.names import Names
from bot.dialogue.engine.actions import Action, Enrol, SetLanguage
from bot.dialogue.engine.buttons import Agree, decode
from bot.dialogue.engine.frames import Writing
from bot.dialogue.engine.handoff.actions import CallHuman
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack, dump, load
from bot.dialogue.engine.turn import Turn, told
from bot.dialogue.flows.language import has_han, spoken
from bot.dialogue.patterns.leading import writing_on
from bot.dialogue.patterns.typed import offered
from bot.dialogue.step import step
from bot.notices.post import language_of, post
from bot.notices.table import publish
from bot.views.alternatives import Options
from bot.words import say
from data.alarms.alarms import PATIENCE
from data.core.errors import AlreadyDecided, CodeUnusable, DoubleBooked, LiandongDataError, NotAllowed
from data.handoffs.terms import Terms
from data.messaging import inbox
from data.messaging.conversations import load_state, save_state
from data.models import InboxUpdate, Person
from data.people.people import find_person, set_language

_REFUSALS: tuple[tuple[type[LiandongDataError], str], ...] = (
    (DoubleBooked, "error.double_booked"),
    (AlreadyDecided, "error.gone"),
    (NotAllowed, "error.not_allowed"),
    (CodeUnusable, "error.code"),
    (LiandongDataError, "error.gone"),
)
"""The first kind that fits gives the words."""

_MISSES = "misses"
"""Beside the stored stack: how often in a row the person was not understood."""

_OFFERED = "offered"
"""Beside it, too: the buttons that they were shown last, by their words."""

_HELLO = Heard(kind=Kind.COMMAND, command="start")
"""What somebody is taken to have said who agreed without having said anything else."""


@dataclass(frozen=True)
class Message:
    """A message with all that was found out about it before the transaction.

    `earlier` is what a stranger said before this, to be answered if they agree now; `asked` whether they have our
    question before them; `language` what they asked to be spoken to in.
    """

    incoming: Incoming
    heard: Heard
    inbox_id: int | None = None
    earlier: Heard | None = None
    asked: bool = False
    language: Language | None = None
    options: Options | None = None


@dataclass(frozen=True)
class Handled:
    """What came of it. `registered`: we know the person now; `asked`: a stranger has our question before them."""

    replies: tuple[Outgoing, ...]
    actions: tuple[Action, ...]
    registered: bool
    asked: bool
    language: Language


class Handling:
    """Answers a message within the transaction it is given. Keeps nothing, so that it may be run again."""

    def __init__(
        self, scenes: SceneBuilder, names: Names, clock: Clock, base_url: str, alarm_patience: timedelta = PATIENCE,
        terms: Terms | None = None,
    ) -> None:  # fmt: skip
        self._alarm_patience, self._terms = alarm_patience, terms or Terms()
        self._scenes, self._names, self._clock, self._base_url = scenes, names, clock, base_url

    def run(self, session: Session, message: Message) -> Handled | None:
        """Do all of it; None, and nothing done, where this update was handled before."""
        now = self._clock()
        if (row := _note(session, message, now)) is None:
            return None
        context = self._context(session, message, now)
        turn = self._turn(context, message)
        replies = tuple(_quoting(reply, message.incoming) for reply in turn.replies)
        if context.person is not None:
            beside = {_MISSES: _misses(context) + 1 if turn.missed else 0, _OFFERED: dict(offered(replies))}
            state = dump(turn.state) | beside
            save_state(session, context.address.channel, context.address.id, state, now)
        for reply in replies:
            post(session, context.address, reply, now)
        inbox.mark_handled(session, row, now)
        return Handled(replies, turn.actions, context.person is not None, any(map(_asks, replies)), context.language)

    def give_up(self, session: Session, address: Address) -> None:
        """A person is asked to look at what we failed to handle; nothing where somebody leads the talk already."""
        now, person = self._clock(), find_person(session, address.channel, address.id)
        language = language_of(person) if person else "zh"
        context = Context(session, self._names, address, person, language, now, self._base_url, terms=self._terms)
        effect = apply(context, CallHuman(reason="failed"))
        publish(session, self._names, effect.events, now)
        if effect.events:
            post(session, address, Outgoing(text=say(language, "human.failed")), now)

    def _context(self, session: Session, message: Message, now: datetime) -> Context:
        incoming = message.incoming
        person = find_person(session, incoming.address.channel, incoming.address.id)
        words = incoming.text if incoming.kind is Kind.TEXT else ""
        language = spoken(words, _before(person, message))
        if person is not None and language != person.language:
            set_language(session, person, language)
        return Context(
            session, self._names, incoming.address, person, language, now, self._base_url, message.options,
            self._alarm_patience, self._terms,
        )  # fmt: skip

    def _turn(self, context: Context, message: Message) -> Turn:
        state, scene = _state(context), self._scene(context, message)
        turn = _acted(context, step(IDLE if state is None else state, message.heard, scene), scene, state)
        if state is None:
            turn = replace(turn, replies=(told(scene, "stale.state"), *turn.replies))
        if not any(isinstance(action, Enrol) for action in turn.actions):
            return turn
        scene = self._scene(context, message)
        after = _acted(context, step(IDLE, message.earlier or _HELLO, scene), scene)
        return Turn(after.state, turn.replies + after.replies, turn.actions + after.actions)

    def _scene(self, context: Context, message: Message) -> Scene:
        address, language, now = context.address, context.language, context.now
        if context.person is None:
            return self._scenes.of_stranger(context.session, address, language, now, asked=message.asked)
        return self._scenes.of(
            context.session, context.person, address, language, now, _misses(context), _offered(context)
        )


def _note(session: Session, message: Message, now: datetime) -> int | None:
    """The inbox row of this update; None where it was handled before."""
    incoming = message.incoming
    if message.inbox_id is not None:
        row = session.get(InboxUpdate, message.inbox_id, populate_existing=True)
        return None if row is None or row.handled_at else row.id
    channel, update_id = incoming.address.channel, incoming.update_id
    if not inbox.store(session, channel, update_id, incoming.address.id, {}, now):
        return None
    return session.scalars(select(InboxUpdate.id).filter_by(channel=channel, update_id=update_id)).one()


def _before(person: Person | None, message: Message) -> Language:
    """The language before this message was heard: as stored, as asked for, as the client is set."""
    if person is not None:
        return language_of(person)
    return message.language or (None if has_han(message.heard.text) else message.incoming.language) or "zh"


def _state(context: Context) -> Stack | None:
    if context.person is None:
        return IDLE
    return load(load_state(context.session, context.address.channel, context.address.id))


def _misses(context: Context) -> int:
    """How often in a row, up to now, this person was not understood."""
    stored = load_state(context.session, context.address.channel, context.address.id)
    return int((stored or {}).get(_MISSES, 0))


def _offered(context: Context) -> Mapping[str, str]:
    stored = load_state(context.session, context.address.channel, context.address.id)
    shown: Mapping[str, str] = (stored or {}).get(_OFFERED, {})
    return shown


def _acted(context: Context, turn: Turn, scene: Scene, before: Stack | None = None) -> Turn:
    """Carry the actions out, publish what happened; where one is refused, nothing is left of it and they hear why.

    A coordinator who was writing to somebody goes on doing so.
    """
    said: tuple[Outgoing, ...] = ()
    for action in turn.actions:
        try:
            with context.session.begin_nested():
                effect = apply(context, action)
                publish(context.session, context.names, effect.events, context.now)
                said += effect.said
        except LiandongDataError as error:
            key = next(key for kind, key in _REFUSALS if isinstance(error, kind))
            return Turn(writing_on(before or IDLE, turn), (told(scene, key),))
        if effect.writing is not None:
            turn = replace(turn, state=IDLE.pushed(Writing(handoff_id=effect.writing)))
        if isinstance(action, SetLanguage):
            context.language = action.language
    return replace(turn, replies=turn.replies + said)


def _asks(reply: Outgoing) -> bool:
    """Whether this is our question to a stranger."""
    return any(isinstance(decode(button.data), Agree) for row in reply.buttons for button in row)


def _quoting(reply: Outgoing, incoming: Incoming) -> Outgoing:
    """Our question answers what they said, so that a channel can give the words back even if we have forgotten them."""
    return reply.model_copy(update={"answers": incoming.message_id}) if _asks(reply) else reply
