"""Clarification: three buttons with the likeliest meanings where we are not sure, and a person to speak to."""

from dataclasses import replace

from bot.core.messages import Button
from bot.dialogue.engine.buttons import Human, Mean, labelled
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Clarification
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, asking, button, rows, told
from bot.words import known, say
from nlu.intents import Intent
from nlu.understanding import Guess, Understanding

THRESHOLD = 0.5
"""Below this confidence we ask. The likeliest meaning is then wrong about every second time."""

MEANINGS = 3
_ELSE = (Intent.REPORT_NEED, Intent.OFFER_HELP, Intent.ASK_STATUS)


def is_clear(heard: Heard) -> bool:
    """Whether we are sure enough of what was meant."""
    return heard.meaning is not None and heard.meaning.confidence >= THRESHOLD


def ask(heard: Heard, meaning: Understanding, scene: Scene) -> Turn:
    """Which of these did you mean?"""
    buttons = [_button(guess, scene) for guess in _likeliest(meaning)]
    asked = told(scene, "unsure.ask", buttons=rows([*buttons, button(scene, "button.human", Human())]))
    return replace(asking(Clarification(meaning=meaning, words=heard.text), asked), missed=True)


def chosen(asked: Clarification, _state: Stack, heard: Heard, _scene: Scene) -> Turn | None:
    """One of the meanings by button: what else was understood is kept. None for anything else."""
    return _afresh(heard.button, asked.meaning, asked.words) if isinstance(heard.button, Mean) else None


def begun(heard: Heard) -> Turn | None:
    """A meaning to begin with: a button of the menu, or of a question that is over. None for anything else."""
    if not isinstance(heard.button, Mean):
        return None
    return _afresh(heard.button, Understanding(intent=heard.button.intent, confidence=1), "")


def _afresh(chosen: Mean, before: Understanding, words: str) -> Turn:
    """The message again as if it had been clear."""
    categories = (chosen.category,) if chosen.category else before.categories
    said = {"intent": chosen.intent, "confidence": 1.0, "categories": categories}
    return Turn(IDLE, afresh=Heard(text=words, meaning=before.model_copy(update=said)))


def _likeliest(meaning: Understanding) -> list[Guess]:
    """Three different meanings that have words, the likeliest first, the usual ones where there are too few."""
    first = Guess(intent=meaning.intent, categories=meaning.categories, confidence=meaning.confidence)
    usual = [Guess(intent=intent, confidence=0) for intent in _ELSE]
    found: dict[tuple[str, tuple[str, ...]], Guess] = {}
    for guess in (first, *meaning.guesses, *usual):
        if known(f"meaning.{guess.intent}"):
            found.setdefault((guess.intent, guess.categories[:1]), guess)
    return list(found.values())[:MEANINGS]


def _button(guess: Guess, scene: Scene) -> Button:
    label = say(scene.language, f"meaning.{guess.intent}")
    if not guess.categories:
        return labelled(label, Mean(guess.intent))
    category = guess.categories[0]
    about = say(scene.language, "meaning.about", meaning=label, what=scene.category(category))
    return labelled(about, Mean(guess.intent, category))


FLOW = Flow(frames={Clarification: chosen})
