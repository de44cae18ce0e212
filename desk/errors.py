"""The tree of refusals: codes and facts, never sentences. Each class is one decision of whoever catches it.

DeskError
├─ Refused            the rules say no: tell the person why and what to do
│  └─ Asks            goes on only when the person says yes
├─ NotFound           there is no such thing in this workspace
├─ Stale              the press or edit speaks of something that has moved on
├─ Unavailable        the drawers cannot be used just now (disk full, locked): nothing was kept, try again
└─ IntegrationError   an outside service
   ├─ NotSent         known not to have been applied: may be tried again
   │  └─ SlowDown     not applied, and not before `after` seconds
   ├─ Unknown         may have been applied: never tried again blindly
   ├─ Rejected        refused for good: trying again changes nothing
   └─ NeedsLogin      our key is not valid: everything of it is held
"""

from __future__ import annotations

Fact = str | int | float | bool | None


class DeskError(Exception):
    """A refusal with a code (the locale key) and the facts that its sentence needs."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class Refused(DeskError):
    """The rules of the desk say no."""


class Asks(Refused):
    """Goes on only when the person says yes to it."""


class NotFound(DeskError):
    """No such thing in this workspace (or it belongs to another one)."""


class Stale(DeskError):
    """The thing has moved on since the button or message was made."""


class Unavailable(DeskError):
    """The drawers cannot be used just now; nothing was kept."""


class IntegrationError(DeskError):
    """An outside service did not do what was asked."""


class NotSent(IntegrationError):
    """Known not to have been applied."""


class SlowDown(NotSent):
    """Not applied; `after` is the number of seconds to wait."""

    def __init__(self, code: str, after: float, **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.after = after


class Moved(NotSent):
    """Not applied: the chat has a new id (`to`), which must be used from now on."""

    def __init__(self, code: str, to: int, **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.to = to


class Unknown(IntegrationError):
    """May or may not have been applied."""


class Rejected(IntegrationError):
    """Refused for good."""


class NeedsLogin(IntegrationError):
    """Our key or token is not valid any more."""
