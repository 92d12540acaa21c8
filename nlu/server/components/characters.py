"""Which runs of one to four characters a message holds: words without a word list, mistypings included."""

from __future__ import annotations

from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from components.features import MessageFeaturizer
from components.text import plain

FILE = "characters.skops"
TRUSTED = ["scipy.sparse._csr.csr_matrix"]
"""What skops must be told is harmless: the matrix of weights inside the vectorizer."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class CharacterFeaturizer(MessageFeaturizer):
    """Weighs the character runs of a message by how rare they are (tf-idf); each row has the length `weight`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`longest`: characters in a run; `seen_at_least`: messages that a run must occur in; `weight` of the rows."""
        return {"alias": None, "longest": 4, "seen_at_least": 2, "weight": 4.0}

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        """Start with an empty vocabulary."""
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(1, config["longest"]), min_df=config["seen_at_least"], sublinear_tf=True
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CharacterFeaturizer:
        """Make a featurizer that has seen nothing yet."""
        return cls(config, execution_context.node_name, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Collect the vocabulary and keep it with the model."""
        self._vectorizer.fit([plain(line.get(TEXT)) for line in training_data.training_examples if line.get(TEXT)])
        with self._model_storage.write_to(self._resource) as folder:
            skops.io.dump(self._vectorizer, folder / FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CharacterFeaturizer:
        """Take the vocabulary from the model."""
        featurizer = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            featurizer._vectorizer = skops.io.load(folder / FILE, trusted=TRUSTED)
        return featurizer

    def rows(self, texts: list[str]) -> csr_matrix:
        """Return the weighted tf-idf rows of `texts`."""
        return self._vectorizer.transform(texts) * self._config["weight"]
