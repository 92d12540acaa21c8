"""Multi-label classification: none, one or several of the taxonomy's categories, each with its confidence."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer

from components.classifier import TOLERANCE, Classifier

CATEGORIES = "categories"
"""The key both of the training lines' metadata and of the parse: `[{"name": …, "confidence": …}, …]`."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CategoryClassifier(Classifier):
    """One logistic regression a category, against all the rest, learnt from `metadata: {categories: […]}`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength`: inverse of regularisation; `kept`: share of lines kept to measure by; `least` confidence told."""
        return {"strength": 15.0, "kept": 0.2, "least": 0.05}

    def learn(self, rows: csr_matrix, lines: list[Message]) -> dict[str, Any]:
        """Return the model, the names of its columns, and the line that turns its scores into chances."""
        labels = MultiLabelBinarizer()
        truth = labels.fit_transform([categories_of(line) for line in lines])
        seen, unseen = train_test_split(np.arange(len(lines)), test_size=self._config["kept"], random_state=0)
        scores = self._model().fit(rows[seen], truth[seen]).decision_function(rows[unseen])
        model = self._model().fit(rows, truth)
        return {"model": model, "names": list(labels.classes_), "chance": chance(scores, truth[unseen])}

    def _model(self) -> OneVsRestClassifier:
        return OneVsRestClassifier(LogisticRegression(C=self._config["strength"], solver="liblinear", tol=TOLERANCE))

    def label(self, rows: csr_matrix, messages: list[Message]) -> None:
        """Add the categories that may be meant, likeliest first."""
        scores = self._learnt["model"].decision_function(rows)
        for message, row in zip(messages, scores, strict=True):
            chances = self._learnt["chance"].predict_proba(row.reshape(-1, 1))[:, 1]
            order = [i for i in np.argsort(-chances) if chances[i] >= self._config["least"]]
            found = [{"name": self._learnt["names"][i], "confidence": float(chances[i])} for i in order]
            message.set(CATEGORIES, found, add_to_output=True)


def categories_of(line: Message) -> list[str]:
    """Return the categories that a training line's group declares."""
    metadata = (line.get("metadata") or {}).get("intent") or {}
    return metadata.get(CATEGORIES) or []


def chance(scores: np.ndarray, truth: np.ndarray) -> LogisticRegression:
    """Fit one sigmoid from score to probability for all categories together (Platt scaling): few have many lines."""
    return LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), truth.ravel())
