"""Readers react without a word: to a complaint, an answer, a post. The card tells how many, and the files hold it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from bot.sandbox.messages import Message
from bot.sandbox.updates import deliver
from desk.model.reactions import Counts
from desk.model.stats import Span
from tests.day import Day
from tests.trips.test_inbox import ANGRY, comments

LINE = "Readers’ reactions: "


def emoji(*names: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": name} for name in names]


def root(day: Day) -> Message:
    """The newest post as the discussion group shows it."""
    return max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)


def told(day: Day, message: Message, old: list[dict[str, str]], new: list[dict[str, str]], **more: Any) -> None:
    """An update as Telegram might bring it once more, or late."""
    head = {"chat": day.group.brief(), "message_id": message.id, "date": int(day.clock.at)}
    whose = {"user": day.reader.brief(), "old_reaction": old, "new_reaction": new}
    deliver(day.town, day.account, "message_reaction", head | whose | more)


def counted(day: Day, message: Message, counts: dict[str, int], **more: Any) -> None:
    """Where nobody is named Telegram tells all of them at once."""
    listed = [{"type": emoji(name)[0], "total_count": count} for name, count in counts.items()]
    head = {"chat": message.chat.brief(), "message_id": message.id, "date": int(day.clock.at), "reactions": listed}
    deliver(day.town, day.account, "message_reaction_count", head | more)


async def on(day: Day, message: Message) -> Counts:
    """What readers have put on a message of the group, as it is kept."""
    async with day.app.store.read() as unit:
        (source,) = await unit.inbox.sources(day.workspace_id)
        found: Counts = await unit.reactions.to(source.id, str(message.id))
    return found


async def settles(day: Day) -> None:
    """Reactions come in, and the cards follow soon after."""
    await day.goes_on()
    await day.goes_on(6)
    await day.goes_on(6)


async def crowd(day: Day, message: Message, count: int, name: str) -> None:
    for number in range(count):
        who = f"{name}{number}"
        day.people.setdefault(who, day.town.add_person(who.capitalize(), who))
        day.people[who].react(message, name_of(name))
    await settles(day)


def name_of(name: str) -> str:
    return {"angry": "👎", "glad": "👍"}[name]


async def test_the_card_tells_what_other_readers_put_on_a_complaint(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    assert LINE not in day.sees(day.owner)
    await crowd(day, said, 12, "angry")
    await crowd(day, said, 3, "glad")
    assert f"{LINE}👎 12 · 👍 3" in day.sees(day.owner)
    day.people["angry0"].react(said, None)
    day.people["angry1"].react(said, "👍")
    await settles(day)
    assert f"{LINE}👎 10 · 👍 4" in day.sees(day.owner)
    for number in range(12):
        day.people[f"angry{number}"].react(said, None)
    for number in range(3):
        day.people[f"glad{number}"].react(said, None)
    await settles(day)
    assert LINE not in day.sees(day.owner)


async def test_many_who_react_at_once_are_few_edits(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    shown, events = day.last(day.owner), day.town.subscribe()
    for number in range(40):
        who = day.town.add_person(f"Reader {number}", f"many{number}")
        who.react(said, "👎")
        await day.goes_on(0.5)
    await settles(day)
    assert f"{LINE}👎 40" in shown.text
    told_of = [events.get_nowait() for _ in range(events.qsize())]
    edits = [e for e in told_of if e["kind"] == "edited" and e["chat"] == day.chat(day.owner).key]
    assert 1 < len(edits) <= 20 / 6 + 2


async def test_what_the_team_and_the_brand_put_is_no_readers(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    day.owner.react(said, "🙏")
    day.editor.react(said, "🙏")
    told(day, said, [], emoji("👍"), actor_chat=day.channel.brief(), user=None)
    told(day, said, [], emoji("🔥"), actor_chat=day.group.brief(), user=None)
    await settles(day)
    assert await on(day, said) == {}
    assert LINE not in day.sees(day.owner)
    day.stranger.react(said, "🙏")
    await settles(day)
    assert f"{LINE}🙏 1" in day.sees(day.owner)


async def test_an_administrator_without_a_name_is_no_reader(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    day.stranger.join(day.group)
    day.owner.promote(day.group, day.stranger, can_delete_messages=True, is_anonymous=True)
    day.stranger.react(said, "👎")
    await settles(day)
    assert await on(day, said) == {}


async def test_what_is_told_again_or_late_changes_nothing(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    first = int(day.clock.at)
    day.reader.react(said, "👍")
    day.reader.react(said, "👎")  # within the same second
    await settles(day)
    assert await on(day, said) == {"👎": 1}
    told(day, said, [], emoji("👍"), date=first)
    told(day, said, emoji("👍"), emoji("👎"), date=first)
    await settles(day)
    assert await on(day, said) == {"👎": 1}
    second = int(day.clock.at)
    day.reader.react(said, None)
    await day.restart()
    await settles(day)
    told(day, said, emoji("👍"), emoji("👎"), date=first)
    told(day, said, emoji("👎"), [], date=second)
    await settles(day)
    assert await on(day, said) == {}


async def test_what_was_not_heard_is_made_good_by_the_next_change(talk: Day) -> None:
    """An update may be lost while the bot is away for more than a day: what is told counts, not what was before."""
    day = talk
    said = await comments(day, ANGRY)
    told(day, said, emoji("🔥"), emoji("👎", "😡"))
    await settles(day)
    assert await on(day, said) == {"👎": 1, "😡": 1}
    assert f"{LINE}👎 1 · 😡 1" in day.sees(day.owner)


async def test_of_anonymous_reactions_the_newest_counts_stand(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    counted(day, said, {"👎": 1_204, "👍": 2})
    await settles(day)
    assert f"{LINE}👎 1,204 · 👍 2" in day.sees(day.owner)
    counted(day, said, {"👎": 3}, date=int(day.clock.at) - 60)
    await settles(day)
    assert await on(day, said) == {"👎": 1_204, "👍": 2}
    counted(day, said, {})
    await settles(day)
    assert await on(day, said) == {}
    assert LINE not in day.sees(day.owner)


async def test_older_counts_of_a_post_do_not_replace_newer_ones(talk: Day) -> None:
    day = talk
    post = day.posts()[-1]
    counted(day, post, {"🔥": 5, "👎": 1})
    await settles(day)
    counted(day, post, {"🔥": 2}, date=int((day.now - timedelta(minutes=2)).timestamp()))
    await settles(day)
    statement = await day.desk.reporting.report(day.owner.id, Span.WEEK)
    assert statement.report.pieces[-1].reactions == 6


async def test_emoji_that_are_no_characters_are_counted_together(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    told(day, said, [], [*emoji("👎"), {"type": "custom_emoji", "custom_emoji_id": "5"}])
    await settles(day)
    assert f"{LINE}other 1 · 👎 1" in day.sees(day.owner) or f"{LINE}👎 1 · other 1" in day.sees(day.owner)


async def test_the_history_tells_what_a_reader_puts_and_what_others_put(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    other = await comments(day, "Lovely coffee", "stranger")
    day.reader.react(other, "👎")
    day.reader.react(root(day), "👎")
    day.stranger.react(said, "👍")
    await settles(day)
    await day.tap(day.owner, "History")
    seen = day.sees(day.owner)
    assert "Reacts to messages: 👎 2" in seen
    assert f"{LINE}👍 1" in seen


async def test_reactions_in_other_chats_are_nobodys(talk: Day) -> None:
    day = talk
    team = day.owner.create_group("Team")
    day.owner.promote(team, day.account)
    await day.desk.staffing.set_team_chat(day.owner.id, team.id)
    words = day.owner.say(team, "Hello team")
    day.editor.react(words, "👍")
    day.owner.react(day.last(day.owner), "👍")
    await settles(day)
    async with day.app.store.read() as unit:
        assert await unit.reactions.by(day.workspace_id, str(day.editor.id)) == {}


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_the_files_hold_every_emoji_on_every_message(talk: Day, language: str) -> None:
    day = talk
    post = day.posts()[-1]
    said = await comments(day, ANGRY)
    answer = day.owner.say(day.group, "So sorry!", reply_to=said)
    await settles(day)
    day.reader.react(post, "🔥")
    day.stranger.react(root(day), "🔥")
    day.stranger.react(said, "👎")
    day.reader.react(answer, "🙏")
    day.owner.react(answer, "🔥")
    await settles(day)
    await day.desk.staffing.choose_language(day.owner.id, language)
    await day.says(day.owner, "/report")
    await day.tap(day.owner, "CSV")
    with ZipFile(BytesIO(_content(day))) as archive:
        rows = archive.read("reactions.csv").decode("utf-8-sig").splitlines()
    assert len(rows) == 5
    kinds = [("the post", "🔥"), ("the post in the discussion", "🔥"), ("a comment", "👎"), ("an answer", "🙏")]
    if language == "ru":
        kinds = [("пост", "🔥"), ("пост в обсуждении", "🔥"), ("комментарий", "👎"), ("ответ", "🙏")]
    for row, (kind, put) in zip(rows[1:], kinds, strict=True):
        assert row.startswith("2026-11-23 ")
        assert ",'@roastery," in row
        assert f",{kind}," in row
        assert row.endswith(f",{put},1")
    assert await on(day, answer) == {"🙏": 1}


def _content(day: Day) -> bytes:
    return day.town.files.read(day.town.files.by_id[day.last(day.owner).content["document"]["file_id"]])
