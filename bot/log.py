"""Structured logs in which no secret stands."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal, TextIO

import structlog

_TOKEN = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
_MASK = "•••"
_secrets: set[str] = set()


def keep_out(*secrets: str | None) -> None:
    """Never let these appear in a log."""
    _secrets.update(s for s in secrets if s and len(s) >= 8)


def masked(text: str) -> str:
    """The text without bot tokens and without any loaded secret."""
    text = _TOKEN.sub(_MASK, text)
    for secret in _secrets:
        text = text.replace(secret, _MASK)
    return text


class _Masking(logging.Formatter):
    """Renders through structlog, then masks: whatever comes out has passed here, tracebacks too."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self.inner = inner

    def format(self, record: logging.LogRecord) -> str:
        return masked(self.inner.format(record))


class _ToStandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is at that moment: whoever replaces it may close what was there before."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def _drop_empty(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {k: v for k, v in event.items() if v is not None}


def set_up(level: str = "info", form: Literal["console", "json"] = "console") -> None:
    """All logs of ours and of libraries to standard error, one line each."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _drop_empty,
    ]
    json = form == "json"
    last: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if json
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(),
                pad_event_to=0,
                exception_formatter=structlog.dev.plain_traceback,  # the rich one prints local variables
            )
        ]
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
    )
    handler = _ToStandardError()
    handler.setFormatter(_Masking(formatter))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("apscheduler", "aiogram", "aiohttp.access", "aiosqlite", "alembic", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _excepthook


def _excepthook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    logging.getLogger("desk").critical("unexpected end", exc_info=(kind, error, trace))
