"""What each method of the Bot API does, one function a method; `METHODS` is the table of contents."""

import json
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from tests.botapi.answers import BLOCKED, ApiError, bad_request
from tests.botapi.chats import Buttons, Chat, Said
from tests.botapi.people import next_message_id
from tests.botapi.world import World

Params = dict[str, str]
Method = Callable[[World, Params], Awaitable[Any]]


async def get_me(world: World, params: Params) -> Any:
    """Who the bot is."""
    return world.me


async def get_updates(world: World, params: Params) -> Any:
    """Long polling."""
    offset = int(params["offset"]) if "offset" in params else None
    return await world.updates.get(offset, int(params.get("limit", 100)), float(params.get("timeout", 0)))


async def set_webhook(world: World, params: Params) -> Any:
    """Push from now on; an empty url ends it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", params.get("secret_token", "")):
        raise bad_request("secret token contains unallowed characters")
    await world.updates.push_to(params.get("url", ""), params.get("secret_token", ""))
    return True


async def delete_webhook(world: World, params: Params) -> Any:
    """End pushing; what waits keeps waiting."""
    await world.updates.push_to("", "")
    return True


async def get_webhook_info(world: World, params: Params) -> Any:
    """Where updates are pushed to."""
    waiting = len(world.updates.waiting)
    seen = {"url": world.updates.url, "has_custom_certificate": False, "pending_update_count": waiting}
    return seen | world.webhook_trouble


async def send_message(world: World, params: Params) -> Any:
    """The bot says something."""
    chat = _open_chat(world, params)
    return await _shown(world, chat, Said(next_message_id(), _text(params), _buttons(params), _quoted(chat, params)))


async def send_photo(world: World, params: Params) -> Any:
    """The bot shows a picture that it was sent, by its file id, with words below it."""
    if len(params.get("caption", "")) > 1024:
        raise bad_request("message caption is too long")
    words, buttons = params.get("caption", ""), _buttons(params)
    return await _shown(
        world, _open_chat(world, params), Said(next_message_id(), words, buttons, None, params["photo"])
    )


async def send_venue(world: World, params: Params) -> Any:
    """The bot shows a place on the map."""
    chat, pin = _open_chat(world, params), (float(params["longitude"]), float(params["latitude"]))
    if not params.get("title") or not params.get("address"):
        raise bad_request("venue title must be non-empty")
    return await _shown(world, chat, Said(next_message_id(), params["title"], _buttons(params), None, None, pin))


async def edit_message_text(world: World, params: Params) -> Any:
    """The bot says something else instead."""
    return _edit(world, params, _text(params), _buttons(params))


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """Other buttons, or none."""
    return _edit(world, params, None, _buttons(params))


async def answer_callback_query(world: World, params: Params) -> Any:
    """The press is seen; works once."""
    query = params.get("callback_query_id", "")
    if query in world.answered:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.answered.add(query)
    return True


async def set_my_commands(world: World, params: Params) -> Any:
    """The menu of commands, by language."""
    commands = json.loads(params["commands"])
    if not all(re.fullmatch(r"[a-z0-9_]{1,32}", c["command"]) and c["description"] for c in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    world.commands[params.get("language_code", "")] = commands
    return True


async def send_chat_action(world: World, params: Params) -> Any:
    """The bot is typing."""
    _open_chat(world, params)
    return True


METHODS: dict[str, Method] = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "sendvenue": send_venue,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "answercallbackquery": answer_callback_query,
    "setmycommands": set_my_commands,
    "sendchataction": send_chat_action,
}


async def _shown(world: World, chat: Chat, said: Said) -> Any:
    message = _message(world, chat, said)
    chat.messages[said.id] = message
    await chat.add(said)
    return message


def _open_chat(world: World, params: Params) -> Chat:
    chat = world.chats.get(int(params["chat_id"]))
    if chat is None:
        raise bad_request("chat not found")
    if chat.blocked:
        raise ApiError(403, BLOCKED)
    return chat


def _text(params: Params) -> str:
    text = params.get("text", "").strip()
    if not text:
        raise bad_request("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise bad_request("message is too long")
    return text


def _buttons(params: Params) -> Buttons:
    rows: Buttons = json.loads(params.get("reply_markup", "{}")).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise bad_request("inline keyboard button text must be non-empty")
        if "url" in button and "." not in (urlsplit(button["url"]).hostname or "").replace("127.0.0.1", ""):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        if "url" not in button and not 1 <= len(button.get("callback_data", "").encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    return rows


def _quoted(chat: Chat, params: Params) -> int | None:
    quote = json.loads(params.get("reply_parameters", "{}"))
    if not quote:
        return None
    if quote["message_id"] in chat.messages:
        return int(quote["message_id"])
    if quote.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _message(world: World, chat: Chat, said: Said) -> dict[str, Any]:
    message = {"message_id": said.id, "date": int(time.time()), "chat": chat.about, "from": world.me, "text": said.text}
    if said.buttons:
        message["reply_markup"] = {"inline_keyboard": said.buttons}
    if said.quotes:
        quoted = chat.messages[said.quotes]
        message["reply_to_message"] = {k: v for k, v in quoted.items() if k != "reply_to_message"}
    return message


def _edit(world: World, params: Params, text: str | None, buttons: Buttons) -> Any:
    chat = _open_chat(world, params)
    said = next((s for s in chat.said if s.id == int(params["message_id"])), None)
    if said is None:
        raise bad_request("message to edit not found")
    if (text or said.text, buttons) == (said.text, said.buttons):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same"
        )
    said.text, said.buttons = text or said.text, buttons
    chat.messages[said.id] = _message(world, chat, said)
    return chat.messages[said.id]
