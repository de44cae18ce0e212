"""Telegram's refusals, as the Bot API words them."""

from typing import Any


class ApiError(Exception):
    """An answer with `ok: false`. Codes and descriptions follow the sources of Telegram's own Bot API server.

    `applied`: something was carried out nevertheless. `parameters` go into the answer (migrate_to_chat_id).
    """

    def __init__(self, code: int, description: str, applied: bool = False, **parameters: int) -> None:
        super().__init__(description)
        self.applied = applied
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON object that is sent as the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class NotPossible(Exception):
    """A person tried what the Telegram app would not offer (posting in a channel without the right, say)."""


def bad(what: str) -> ApiError:
    """400."""
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    """403."""
    return ApiError(403, f"Forbidden: {what}")
