"""What our two classifiers share: they learn from every line's features and keep what they learnt with the model."""

from __future__ import annotations

from typing import Any

from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from components.features import matrix_of
from components.kept import Kept

TOLERANCE = 0.01
"""When a logistic regression is good enough: liblinear's own default. A hundredth takes twice as long for nothing."""


class Classifier(Kept):
    """Labels messages by their features; a subclass says how it learns and what it adds to a message."""

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        """Know nothing yet."""
        super().__init__(config, name, model_storage, resource)
        self._learnt: dict[str, Any] = {}

    @classmethod
    def required_components(cls) -> list[type]:
        """Say what must come before in the pipeline."""
        return [Featurizer]

    def learn(self, rows: csr_matrix, lines: list[Message]) -> dict[str, Any]:
        """Return what is learnt from training lines and their features (one row each); it must suit skops."""
        raise NotImplementedError

    def label(self, rows: csr_matrix, messages: list[Message]) -> None:
        """Add what is found out about each message (one row each) to it."""
        raise NotImplementedError

    def train(self, training_data: TrainingData) -> Resource:
        """Learn, and keep it with the model."""
        lines = [line for line in training_data.intent_examples if line.get(TEXT)]
        self._learnt = self.learn(matrix_of(lines), lines)
        return self.keep()

    def process(self, messages: list[Message]) -> list[Message]:
        """Label each message that has a text."""
        heard = [message for message in messages if message.get(TEXT)]
        if heard:
            self.label(matrix_of(heard), heard)
        return messages
