"""Telegram's vocabulary, translated once: an `Update` becomes an `Incoming`, or nothing where none is asked for."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatMember, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.core.messages import Address, Incoming, Kind, Language

NAME = "telegram"
ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]

_COMMAND = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)

_ATTACHED: tuple[tuple[Kind, Callable[[Message], object]], ...] = (
    (Kind.LOCATION, lambda message: message.location),
    (Kind.CONTACT, lambda message: message.contact),
    (Kind.VOICE, lambda message: message.voice or message.audio or message.video_note),
    (Kind.PHOTO, lambda message: message.photo),
    (Kind.UNSUPPORTED, lambda message: message.effective_attachment),
)


def lane(raw: Mapping[str, Any]) -> str:
    """The chat of a raw update, in which order matters; the sender's id, or nothing, where there is no chat."""
    for about in raw.values():
        if isinstance(about, Mapping):
            chat = about.get("chat") or (about.get("message") or {}).get("chat") or about.get("from") or {}
            return str(chat.get("id", ""))
    return ""


def incoming(update: Update, update_id: str, me: User, received_at: datetime) -> Incoming | None:
    """What a person said. `me` is the bot. None: nothing for us to answer (channel posts, service messages …)."""
    if update.callback_query:
        return _press(update.callback_query, update_id, received_at)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.chat.type == ChatType.PRIVATE:
        return _said(message, update_id, edited=update.edited_message is not None)
    if update.message and _addressed(message, me):
        return _incoming(message, update_id, kind=Kind.GROUP, text=_words(message))
    return None


def membership(update: Update) -> tuple[Address, bool] | None:
    """Whose private chat with the bot was opened (True) or closed (False) by this update, if any was."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE:
        return None
    closed = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    return _address(change.chat.id), not closed


def _said(message: Message, update_id: str, edited: bool) -> Incoming | None:
    if message.text is not None:
        return _edited(message, update_id) if edited else _text(message, update_id)
    kind = next((kind for kind, has in _ATTACHED if has(message)), None)
    if kind is None or edited:  # a service message, or a live location that has moved: nobody waits for an answer
        return None
    return _incoming(message, update_id, kind=kind, text=_words(message), location=_place(message))


def _edited(message: Message, update_id: str) -> Incoming:
    return _incoming(message, update_id, kind=Kind.EDITED, text=_words(message))


def _text(message: Message, update_id: str) -> Incoming:
    words = _words(message)
    if found := _COMMAND.fullmatch(words):
        command, arguments = found.groups(default="")
        return _incoming(message, update_id, kind=Kind.COMMAND, command=command.lower(), text=arguments.strip())
    return _incoming(message, update_id, kind=Kind.TEXT, text=words)


def _press(query: CallbackQuery, update_id: str, at: datetime) -> Incoming | None:
    if query.message is None or query.data is None or query.message.chat.type != ChatType.PRIVATE:
        return None
    return Incoming(
        address=_address(query.message.chat.id),
        update_id=update_id,
        message_id=str(query.message.message_id),
        at=at,
        kind=Kind.BUTTON,
        pressed=query.data,
        quoted=_quoted(query),
        language=_language(query.from_user),
    )


def _quoted(query: CallbackQuery) -> str | None:
    """The person's own words that the pressed message answered; nobody else's are taken for theirs."""
    answered = query.message.reply_to_message if isinstance(query.message, Message) else None
    if answered is None or answered.from_user is None or answered.from_user.id != query.from_user.id:
        return None
    return _words(answered) or None


def _addressed(message: Message, me: User) -> bool:
    """Whether a group message speaks to the bot: a command, a mention of it, or a reply to it."""
    answered = message.reply_to_message
    if answered and answered.from_user and answered.from_user.id == me.id:
        return True
    parts = message.parse_entities() if message.text else message.parse_caption_entities() if message.caption else {}
    return any(_names(entity, text.lower(), me) for entity, text in parts.items())


def _names(entity: MessageEntity, text: str, me: User) -> bool:
    name = f"@{me.username}".lower()
    if entity.type == MessageEntity.BOT_COMMAND:
        return "@" not in text or text.endswith(name)
    return text == name or (entity.user is not None and entity.user.id == me.id)


def _incoming(message: Message, update_id: str, **what: Any) -> Incoming:
    return Incoming(
        address=_address(message.chat.id),
        update_id=update_id,
        message_id=str(message.message_id),
        at=message.date,
        language=_language(message.from_user),
        photo=message.photo[-1].file_id if message.photo else None,  # the largest is the last
        **what,
    )


def _words(message: Message) -> str:
    if message.contact:
        return message.contact.phone_number
    return (message.text or message.caption or "").replace("\0", "")  # PostgreSQL takes no NUL in a text


def _place(message: Message) -> tuple[float, float] | None:
    return (message.location.longitude, message.location.latitude) if message.location else None


def _address(chat: int) -> Address:
    return Address(channel=NAME, id=str(chat))


def _language(user: User | None) -> Language | None:
    code = ((user and user.language_code) or "").lower()
    return "zh" if code.startswith("zh") else "en" if code.startswith("en") else None
