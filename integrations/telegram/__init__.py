"""Telegram channels and groups by the Bot API."""

from integrations.telegram.adapter import TelegramNetwork
from integrations.telegram.answering import TelegramAnswering
from integrations.telegram.limits import LIMITS

__all__ = ["LIMITS", "TelegramAnswering", "TelegramNetwork"]
