"""What our featurizers share: one vector a message, none per token, because nothing here reads tokens."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from components.made import Made
from components.text import plain


class MessageFeaturizer(Made, Featurizer):
    """Adds one row of features to each message; subclasses say how rows are made of texts."""

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        """Be both: made by Rasa, and one of its featurizers."""
        Made.__init__(self, config, name, model_storage, resource)
        Featurizer.__init__(self, name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Every key has a default; there is nothing to refuse."""

    def rows(self, texts: list[str]) -> Any:
        """Return a matrix with one row for each of `texts`, which are plain already."""
        raise NotImplementedError

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the features to each message."""
        messages = [message for message in messages if message.get(TEXT)]
        if messages:
            matrix = self.rows([plain(message.get(TEXT)) for message in messages])
            for number, message in enumerate(messages):
                self.add_features_to_message(None, matrix[number : number + 1], TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features to the lines that the classifiers learn from."""
        self.process(training_data.training_examples)
        return training_data


def texts_of(training_data: TrainingData) -> list[str]:
    """Return the plain texts of all training lines."""
    return [plain(line.get(TEXT)) for line in training_data.training_examples if line.get(TEXT)]


def matrix_of(messages: list[Message]) -> csr_matrix:
    """Return one row a message: the sparse features of all featurizers beside the dense ones."""
    sparse = [features.features for m in messages if (features := m.get_sparse_features(TEXT)[1]) is not None]
    dense = [features.features for m in messages if (features := m.get_dense_features(TEXT)[1]) is not None]
    parts = [vstack(sparse, format="csr")] if sparse else []
    parts += [csr_matrix(np.vstack(dense))] if dense else []
    return hstack(parts, format="csr")
