"""Life and safety first: in any state, before consent, before everything.

What to do now and whom to call; then, one at a time, where exactly and a number. From then on all that the person
writes goes to their alarm, until it is closed; what was under way waits beneath, as it was.
"""

import re
from dataclasses import replace

from bot.core.messages import Kind, Outgoing, Priority
from bot.dialogue.engine.alarm_actions import AlarmTold, RaiseAlarm, TellAlarm
from bot.dialogue.engine.alarm_buttons import Resume
from bot.dialogue.engine.buttons import Edit, First, Human, Mean, No, Pick, Reschedule, Skip, Withdraw, Yes
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import menu
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, rows, stay, told
from bot.dialogue.engine.views import AlarmView
from bot.dialogue.flows.registry import FORMS
from bot.dialogue.patterns import doubt
from bot.words import known, say
from nlu.intents import Intent

_HOUSE = re.compile(
    r"[\d一二三四五六七八九十]+\s*(?:号|组|栋|幢|单元|室|楼|队|弄|巷|层|门)|路口|旁边|隔壁|对面|附近|门口|后面|前面|桥|河|"
    r"\b(?:no\.?|number|room|flat|building|unit|behind|near|next to|opposite|beside|road|street)\b",
    re.IGNORECASE,
)
"""Words of a house or a landmark."""

_URGING = re.compile(
    r"快|救|怎么办|求|拜托|急死|来人|为什么|什么时候|多久|[?？]|\b(?:hurry|please|help|quick|when|why|what)\b",
    re.IGNORECASE,
)
"""Words of somebody who waits for help: no answer to where they are."""

