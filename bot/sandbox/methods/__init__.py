"""The methods of the Bot API that the town plays, each file a room of them."""

from bot.sandbox.methods import (
    editing,
    hooking,
    looking,
    sending,
)
from bot.sandbox.methods.register import METHODS

__all__ = ["METHODS", "editing", "hooking", "looking", "sending"]
