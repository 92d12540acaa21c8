"""Persistence, which our trainable components share: what they learnt is one object, kept in a file of the model."""

from __future__ import annotations

from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from components.made import Made

FILE = "learnt.skops"


class Kept(Made):
    """A component that keeps `_learnt` with the model."""

    _learnt: Any

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Kept:
        """Take what was learnt from the model."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._learnt = skops.io.load(folder / FILE)
        return component

    def keep(self) -> Resource:
        """Write what was learnt into the model."""
        with self._model_storage.write_to(self._resource) as folder:
            skops.io.dump(self._learnt, folder / FILE)
        return self._resource
