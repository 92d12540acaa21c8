"""What a person at the command line can mend, said in one line, Chinese and English."""


class Unusable(Exception):  # noqa: N818 - it is said of the thing, and data.errors names its own alike
    """Something outside the program is missing or wrong. `zh` and `en` say what to do; `code` is the exit status."""

    def __init__(self, zh: str, en: str, code: int = 2) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en, self.code = zh, en, code
