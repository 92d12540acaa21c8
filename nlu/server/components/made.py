"""What all our components share: how Rasa makes one."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


class Made(GraphComponent):
    """A component made of its config, its name, and where the model keeps what it learns."""

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        """Know nothing yet."""
        self._config = config
        self._name = name
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Made:
        """Make a component that knows nothing yet."""
        return cls(config, execution_context.node_name, model_storage, resource)
