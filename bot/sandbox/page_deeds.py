"""What people do on the page: one function a verb, from its JSON to the town.

Every deed gets the acting person and the facts that the page sent, and gives JSON. NotPossible says in a sentence what
the app would not offer; KeyError, TypeError and ValueError mean that the page sent nonsense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.sandbox import blogs
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.forwarding import origin_of
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.town import Town

Json = dict[str, Any]
Deed = Callable[[Person, Json], Json]
Uploads = Mapping[str, tuple[str, bytes]]
ALBUM = 10  # parts of an album at most


def chat_of(person: Person, key: str) -> Chat:
    """A chat that this person can have on the phone. Raises NotPossible."""
    chat = person.town.chat(key)
    if chat.is_private and chat.id != person.id:
        raise NotPossible("this is somebody else's chat")
    return chat


def message_of(person: Person, facts: Json) -> Message:
    """The message that `chat` and `message` name. Raises NotPossible when it is gone."""
    message = chat_of(person, facts["chat"]).messages.get(facts["message"])
    if message is None:
        raise NotPossible("this message is gone")
    return message


def answered(person: Person, facts: Json) -> Message | None:
    """The message that is replied to, if any."""
    return chat_of(person, facts["chat"]).messages.get(facts["reply_to"]) if facts.get("reply_to") else None


def say(person: Person, facts: Json) -> Json:
    """A text."""
    chat = chat_of(person, facts["chat"])
    message = person.say(chat, facts["text"], facts.get("entities") or None, answered(person, facts))
    return {"id": message.id}


def start(person: Person, facts: Json) -> Json:
    """Press START."""
    return {"chat": person.start(person.town.bots[facts["bot"]], facts.get("payload")).key}


def poll(person: Person, facts: Json) -> Json:
    """A poll."""
    settings: Json = {"anonymous": facts["anonymous"], "multiple": facts["multiple"]}
    if facts["quiz"]:
        settings |= {"kind": "quiz", "correct_option_ids": [facts["correct"]]}
    message = person.send_poll(chat_of(person, facts["chat"]), facts["question"], facts["options"], **settings)
    return {"id": message.id}


def press(person: Person, facts: Json) -> Json:
    """An inline button."""
    message = message_of(person, facts)
    if facts["data"] not in callbacks([message.buttons, message.content.get("rich_message")]):
        raise NotPossible("this button is gone")
    person.press_forged(person.bot_of(message), message.chat, message.id, facts["data"])
    return {}


def callbacks(thing: Any) -> Iterator[str]:
    """All callback data in a keyboard or a rich message."""
    if isinstance(thing, list):
        for part in thing:
            yield from callbacks(part)
    elif isinstance(thing, dict):
        yield from (data for key, data in thing.items() if key == "callback_data")
        yield from callbacks(list(thing.values()))


def edit(person: Person, facts: Json) -> Json:
    """Another text or caption."""
    person.edit(message_of(person, facts), facts["text"], facts.get("entities") or None)
    return {}


def delete(person: Person, facts: Json) -> Json:
    """Delete for everybody, as far as the app lets one."""
    message = message_of(person, facts)
    chat = message.chat
    if not chat.is_private and message.author_id != person.id:
        person.need(chat, "can_delete_messages")
    person.delete(message)
    return {}


def forward(person: Person, facts: Json) -> Json:
    """Forward messages; an album stays together."""
    source, target = chat_of(person, facts["from"]), chat_of(person, facts["to"])
    albums: dict[str, str] = {}
    for message in with_albums(source, facts["messages"]):
        if message.album_id is None:
            person.forward(message, target)
            continue
        if message.protected:
            raise NotPossible("the content is protected")
        album = albums.setdefault(message.album_id, new_album(person.town))
        person.put(target, dict(message.content), forward_origin=origin_of(message), album_id=album)
    return {}


def with_albums(chat: Chat, ids: list[int]) -> list[Message]:
    """These messages, and the other parts of their albums."""
    chosen = [chat.messages[i] for i in ids if i in chat.messages]
    albums = {message.album_id for message in chosen if message.album_id}
    return [m for m in chat.messages.values() if m in chosen or m.album_id in albums]


def new_album(town: Town) -> str:
    """A media group id that was never used."""
    return str(13_000_000_000_000_000 + town.number("album"))


def react(person: Person, facts: Json) -> Json:
    """A reaction, or none."""
    person.react(message_of(person, facts), facts["emoji"])
    return {}


def vote(person: Person, facts: Json) -> Json:
    """Choose in a poll; no options take the vote back."""
    person.vote(message_of(person, facts), *facts["options"])
    return {}


def pin(person: Person, facts: Json) -> Json:
    """Pin a message."""
    person.pin(message_of(person, facts))
    return {}


def asking(chat: Chat, kind: str, request: int) -> tuple[Message, Json]:
    """The newest message whose keyboard asks for a chat or users under this request id. Raises NotPossible."""
    for message in reversed(chat.messages.values()):
        for row in (message.markup or {}).get("keyboard", []):
            for button in row:
                if button.get(kind, {}).get("request_id") == request:
                    return message, button
    raise NotPossible("nobody asks for this any more")


def choose_chat(person: Person, facts: Json) -> Json:
    """Answer a request_chat key."""
    message, button = asking(chat_of(person, facts["chat"]), "request_chat", facts["request"])
    sent = person.choose_chat(message, person.town.chats[facts["chosen"]], button["text"])
    return {"id": sent.id}


def choose_users(person: Person, facts: Json) -> Json:
    """Answer a request_users key."""
    message, _ = asking(chat_of(person, facts["chat"]), "request_users", facts["request"])
    users = [{"user_id": user} for user in facts["chosen"] if person.town.account(user)]
    sent = person.put(message.chat, {"users_shared": {"request_id": facts["request"], "users": users}})
    return {"id": sent.id}


def contact(person: Person, facts: Json) -> Json:
    """Share one's own number."""
    shared = {"phone_number": f"+99{person.id}", "first_name": person.first_name, "user_id": person.id}
    return {"id": person.put(chat_of(person, facts["chat"]), {"contact": shared}).id}


