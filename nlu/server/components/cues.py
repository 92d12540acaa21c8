"""Lexical cues: which keywords and turns of speech a message holds, 想请人…, 我可以…, 不用来了."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from scipy.sparse import csr_matrix, lil_matrix

from components.features import MessageFeaturizer
from nlu.model.wording import Cues, timeless


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class CueFeaturizer(MessageFeaturizer):
    """One feature a group of keywords and one a turn of speech; how far each counts is learnt by the classifiers."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The weights of a keyword and of a sign beside other features."""
        return {"alias": None, "keyword": 0.5, "sign": 1.5}

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        """Read the wording; there is nothing to learn."""
        super().__init__(config, name, model_storage, resource)
        self._cues = Cues()
        self._column = {name: number for number, name in enumerate(self._cues.names)}

    def rows(self, texts: list[str]) -> csr_matrix:
        """Return the weights of the cues in each of `texts`."""
        rows = lil_matrix((len(texts), len(self._column)))
        for number, text in enumerate(texts):
            for name in self._cues.keywords(timeless(text)):
                rows[number, self._column[name]] = self._config["keyword"]
            for name in self._cues.signs(text):
                rows[number, self._column[name]] = self._config["sign"]
        return rows.tocsr()
