"""Fixtures of the sandbox's tests."""

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.town import clock, town

__all__ = ["clock", "town"]


@pytest.fixture
def bot(town: Town) -> BotAccount:
    """A bot that nobody has met yet."""
    return town.add_bot("desk_bot", "Desk")


@pytest.fixture
def editor(town: Town, bot: BotAccount) -> Person:
    """A person who has started the bot; what that caused is confirmed."""
    person = town.add_person("Editor", "editor")
    person.start(bot)
    town.mailbox(bot).waiting.clear()
    return person
