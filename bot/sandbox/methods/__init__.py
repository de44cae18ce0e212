"""The methods of the Bot API that the town plays, each file a room of them."""

from bot.sandbox.methods import (
    editing,
    forwarding,
    furnishing,
    hooking,
    looking,
    moderating,
    owning,
    placing,
    polling,
    rich,
    sending,
    topics,
    touching,
    whispering,
)
from bot.sandbox.methods.register import METHODS

__all__ = [
    "METHODS",
    "editing",
    "forwarding",
    "furnishing",
    "hooking",
    "looking",
    "moderating",
    "owning",
    "placing",
    "polling",
    "rich",
    "sending",
    "topics",
    "touching",
    "whispering",
]
