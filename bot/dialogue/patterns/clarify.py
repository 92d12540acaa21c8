"""When we are not sure what was meant: three buttons with the likeliest meanings, and a person to speak to."""

from bot.core.messages import Button
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Unsure
from bot.dialogue.engine.turn import Turn, button, rows, stay, told
from bot.words import known, say
from nlu.intents import Intent
from nlu.understanding import Guess, Understanding

THRESHOLD = 0.5
"""Below this confidence we ask. The likeliest meaning is then wrong about every second time."""

MEANINGS = 3
_ELSE = ("report_need", "offer_help", "ask_status")


def ask(heard: Heard, meaning: Understanding, scene: Scene) -> Turn:
    """Which of these did you mean?"""
    buttons = [_button(guess, scene) for guess in _likeliest(meaning)]
    asked = told(scene, "unsure.ask", buttons=rows([*buttons, button(scene, "button.human", "human")]))
    return stay(Unsure(meaning=meaning, words=heard.text), asked)


def meant(state: Unsure | None, heard: Heard) -> Heard | None:
    """The message again as if it had been clear, with the meaning of the pressed button; None where it is no such."""
    match heard.button:
        case ("mean", intent, *category) if intent in tuple(Intent) and len(category) <= 1:
            return _again(state, Intent(intent), tuple(category))
    return None


def _again(state: Unsure | None, intent: Intent, categories: tuple[str, ...]) -> Heard:
    before = state.meaning if state else Understanding(intent=intent, confidence=1)
    meaning = before.model_copy(
        update={"intent": intent, "confidence": 1.0, "categories": categories or before.categories}
    )
    return Heard(text=state.words if state else "", meaning=meaning)


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
    label, data = say(scene.language, f"meaning.{guess.intent}"), f"mean:{guess.intent}"
    if not guess.categories:
        return Button(label=label, data=data)
    about = say(scene.language, "meaning.about", meaning=label, what=scene.category(guess.categories[0]))
    return Button(label=about, data=f"{data}:{guess.categories[0]}")
