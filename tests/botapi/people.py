"""Invented people who write to the bot: each act becomes the update that Telegram would send for it."""

import itertools
import re
import time
from typing import Any

from tests.botapi.chats import Chat, Said
from tests.botapi.updates import Updates

_IDS = itertools.count(1)
_COMMAND = re.compile(r"/\w+(@\w+)?")


def next_message_id() -> int:
    """An id no message has yet."""
    return next(_IDS)


class Person:
    """Somebody in a chat with the bot: `chat` is where it is said, the private chat by default."""

    def __init__(self, updates: Updates, id: int, name: str, language: str, chat: Chat | None = None) -> None:
        self._updates = updates
        self.user = {"id": id, "is_bot": False, "first_name": name, "language_code": language}
        self.chat = chat or Chat(id, "private", first_name=name)
        self.presses = itertools.count(id * 1000)
        self.clock = time.time

    async def hears(self, part: str = "", seconds: float = 20) -> Said:
        """What the bot says next with `part` in it."""
        return await self.chat.hears(part, seconds)

    def say(self, text: str, **more: Any) -> int:
        """Text or a command, with the entities that Telegram adds."""
        if command := _COMMAND.match(text):
            entity = {"type": "bot_command", "offset": 0, "length": command.end()}
            more.setdefault("entities", [entity])
        return self.sends(text=text, **more)

    def sends(self, **content: Any) -> int:
        """A message of any kind, its content as in the Bot API; returns the update's id."""
        return self._updates.add(message=self._message(content))

    def send_voice(self) -> int:
        """A voice message of three seconds."""
        return self.sends(voice={"file_id": "voice1", "file_unique_id": "v1", "duration": 3})

    def send_photo(self, caption: str | None = None) -> int:
        """A photo, with words under it or without."""
        photo = {"file_id": "photo1", "file_unique_id": "p1", "width": 90, "height": 90}
        return self.sends(photo=[photo], **({"caption": caption} if caption else {}))

    def send_location(self, lon: float, lat: float) -> int:
        """A place on the map, WGS 84."""
        return self.sends(location={"longitude": lon, "latitude": lat})

    def send_contact(self, phone: str) -> int:
        """The person's own telephone number."""
        return self.sends(contact={"phone_number": phone, "first_name": "X", "user_id": self.user["id"]})

    def edit(self, text: str) -> int:
        """The person's last message says something else now."""
        last = max(id for id, message in self.chat.messages.items() if message["from"] == self.user)
        edited = self.chat.messages[last] | {"text": text, "edit_date": int(time.time())}
        return self._updates.add(edited_message=edited)

    def press(self, wanted: str) -> int:
        """Press the button with this label or data under the newest message that has it."""
        for said in reversed(self.chat.said):
            if wanted in [*said.labels, *(b.get("callback_data") for row in said.buttons for b in row)]:
                return self.press_under(said, said.pressed(wanted))
        raise LookupError(f"no message has a button {wanted!r}")

    def press_under(self, said: Said, data: str) -> int:
        """Press with this data under that message, whether or not it still has such a button."""
        message = self.chat.messages[said.id]
        query = {"id": str(next(self.presses)), "from": self.user, "message": message, "data": data}
        return self._updates.add(callback_query=query | {"chat_instance": str(self.chat.id)})

    def block(self) -> int:
        """Stop the bot."""
        self.chat.blocked = True
        return self._member("member", "kicked")

    def unblock(self) -> int:
        """Start it again."""
        self.chat.blocked = False
        return self._member("kicked", "member")

    def _message(self, content: dict[str, Any]) -> dict[str, Any]:
        head = {"message_id": next_message_id(), "date": int(self.clock()), "chat": self.chat.about, "from": self.user}
        self.chat.messages[head["message_id"]] = head | content  # type: ignore[index]
        return head | content

    def _member(self, before: str, after: str) -> int:
        bot = {"id": 1000, "is_bot": True, "first_name": "Liandong"}
        states = {"member": {}, "kicked": {"until_date": 0}}
        old, new = ({"status": status, "user": bot, **states[status]} for status in (before, after))
        change = {"chat": self.chat.about, "from": self.user, "date": int(time.time())}
        return self._updates.add(my_chat_member=change | {"old_chat_member": old, "new_chat_member": new})
