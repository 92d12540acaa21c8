"""Character n-grams: runs of one to four characters, words without a word list, mistypings included."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from components.features import MessageFeaturizer, texts_of
from components.kept import Kept
from nlu.model.wording import timeless


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class CharacterFeaturizer(Kept, MessageFeaturizer):
    """Weighs the character runs of a message by how rare they are (tf-idf); each row has the length `weight`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`longest`: characters in a run; `seen_at_least`: messages that a run must occur in; `weight` of the rows;
        `timeless`: every time of day or week is one letter."""
        return {"alias": None, "longest": 4, "seen_at_least": 2, "weight": 4.0, "timeless": False}

    def train(self, training_data: TrainingData) -> Resource:
        """Collect the vocabulary and keep it with the model."""
        fitted = self._new(None).fit(self._seen(texts_of(training_data)))
        self._learnt = {"runs": fitted.get_feature_names_out().astype(str), "rarity": fitted.idf_}
        return self.keep()

    def rows(self, texts: list[str]) -> csr_matrix:
        """Return the weighted tf-idf rows of `texts`."""
        return self._vectorizer.transform(self._seen(texts)) * self._config["weight"]

    @cached_property
    def _vectorizer(self) -> TfidfVectorizer:
        """Made again from two arrays: a dictionary of 100,000 runs would take half a minute to write and read."""
        vectorizer = self._new({run: column for column, run in enumerate(self._learnt["runs"].tolist())})
        vectorizer.idf_ = self._learnt["rarity"]
        return vectorizer

    def _new(self, vocabulary: dict[str, int] | None) -> TfidfVectorizer:
        return TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(1, self._config["longest"]),
            min_df=self._config["seen_at_least"],
            sublinear_tf=True,
            vocabulary=vocabulary,
        )

    def _seen(self, texts: list[str]) -> list[str]:
        return [timeless(text) for text in texts] if self._config["timeless"] else texts
