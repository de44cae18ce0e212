"""The preview is the post: its requests are those of the publication, for every kind of content with all options."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.calling import Call
from desk.model.content import Button, Content, Entity, LinkPreview, Media, MediaKind, Poll
from desk.model.people import ApprovalMode
from tests.day import Day, a_day

TEXT = "🍂 Autumn sale: minus 20 % on everything dark.\n\nWhich one do you take home? See the menu."
ENTITIES = (
    Entity("bold", 3, 11),
    Entity("text_link", len(TEXT) - 3, 4, (("url", "https://example.com/menu"),)),
    Entity("date_time", 16, 5, (("unix_time", 1_795_500_000), ("date_time_format", "t"))),
)
BUTTONS = ((Button("Order", "https://example.com/order"), Button("Menu", "https://example.com/menu")),)
OPTIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "silent": {"silent": True},
    "pinned": {"pinned": True},
    "protected": {"protected": True},
    "above": {"caption_above": True, "link_preview": LinkPreview.ABOVE},
    "no link preview": {"link_preview": LinkPreview.OFF},
    "chosen link preview": {"preview_url": "https://example.com/menu", "preview_size": "small"},
    "spoiler": {"spoiler": True},
    "buttons": {"buttons": BUTTONS},
    "two messages": {"two_messages": True, "buttons": BUTTONS},
    "everything": {
        "silent": True,
        "pinned": True,
        "protected": True,
        "caption_above": True,
        "link_preview": LinkPreview.ABOVE,
        "preview_size": "large",
        "spoiler": True,
        "two_messages": True,
        "buttons": BUTTONS,
    },
}
FILES = (*(k.value for k in MediaKind if k not in (MediaKind.VIDEO_NOTE, MediaKind.STICKER)),)  # no post is a sticker
POLLS = {
    "poll": Poll("Which roast?", ("Light", "Dark")),
    "poll that names its voters": Poll("Which roast?", ("Light", "Dark"), anonymous=False, multiple=True),
    "poll that is final": Poll("Which roast?", ("Light", "Dark"), (Entity("bold", 0, 5),), revoting=False),
    "quiz": Poll("Coffee is a", ("bean", "cherry"), quiz=True, correct=(1,), explanation="It grows on a bush."),
}
ALBUMS = {
    "album": ("photo", "photo"),
    "mixed album": ("photo", "video", "photo"),
    "documents": ("document",) * 3,
    "music": ("audio",) * 2,
    "ten": ("photo",) * 10,
}
KINDS = ("text", *FILES, *POLLS, *ALBUMS, "captions of their own", "poll with text")


@pytest.fixture
async def day(empty_database: Path, tmp_path: Path) -> AsyncIterator[Day]:
    """A team without reviews, where *Publish now* is at once."""
    async with a_day(empty_database, tmp_path / "data", ApprovalMode.NONE) as found:
        await found.desk.staffing.set_undo(found.owner.id, 0)
        yield found


def file(day: Day, kind: str) -> Media:
    """A file that Telegram knows."""
    kept = day.stranger.send_file(day.account, kind, f"{kind} {len(day.town.files.by_path)}".encode()).content[kind]
    found = kept[-1] if kind == "photo" else kept
    return Media(MediaKind(kind), found["file_id"], found["file_unique_id"])


def content_of(day: Day, kind: str) -> Content:
    if kind in POLLS:
        return Content(poll=POLLS[kind])
    if kind == "poll with text":
        return Content(TEXT, ENTITIES, poll=POLLS["poll"])
    if kind == "captions of their own":
        files = (
            file(day, "photo"),
            replace(file(day, "photo"), text="The other one", entities=(Entity("bold", 4, 5),)),
        )
        return Content(TEXT, ENTITIES, files)
    if kind == "text":
        return Content(TEXT, ENTITIES)
    return Content(TEXT, ENTITIES, tuple(file(day, k) for k in ALBUMS.get(kind, (kind,))))


def variants(content: Content) -> Iterator[tuple[str, Content]]:
    for name, options in OPTIONS.items():
        made = replace(content, **options)
        if made.album and made.buttons and not made.two_messages:
            continue  # preflight stops it: an album carries no buttons
        yield name, made


def sends(calls: list[Call], chat_id: int) -> list[tuple[str, dict[str, Any]]]:
    """Requests that put something into a chat, without the card below."""
    return [
        (call.method, {k: v for k, v in call.params.items() if k not in ("chat_id", "disable_notification")})
        for call in calls
        if call.method.startswith(("send", "copy", "forward"))
        and str(call.params.get("chat_id")) == str(chat_id)
        and "p:history:" not in str(call.params.get("reply_markup"))
    ]


@pytest.mark.parametrize("kind", KINDS)
async def test_preview_and_publication_are_the_same_requests(day: Day, kind: str) -> None:
    content = content_of(day, kind)
    await day.goes_on()
    for name, made in variants(content):
        start = len(day.town.calls)
        post = await day.desk.drafting.compose(day.editor.id, made)
        await day.goes_on()
        previewed = sends(day.town.calls[start:], day.editor.id)
        await day.desk.scheduling.publish_now(day.editor.id, post.id, 1, accepted=True)
        await day.goes_on(1)
        published = sends(day.town.calls[start:], day.channel.id)
        assert len(published) == len(made.parts()), name
        assert previewed == published, name


async def test_a_preview_makes_no_sound_and_the_post_does(day: Day) -> None:
    await day.says(day.editor, "Coffee at nine, who comes?")
    await day.tap(day.editor, "Publish now")
    by_chat = {
        str(c.params["chat_id"]): c.params
        for c in day.town.calls
        if c.params.get("text") == "Coffee at nine, who comes?"
    }
    assert by_chat[str(day.editor.id)].get("disable_notification") in (True, "true", "True")
    assert not by_chat[str(day.channel.id)].get("disable_notification")


async def test_text_is_never_parsed_again(day: Day) -> None:
    """What looks like markup is what the person wrote."""
    text = "2 < 3 & 4 > 1, <b>not bold</b> *stars* _lines_ `ticks`, right?"
    await day.says(day.editor, text)
    await day.tap(day.editor, "Publish now")
    assert day.texts() == [text]
    assert day.posts()[0].entities == []
    photo = day.editor.send_file(day.account, "photo", b"a picture", f"Under a picture: {text}")
    await day.goes_on()
    await day.tap(day.editor, "Publish now")
    assert day.posts()[1].text == photo.text == f"Under a picture: {text}"
