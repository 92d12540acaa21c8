from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update, User

from bot.channels.telegram.updates import incoming, lane, membership
from bot.core.messages import Address, Incoming, Kind

ME = User(1000, "Liandong", is_bot=True, username="Liandong_Bot")
GRANNY = {"id": 7, "is_bot": False, "first_name": "王", "language_code": "zh-hans"}
HOME = {"id": 7, "type": "private", "first_name": "王"}
GROUP = {"id": -500, "type": "supergroup", "title": "邻里群"}
NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def message(chat: dict[str, Any] = HOME, **content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1_795_000_000, "chat": chat, "from": GRANNY, **content}


def read(**about: Any) -> Incoming | None:
    update = Update.de_json({"update_id": 1, **about}, None)
    return incoming(update, "1000:1", ME, NOW)


def heard(**content: Any) -> Incoming:
    said = read(message=message(**content))
    assert said is not None
    return said


def press(**query: Any) -> dict[str, Any]:
    bots_own = message(text="可以吗？") | {"from": ME.to_dict()}
    return {"id": "9", "from": GRANNY, "chat_instance": "c", "data": "agree", "message": bots_own, **query}


def test_words_come_with_who_said_them_when_and_in_which_language() -> None:
    said = heard(text="想找人修水管")
    assert (said.kind, said.text, said.language) == (Kind.TEXT, "想找人修水管", "zh")
    assert (said.address, said.update_id, said.message_id) == (Address(channel="telegram", id="7"), "1000:1", "5")
    assert said.at == datetime.fromtimestamp(1_795_000_000, UTC)


@pytest.mark.parametrize(
    ("typed", "command", "rest"),
    [
        ("/start", "start", ""),
        ("/start AB-12", "start", "AB-12"),
        ("/Start@Liandong_Bot  AB-12 ", "start", "AB-12"),
        ("/help\n怎么用", "help", "怎么用"),
    ],
)
def test_a_command_is_told_from_what_follows_it(typed: str, command: str, rest: str) -> None:
    said = heard(text=typed)
    assert (said.kind, said.command, said.text) == (Kind.COMMAND, command, rest)


@pytest.mark.parametrize("typed", ["/", "//", "/ start", "9/10 下午"])
def test_a_slash_alone_makes_no_command(typed: str) -> None:
    assert heard(text=typed).kind is Kind.TEXT


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}}, Kind.VOICE),
        ({"video_note": {"file_id": "f", "file_unique_id": "u", "duration": 3, "length": 9}}, Kind.VOICE),
        (
            {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}], "caption": "灯坏了"},
            Kind.PHOTO,
        ),
        ({"location": {"longitude": 104.5, "latitude": 31.1}}, Kind.LOCATION),
        ({"contact": {"phone_number": "13800000000", "first_name": "王"}}, Kind.CONTACT),
        ({"document": {"file_id": "f", "file_unique_id": "u"}}, Kind.UNSUPPORTED),
        ({"dice": {"emoji": "🎲", "value": 3}}, Kind.UNSUPPORTED),
    ],
)
def test_every_kind_of_message_is_told_apart(content: dict[str, Any], kind: Kind) -> None:
    assert heard(**content).kind is kind


def test_words_under_a_photo_are_kept_and_the_largest_of_its_sizes() -> None:
    photo = [
        {"file_id": id, "file_unique_id": id, "width": size, "height": size} for id, size in (("s", 9), ("l", 900))
    ]
    said = heard(photo=photo, caption="灯坏了")
    assert (said.text, said.photo) == ("灯坏了", "l")


def test_a_place_on_the_map_is_longitude_then_latitude() -> None:
    assert heard(location={"longitude": 104.5, "latitude": 31.1}).location == (104.5, 31.1)


def test_a_contact_gives_its_number() -> None:
    assert heard(contact={"phone_number": "13800000000", "first_name": "王"}).text == "13800000000"


def test_a_changed_message_says_so() -> None:
    said = read(edited_message=message(text="周四下午") | {"edit_date": 1_795_000_009})
    assert said is not None
    assert (said.kind, said.text) == (Kind.EDITED, "周四下午")


def test_a_press_carries_its_data_and_the_time_it_arrived() -> None:
    said = read(callback_query=press())
    assert said is not None
    assert (said.kind, said.pressed, said.quoted, said.at) == (Kind.BUTTON, "agree", None, NOW)


