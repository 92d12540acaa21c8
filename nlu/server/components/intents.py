"""Intent classification: one of the taxonomy's intents, with a confidence that can be believed."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from components.classifier import TOLERANCE, Classifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(Classifier):
    """One logistic regression an intent, against all the rest.

    Their confidences are set right by what they get wrong on lines kept from them.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength`: inverse of regularisation; `kept`: share of lines kept to measure by; `ranking_length`."""
        return {"strength": 5.0, "kept": 0.2, "ranking_length": 5}

    def learn(self, rows: csr_matrix, lines: list[Message]) -> dict[str, Any]:
        """Return the model, and the temperature by which its scores are divided."""
        intents = np.array([line.get(INTENT) for line in lines])
        seen, unseen = train_test_split(
            np.arange(len(lines)), test_size=self._config["kept"], stratify=intents, random_state=0
        )
        trial = self._model().fit(rows[seen], intents[seen])
        right = np.searchsorted(trial.classes_, intents[unseen])
        divisor = temperature(trial.decision_function(rows[unseen]), right)
        return {"model": self._model().fit(rows, intents), "temperature": divisor}

    def _model(self) -> LogisticRegression:
        strength = self._config["strength"]
        return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", tol=TOLERANCE)

    def label(self, rows: csr_matrix, messages: list[Message]) -> None:
        """Set the likeliest intent and the ranking of the first few."""
        model, divisor = self._learnt["model"], self._learnt["temperature"]
        all_chances = softmax(model.decision_function(rows) / divisor, axis=1)
        for message, chances in zip(messages, all_chances, strict=True):
            order = np.argsort(-chances)[: self._config["ranking_length"]]
            ranking = [{"name": str(model.classes_[i]), "confidence": float(chances[i])} for i in order]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def temperature(scores: np.ndarray, right: np.ndarray) -> float:
    """Return the divisor of `scores` (a row a line, a column a class) that makes the `right` columns likeliest.

    Guo et al., On Calibration of Modern Neural Networks, 2017.
    """

    def surprise(log_divisor: float) -> float:
        chances = log_softmax(scores / np.exp(log_divisor), axis=1)
        return float(-chances[np.arange(len(right)), right].mean())

    return float(np.exp(minimize_scalar(surprise, bounds=(-3, 3), method="bounded").x))
