"""How the Bot API answers: `{"ok": true, "result": …}`, or an error with its code and description."""

from typing import Any


class ApiError(Exception):
    """An answer with `ok: false`. Descriptions are those of the real server, word for word where clients read them."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.parameters = code, parameters

    def body(self) -> dict[str, Any]:
        """The JSON object of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": str(self)}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(why: str) -> ApiError:
    """400: the request can never succeed as it is."""
    return ApiError(400, f"Bad Request: {why}")


def too_many(seconds: int) -> ApiError:
    """429: this chat may be written to again after `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


BLOCKED = "Forbidden: bot was blocked by the user"