_OVER = re.compile(
    r"没事了|没有?危险了|不用来了|不用了|已经好了|搞错了|误会|虚惊|按错|"
    r"(?:救护车|医生|警察|民警|消防(?:车|员)?|社工)[^，。,.没不]{0,4}[来到]了|火[^，。,.没不]{0,3}灭了|"
    r"false alarm|by mistake|no longer needed|"
    r"(?:i'?m|we'?re|i am|we are|he'?s|she'?s|everything is|all) (?:ok(?:ay)?|fine|safe)\b|"
    r"(?:ambulance|police|doctor|fire brigade)\s+(?:is here|has (?:come|arrived)|came|arrived)",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(r"[吗嘛?？]|(?:不是|没说|not|isn'?t)\W*(?:没事|ok|fine|safe)", re.IGNORECASE)

_BUT = re.compile(r"但|可是|不过|又|还|\b(?:but|again|still)\b", re.IGNORECASE)

_ONLY_A_NUMBER = re.compile(r"[\d\s+()-]+")
_OF_A_FORM = (Yes, No, Edit, Pick, Skip, Mean, First, Withdraw, Reschedule)
"""Buttons that wait, with the form that they belong to."""


def watch(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Answer words of danger, and all that is said while an alarm stands; None for everything else."""
    heard = doubt.told_by_button(state, heard, scene)
    if scene.alarm is not None:
        turn = _more(scene.alarm, state, heard, scene)
        led = scene.handoff is not None and scene.handoff.taken
        return replace(turn, replies=()) if turn and led and not heard.danger else turn
    return alarm(state, heard, scene) if heard.danger else None


def alarm(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """What to do now, the duty is told, and where exactly it is. What was under way waits where it was."""
    said = _telling(AlarmView(phone=scene.phone), heard, scene)
    lines = [_advice(heard, scene), say(scene.language, "danger.told" if scene.on_duty else "danger.nobody")]
    reply = _urgent([*lines, *_question(said, scene)], scene)
    return stay(state, reply, actions=(RaiseAlarm(heard.danger or Intent.EMERGENCY.value, said),))


def resume(state: Stack, _pressed: Resume, scene: Scene) -> Turn:
    """Back to the form that waited; where there is none, to what can be begun."""
    if isinstance(state.top, Form):
        return stay(state, FORMS[state.top.form].question(state.top, scene))
    return stay(state, told(scene, "ready", buttons=menu(scene)))


def _more(standing: AlarmView, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """It goes to the alarm. Commands and buttons that are no form's mean what they always do: None."""
    if isinstance(heard.button, _OF_A_FORM):
        return stay(state, told(scene, "alarm.form_waits"))
    if heard.kind in (Kind.COMMAND, Kind.GROUP) or (heard.kind is Kind.BUTTON and not isinstance(heard.button, Human)):
        return None
    said = _telling(standing, heard, scene)
    lines = [_advice(heard, scene)] if said.repeated else []
    lines += [_noted(standing, said, scene), *_question(said, scene, standing.asking)]
    return stay(state, _urgent(lines, scene, human=said.repeated), actions=(TellAlarm(said),))


def _telling(before: AlarmView, heard: Heard, scene: Scene) -> AlarmTold:
    """What this message tells, and what is to be asked next."""
    meaning = heard.meaning
    phone = meaning.phone if meaning else None
    place, over = _place(before, heard, scene), _says_over(heard)
    asking = None if over else _next(before, place is not None, phone or before.phone)
    return AlarmTold(
        text=_words(heard, scene), area=heard.place or (meaning.place if meaning else None), place=place,
        location=heard.location, phone=phone, asking=asking, repeated=bool(heard.danger) and not over, over=over,
    )  # fmt: skip


def _next(before: AlarmView, placed: bool, phone: str | None) -> str | None:
    if not placed and not before.place:
        return "place"
    return None if phone else "phone"


def _place(before: AlarmView, heard: Heard, scene: Scene) -> str | None:
    """The message as an answer to where, in the person's words; None where it is none."""
    if heard.location:
        return say(scene.language, "alarm.sent_location")
    if heard.kind not in (Kind.TEXT, Kind.EDITED) or not heard.has_words():
        return None
    if _HOUSE.search(heard.text):
        return heard.text
    asked = before.asking == "place" and not before.place and not heard.danger and not _says_over(heard)
    return _answer_to_where(heard, scene) if asked else None


def _answer_to_where(heard: Heard, scene: Scene) -> str | None:
    if heard.intent is Intent.AFFIRM and scene.area:
        return scene.place(scene.area)
    if heard.meaning and heard.meaning.place:
        return heard.text
    return None if _ONLY_A_NUMBER.fullmatch(heard.text) or _URGING.search(heard.text) else heard.text


def _says_over(heard: Heard) -> bool:
    """Words of danger may stand in it, as 火灭了; of who wants to die it is never believed."""
    said = _OVER.search(heard.text) and not _NOT_OVER.search(heard.text)
    return bool(said) and (heard.danger is None or (heard.danger != "suicide" and not _BUT.search(heard.text)))


def _words(heard: Heard, scene: Scene) -> str:
    """What is kept: their words; of what has none, what it was."""
    if isinstance(heard.button, Human):
        return say(scene.language, "button.human")
    sent = say(scene.language, f"alarm.sent_{heard.kind}") if known(f"alarm.sent_{heard.kind}") else ""
    return " ".join(filter(None, (sent, heard.text)))


def _advice(heard: Heard, scene: Scene) -> str:
    danger = heard.danger or Intent.EMERGENCY.value
    key = f"danger.{danger}" if known(f"danger.{danger}") else "danger.emergency"
    return say(scene.language, key, **vars(scene.numbers))


def _noted(standing: AlarmView, said: AlarmTold, scene: Scene) -> str:
    """Short and human: it is noted, and who knows of it."""
    if said.over:
        return say(scene.language, "alarm.over_noted")
    if standing.taken:
        return say(scene.language, "alarm.noted_taken", who=standing.who or say(scene.language, "alarm.somebody"))
    return say(scene.language, "alarm.noted" if scene.on_duty else "alarm.noted_nobody", **vars(scene.numbers))


def _question(said: AlarmTold, scene: Scene, before: str | None = None) -> list[str]:
    """Where exactly, then a number, once; what is known already is read back instead."""
    if said.asking == "place":
        known_area = said.area or scene.area
        key = "alarm.where_in" if known_area else "alarm.where"
        return [say(scene.language, key, place=scene.place(known_area))]
    if said.asking == "phone" and before != "phone":
        return [say(scene.language, "alarm.number")]
    if said.asking is None and before == "place" and not said.over and (phone := said.phone or scene.phone):
        return [say(scene.language, "alarm.call_back", phone=phone)]
    return []


def _urgent(lines: list[str], scene: Scene, *, human: bool = True) -> Outgoing:
    buttons = rows([button(scene, "button.human", Human())]) if human else ()
    return Outgoing(text="\n".join(lines), priority=Priority.DANGER, buttons=buttons)


FLOW = Flow(intents={Intent.EMERGENCY: alarm}, buttons={Resume: resume})
