"""Telegram channels and groups by the Bot API."""

from integrations.telegram.adapter import TelegramNetwork
from integrations.telegram.limits import LIMITS

__all__ = ["LIMITS", "TelegramNetwork"]
