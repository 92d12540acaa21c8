"""How a helper or giver is called, and their number: one question for both, and any answer that people give to it."""

import re
from dataclasses import replace

from bot.core.messages import Outgoing
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import told
from bot.dialogue.forms.slot import Slot
from bot.dialogue.forms.slots.people import NAME, PHONE
from nlu.intents import Intent

_NO_PHONE = re.compile(
    r"(?:不|没|冇|莫|算了|免了|下次|以后|保密|随便|微信|就?在?这[里儿]|no|none|skip|later|rather not)", re.IGNORECASE
)
"""Refusals begin like this: 不方便, 没电话, 不想留, 以后再说, 就在这里联系我."""

_NOT_A_NAME = re.compile(
    r"谢|多谢|不|没|别|好[的吧啊]|可以|行[的吧]?$|随便|嗯|对[的啊]?$|是[的啊]?$|你好|您好|在吗|算了|取消|等|什么|为什么|干嘛|哪|怎么|要|能不能|[按点搞弄说发]错|手滑"
    r"|thank|no\b|yes\b|ok|why|what|hello|hi\b",
    re.IGNORECASE,
)
_CALL_ME = re.compile(
    r"(?:^|[，,。;；\s])(?:就|都|大家|您|你们)*叫我([\u4e00-\u9fff]{1,4}?)(?=[，,。;；!！\s]|就|吧|$)"
)
_LONGEST_REFUSAL = 20
_NUMBER = re.compile(r"(?:我?的?(?:电话|手机|号码|联系方式)+号?码?[是:：]*)?[+\d][\d\s()-]{5,}\d")
_BETWEEN = " ,，、。;；:：."


def _ask_both(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    if misses:
        return told(scene, "ask.name_again")
    return told(scene, "ask.name" if draft.phone or scene.phone else "ask.name_and_phone")


def _both(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A name, with or without a number. Who leaves none with it is not asked for one again."""
    phone = heard.meaning.phone if heard.meaning else None
    name = _name(draft, heard, scene)
    if name is None:
        return changed(draft, phone=phone) if phone else None
    known = phone or draft.phone
    return changed(draft, name=name, phone=known, skipped=draft.skipped if known else draft.skipped | {"phone"})


def _name(draft: Draft, heard: Heard, scene: Scene) -> str | None:
    if own := own_name(heard):
        return own
    rest = replace(heard, text=_NUMBER.sub("", heard.text).strip(_BETWEEN))
    named = NAME.words(draft, rest, scene) if rest.text and not _is_no_name(rest) else None
    return named.name if named else None


def own_name(heard: Heard) -> str | None:
    """How the speaker calls themselves; None where what was taken for a name is none."""
    called = _CALL_ME.search(heard.text)
    name = (heard.meaning.name if heard.meaning else None) or (called.group(1) if called else None)
    return None if name is None or _NOT_A_NAME.match(name) else name


def _is_no_name(heard: Heard) -> bool:
    """Thanks, a refusal, a place: 谢谢您, 不要了, 青山镇."""
    place = heard.meaning is not None and heard.meaning.place is not None
    return place or bool(_NOT_A_NAME.match(heard.text))


def _number(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A number; a refusal, in whatever words; or a name, which is worth keeping where a number was asked for."""
    if (left := PHONE.words(draft, heard, scene)) is not None:
        return left
    if _refuses(heard):
        return NUMBER.skip(draft)
    name = _name(draft, heard, scene)
    return changed(NUMBER.skip(draft), name=name) if name and own_name(heard) else None


def _refuses(heard: Heard) -> bool:
    no = heard.intent in (Intent.DENY, Intent.DECLINE_TASK)
    return no or (len(heard.text) <= _LONGEST_REFUSAL and bool(_NO_PHONE.match(heard.text.strip())))


CALLED: Slot = replace(NAME, ask=_ask_both, words=_both)
NUMBER: Slot = replace(PHONE, words=_number)
