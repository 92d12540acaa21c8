"""What a person at the command line can mend; the words for it are `bot.words`'."""


class Unusable(Exception):  # noqa: N818 - it is said of the thing, and data.errors names its own alike
    """Something outside the program is missing or wrong: `key` and `params` of the sentence that says what to do."""

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key, params)
        self.key, self.params = key, params
