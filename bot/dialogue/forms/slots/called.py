"""How a helper or giver is called, and their number: one question for both, and any answer that people give to it."""

import re
from dataclasses import replace

from bot.core.messages import Outgoing
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import told
from bot.dialogue.forms.names import name_said
from bot.dialogue.forms.no_names import is_no_name
from bot.dialogue.forms.slot import Slot
from bot.dialogue.forms.slots.people import NAME, PHONE
from nlu.intents import Intent

_NO_PHONE = re.compile(
    r"(?:不|没|冇|莫|算了|免了|下次|以后|保密|随便|微信|就?在?这[里儿]|no|none|skip|later|rather not)", re.IGNORECASE
)
"""Refusals begin like this: 不方便, 没电话, 不想留, 以后再说, 就在这里联系我."""

_CALL_ME = re.compile(
    r"(?:^|[，,。;；\s])(?:就|都|大家|您|你们)*叫我([\u4e00-\u9fff]{1,4}?)(?=[，,。;；!！\s]|就|吧|$)"
)
_WELL = re.compile("[王李张刘陈杨黄赵周吴徐孙朱马胡郭林何梁郑罗宋唐韩曹邓冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈]好")
"""李好 is a name, though 好 is in it."""

_LONGEST_REFUSAL = 20


def _ask_both(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    if misses:
        return told(scene, "ask.name_again")
    return told(scene, "ask.name" if draft.phone or scene.phone else "ask.name_and_phone")


def _both(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A name, with or without a number. Who leaves none with it is not asked for one again."""
    phone = heard.meaning.phone if heard.meaning else None
    name = _name(heard, scene)
    if name is None:
        return changed(draft, phone=phone) if phone else None
    known = phone or draft.phone
    return changed(draft, name=name, phone=known, skipped=draft.skipped if known else draft.skipped | {"phone"})


def _name(heard: Heard, scene: Scene) -> str | None:
    if _WELL.fullmatch(heard.text.strip()):
        return heard.text.strip()
    return own_name(heard) or name_said(heard, scene)


def own_name(heard: Heard) -> str | None:
    """How the speaker calls themselves; None where what was taken for a name is none."""
    called = _CALL_ME.search(heard.text)
    name = (heard.meaning.name if heard.meaning else None) or (called.group(1) if called else None)
    return None if name is None or is_no_name(name) else name


def _number(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A number; a refusal, in whatever words; or a name, which is worth keeping where a number was asked for."""
    if (left := PHONE.words(draft, heard, scene)) is not None:
        return left
    if _refuses(heard):
        return NUMBER.skip(draft)
    name = _name(heard, scene)
    return changed(NUMBER.skip(draft), name=name) if name and own_name(heard) else None


def _refuses(heard: Heard) -> bool:
    """A refusal that names a time is about a day, and not about the number."""
    of_a_day = bool(heard.meaning and heard.meaning.when)
    return _says_no(heard) or (heard.intent in (Intent.DENY, Intent.DECLINE_TASK) and not of_a_day)


def _says_no(heard: Heard) -> bool:
    return len(heard.text) <= _LONGEST_REFUSAL and bool(_NO_PHONE.match(heard.text.strip()))


CALLED: Slot = replace(NAME, ask=_ask_both, words=_both)
NUMBER: Slot = replace(PHONE, words=_number, claims=_says_no, loose=False)
