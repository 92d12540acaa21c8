"""What our two classifiers share: they learn from every line's features and keep what they learnt with the model."""

from __future__ import annotations

from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from components.features import matrix_of

FILE = "classifier.skops"
TOLERANCE = 0.01
"""When a logistic regression is good enough: liblinear's own default. A hundredth takes twice as long for nothing."""


class Classifier(GraphComponent):
    """Labels messages by their features; a subclass says how it learns and what it adds to a message."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Know nothing yet."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
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
        with self._model_storage.write_to(self._resource) as folder:
            skops.io.dump(self._learnt, folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Label each message that has a text."""
        heard = [message for message in messages if message.get(TEXT)]
        if heard:
            self.label(matrix_of(heard), heard)
        return messages

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Classifier:
        """Make a classifier that knows nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Classifier:
        """Take what was learnt from the model."""
        classifier = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            classifier._learnt = skops.io.load(folder / FILE)
        return classifier
