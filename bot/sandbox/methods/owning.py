"""The bot's own things: commands, names, menu button, default rights."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.errors import bad
from bot.sandbox.members import ALL_RIGHTS
from bot.sandbox.methods.register import plays

Json = dict[str, Any]
COMMAND = re.compile(r"/?[a-z0-9_]{1,32}$")
TEXTS = {"Name": ("name", 64), "Description": ("description", 512), "ShortDescription": ("short_description", 120)}


def scope_key(request: Request) -> str:
    """Scope and language as one string. Raises ApiError 400 for a chat that the bot does not know."""
    scope: Json = request.p.get("scope") or {"type": "default"}
    parts = [scope["type"]]
    if "chat_id" in scope:
        parts.append(str(chat_for(request.town, request.bot, scope["chat_id"], "read").id))
    if "user_id" in scope:
        parts.append(str(scope["user_id"]))
    language: str = request.p.get("language_code") or ""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return f"{':'.join(parts)}|{language}"


@plays("setMyCommands")
def set_my_commands(request: Request) -> bool:
    """The list of one scope and language."""
    commands: list[Json] = request.p["commands"]
    if len(commands) > 100:
        raise bad("too many commands specified")
    kept = []
    for one in commands:
        if not COMMAND.match(one["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"].strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append(one | {"command": one["command"].removeprefix("/")})
    request.bot.commands[scope_key(request)] = kept
    request.town.touch(request.bot)
    return True


@plays("deleteMyCommands")
def delete_my_commands(request: Request) -> bool:
    """Forget the list."""
    request.bot.commands.pop(scope_key(request), None)
    request.town.touch(request.bot)
    return True


@plays("getMyCommands")
def get_my_commands(request: Request) -> list[Json]:
    """The list of exactly this scope and language."""
    found: list[Json] = request.bot.commands.get(scope_key(request), [])
    return found


@plays("setMyName", "setMyDescription", "setMyShortDescription")
def set_text(request: Request) -> bool:
    """A text in one language."""
    name, most = TEXTS[request.method.removeprefix("setMy")]
    told: str = request.p.get(name) or ""
    if len(told) > most:
        raise bad(f"bot {name.replace('_', ' ')} is too long")
    request.bot.texts[f"{name}|{request.p.get('language_code') or ''}"] = told
    if name == "name" and told and not request.p.get("language_code"):
        request.bot.first_name = told
    request.town.touch(request.bot)
    return True


@plays("getMyName", "getMyDescription", "getMyShortDescription")
def get_text(request: Request) -> Json:
    """A text in one language, else the one for all."""
    name, _ = TEXTS[request.method.removeprefix("getMy")]
    texts = request.bot.texts
    told = texts.get(f"{name}|{request.p.get('language_code') or ''}") or texts.get(f"{name}|", "")
    return {name: told or (request.bot.first_name if name == "name" else "")}


@plays("setChatMenuButton")
def set_chat_menu_button(request: Request) -> bool:
    """For one person, or for all."""
    request.bot.menu_buttons[str(request.p.get("chat_id", ""))] = request.p.get("menu_button") or {"type": "default"}
    request.town.touch(request.bot)
    return True


@plays("getChatMenuButton")
def get_chat_menu_button(request: Request) -> Json:
    """The person's, else the one for all."""
    buttons = request.bot.menu_buttons
    button: Json = buttons.get(str(request.p.get("chat_id", ""))) or buttons.get("") or {"type": "commands"}
    return button


@plays("setMyDefaultAdministratorRights")
def set_default_rights(request: Request) -> bool:
    """What people are offered when they add the bot."""
    place = "channels" if request.p.get("for_channels") else "groups"
    request.bot.default_rights[place] = request.p.get("rights") or {}
    request.town.touch(request.bot)
    return True


@plays("getMyDefaultAdministratorRights")
def get_default_rights(request: Request) -> Json:
    """As set."""
    place = "channels" if request.p.get("for_channels") else "groups"
    given: Json = request.bot.default_rights.get(place, {})
    return {right: bool(given.get(right)) for right in ALL_RIGHTS}


@plays("logOut", "close")
def log_out(_: Request) -> bool:
    """Nothing changes: the town is the only server."""
    return True