def test_a_press_gives_back_the_persons_words_that_the_message_answered() -> None:
    answered = message(text="可以吗？", reply_to_message=message(text="想找人修水管")) | {"from": ME.to_dict()}
    said = read(callback_query=press(message=answered))
    assert said is not None
    assert said.quoted == "想找人修水管"


def test_words_of_somebody_else_are_not_taken_for_the_persons_own() -> None:
    theirs = message(text="给我钱") | {"from": GRANNY | {"id": 8}}
    answered = message(text="可以吗？", reply_to_message=theirs) | {"from": ME.to_dict()}
    said = read(callback_query=press(message=answered))
    assert said is not None
    assert said.quoted is None


def test_a_press_under_a_message_too_old_to_be_shown_still_counts() -> None:
    said = read(callback_query=press(message={"message_id": 5, "date": 0, "chat": HOME}))
    assert said is not None
    assert (said.pressed, said.address.id) == ("agree", "7")


@pytest.mark.parametrize(
    "content",
    [
        {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]},
        {"text": "/help@liandong_bot", "entities": [{"type": "bot_command", "offset": 0, "length": 18}]},
        {"text": "😀 @Liandong_bot 在吗", "entities": [{"type": "mention", "offset": 3, "length": 13}]},
        {"text": "在吗", "reply_to_message": message(GROUP, text="好") | {"from": ME.to_dict()}},
    ],
)
def test_a_group_that_speaks_to_the_bot_is_heard(content: dict[str, Any]) -> None:
    said = read(message=message(GROUP, **content))
    assert said is not None
    assert (said.kind, said.address.id) == (Kind.GROUP, "-500")


@pytest.mark.parametrize(
    "about",
    [
        {"message": message(GROUP, text="今晚吃什么")},
        {
            "message": message(
                GROUP, text="/help@other_bot", entities=[{"type": "bot_command", "offset": 0, "length": 15}]
            )
        },
        {"channel_post": message({"id": -9, "type": "channel", "title": "通知"}, text="停水")},
        {"edited_message": message(GROUP, text="@liandong_bot") | {"edit_date": 1_795_000_009}},
        {"edited_message": message(location={"longitude": 1, "latitude": 2}) | {"edit_date": 1_795_000_009}},
        {"message": message(delete_chat_photo=True)},
        {"message": message(text="我也是机器人") | {"from": GRANNY | {"is_bot": True}}},
        {"callback_query": press(message=message(GROUP, text="x"))},
        {},
    ],
)  # fmt: skip
def test_what_is_not_for_us_is_left_alone(about: dict[str, Any]) -> None:
    assert read(**about) is None


@pytest.mark.parametrize(("after", "opened"), [("member", True), ("kicked", False)])
def test_stopping_and_starting_the_bot_is_seen(after: str, opened: bool) -> None:
    assert membership(_member(HOME, after)) == (Address(channel="telegram", id="7"), opened)


def test_the_bots_place_in_a_group_is_nobodys_address() -> None:
    assert membership(_member(GROUP, "kicked")) is None


def _member(chat: dict[str, Any], after: str) -> Update:
    states: list[dict[str, Any]] = [{"status": "member", "user": ME.to_dict()}, {"status": after, "user": ME.to_dict()}]
    states = [state | ({"until_date": 0} if state["status"] == "kicked" else {}) for state in states]
    change = {"chat": chat, "from": GRANNY, "date": 1_795_000_000}
    change |= {"old_chat_member": states[0], "new_chat_member": states[1]}
    return Update.de_json({"update_id": 1, "my_chat_member": change}, None)


@pytest.mark.parametrize(
    "about",
    [{"message": message(text="好")}, {"callback_query": press()}, {"edited_message": message(text="好")}],
)
def test_all_that_happens_in_one_chat_has_one_lane(about: dict[str, Any]) -> None:
    assert lane({"update_id": 1, **about}) == "7"


def test_what_has_no_chat_has_a_lane_all_the_same() -> None:
    assert lane({"update_id": 1, "inline_query": {"id": "1", "from": GRANNY, "query": ""}}) == "7"
    assert lane({"update_id": 1, "poll": {"id": "1"}}) == ""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_at_all_are_read_and_hold_no_nul(words: str) -> None:
    said = heard(text=words)
    assert "\0" not in said.text
    assert said.kind in {Kind.TEXT, Kind.COMMAND}