def block(person: Person, facts: Json) -> Json:
    """Stop the bot of a private chat."""
    person.block(chat_of(person, facts["chat"]).bot)
    return {}


def unblock(person: Person, facts: Json) -> Json:
    """Let the bot write again."""
    person.unblock(chat_of(person, facts["chat"]).bot)
    return {}


def join(person: Person, facts: Json) -> Json:
    """Become a member, by an invitation link or without one."""
    person.join(chat_of(person, facts["chat"]), facts.get("link") or "")
    return {}


def invite(person: Person, facts: Json) -> Json:
    """A new invitation link with a name."""
    return {"link": person.invite_by_link(chat_of(person, facts["chat"]), facts.get("name") or "")}


def leave(person: Person, facts: Json) -> Json:
    """Leave."""
    person.leave(chat_of(person, facts["chat"]))
    return {}


def remove(person: Person, facts: Json) -> Json:
    """Throw somebody (a bot, mostly) out of a group or channel."""
    account = person.town.account(facts["account"])
    if account is None:
        raise NotPossible("there is no such account")
    person.kick(chat_of(person, facts["chat"]), account)
    return {}


def promote(person: Person, facts: Json) -> Json:
    """Make somebody an administrator with all usual rights."""
    account = person.town.account(facts["account"])
    if account is None:
        raise NotPossible("there is no such account")
    person.promote(chat_of(person, facts["chat"]), account)
    return {}


def blog(person: Person, facts: Json) -> Json:
    """Write on a blog of the town, under one's own name."""
    there = person.town.blogs.get(facts["blog"])
    if there is None:
        raise NotPossible("there is no such blog")
    return {"id": blogs.write(person.town, there, person, facts["title"], facts["text"])["id"]}


DEEDS: dict[str, Deed] = {
    deed.__name__: deed
    for deed in (
        say, start, poll, press, edit, delete, forward, react, vote, pin, choose_chat, choose_users, contact, block,
        unblock, join, invite, leave, remove, promote, blog,
    )
}  # fmt: skip


def upload(person: Person, facts: Json, uploads: Uploads) -> Json:
    """Files: `parts` are {kind, width?, height?, duration?}, the bytes of part n stand under "file<n>".

    Several that may stand together become albums; the caption goes to the first part.
    """
    chat, reply = chat_of(person, facts["chat"]), answered(person, facts)
    parts: list[Json] = facts["parts"]
    ids = []
    for group in albums_of(parts):
        album = new_album(person.town) if len(group) > 1 else None
        for number in group:
            part, (name, data) = parts[number], uploads[f"file{number}"]
            first = number == 0
            more: Json = {key: part[key] for key in ("width", "height", "duration") if part.get(key)}
            more |= {"name": name, "spoiler": facts.get("spoiler") and part["kind"] in ("photo", "video", "animation")}
            more |= {"entities": facts.get("entities")} if first else {}
            content = person.media(part["kind"], data, facts.get("text") if first else None, more)
            ids.append(person.put(chat, content, reply, album_id=album).id)
    return {"ids": ids}


def albums_of(parts: list[Json]) -> list[list[int]]:
    """Which parts go together, by their numbers: neighbours of one sort, ten at most; the rest alone."""
    sorts = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}
    groups: list[list[int]] = []
    before = None
    for number, part in enumerate(parts):
        sort = sorts.get(part["kind"])
        if sort is not None and sort == before and len(groups[-1]) < ALBUM:
            groups[-1].append(number)
        else:
            groups.append([number])
        before = sort
    return groups
