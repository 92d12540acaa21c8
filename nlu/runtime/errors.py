# ruff: noqa: N818 - an outcome with a name of its own reads better than one called an error.
"""What can go wrong with understanding messages. Whoever meets one can still answer with `nlu.runtime.fallback`."""


class NluError(Exception):
    """The Rasa server is not to be had. Its text says what happened and what to do about it."""


class EnvironmentFailed(NluError):
    """Rasa's own Python environment could not be installed."""


class TrainingFailed(NluError):
    """The model could not be trained."""


class ServerFailed(NluError):
    """The server did not start."""
