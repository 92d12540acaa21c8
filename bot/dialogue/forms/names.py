"""Names: how somebody wants to be called, as they answer; and what is no name: 谢谢您, 不要了, 青山镇."""

import re

from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.forms.no_names import is_no_name, is_titled
from bot.dialogue.forms.said import is_at_once, is_whatever
from nlu.grammar.script import normalise
from nlu.model.wording import timeless

LONGEST_HAN, LONGEST_LATIN = 5, 24
"""Characters."""

_CALL_ME = re.compile(
    r"^(?:你们?|您)?(?:就|可以|请)?(?:我(?:的名字)?(?:叫|是|姓)|叫我|本人(?:叫|姓)?|姓名[:：]?|名字[:：]?|称呼[:：]?|免贵姓|姓)"
    r"|^(?:call me|my name is|my name's|i am|i'm|it'?s|this is|name:?)\s+",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:我的?)?(?:联系)?(?:电话|手机|号码|tel|phone|number)(?:号码?)?(?:是|为|[:：])?|\d[\d\s-]{5,}\d",
    re.IGNORECASE,
)
_END = re.compile(r"(?:就行|就好|就可以|即可|吧|好了|啊|呀|哈|哦)+$")
_BETWEEN = re.compile(r"[，。,.!！;；、\n/]+|(?<=[\u4e00-\u9fff\d])\s+")
_HAN = re.compile(rf"[\u4e00-\u9fff·]{{1,{LONGEST_HAN}}}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'.-]+(?: [A-Z][A-Za-z'.-]*){0,2}")
_NO_LATIN = re.compile(
    r"(?:yes|no|ok|okay|hi|hello|hey|thanks?|thank you|please|none|skip|never|stop|cancel|help|sorry|sure|fine|nothing"
    r"|why|what|who|when|where|how|my|the|a|an|not|nobody|anonymous|later|good|morning|afternoon|evening|phone|number)\b.*",
    re.IGNORECASE,
)


def name_said(heard: Heard, scene: Scene) -> str | None:
    """The name in a short answer; None where nothing in it is one."""
    told = heard.meaning.name if heard.meaning else None
    if told and not is_no_name(told):
        return told
    text = _NUMBER.sub("，", heard.text)
    address = heard.meaning.address if heard.meaning else None
    parts = (part.strip() for part in _BETWEEN.split(text.replace(address, "，") if address else text))
    return next((name for part in parts if (name := _name(part, heard, scene))), None)


def _name(part: str, heard: Heard, scene: Scene) -> str | None:
    said = _END.sub("", _CALL_ME.sub("", part)).strip()
    if not said or _is_something_else(said, heard, scene):
        return None
    if is_titled(said) or (_HAN.fullmatch(said) and (len(said) > 1 or said != part)):
        return said
    return said if _LATIN.fullmatch(said) and len(said) <= LONGEST_LATIN and not _NO_LATIN.fullmatch(said) else None


def _is_something_else(said: str, heard: Heard, scene: Scene) -> bool:
    place = scene.place(heard.meaning.place if heard.meaning else heard.place)
    word = Heard(text=said)
    if is_whatever(word) or is_at_once(word) or said in place or "T" in timeless(normalise(said)):
        return True
    return is_no_name(said)
