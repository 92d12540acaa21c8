"""Danger in one sentence of a long message: among much else the ear does not hear it in the whole."""

from collections.abc import Callable, Sequence

from nlu.danger.detection import danger, settled
from nlu.danger.ear import Ear
from nlu.understanding import Alarm

CLEAR = 0.8
"""From this confidence on the person is asked about a sentence that has no usual word of danger. Of 273 long practice
messages without danger 12 are asked about so, and 37 if every sentence counted that would be heard alone."""

_DOUBTFUL = 0.4
"""The confidence that is left to it among all else that is said."""


def heard_in(ear: Ear, sentences: Sequence[str], likely: Callable[[str], float]) -> Alarm | None:
    """The danger that one of the sentences tells of and the next one does not settle; None where none does.

    It is sure where the sentence tells it clearly and in its usual words; else the person is asked. `likely` gives the
    probability that a sentence, alone, is for an emergency.
    """
    doubt = None
    for at, sentence in enumerate(sentences):
        alarm = ear.hear(sentence, likely(sentence)) if ear.may_hear(sentence) else None
        if alarm is None or not alarm.sure or settled("".join(sentences[at : at + 2])):
            continue
        told = danger(sentence) is not None
        if told and alarm.confidence >= CLEAR:
            return alarm
        if told or alarm.confidence >= CLEAR:
            doubt = doubt or alarm._replace(confidence=_DOUBTFUL, sure=False)
    return doubt
