"""A poll goes out, readers vote, and the manager sees how it stands: in *Details*, at its ages and in the exports."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl

from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from bot.sandbox.rich import words
from desk.model.stats import Span
from desk.model.votes import PollResult
from tests.day import Day

HOUR = 3600.0


async def publishes(day: Day, question: str = "Light or dark?", *options: str, **settings: bool) -> Message:
    """The poll in the channel."""
    day.editor.send_poll(day.account, question, options or ("Light", "Dark"), **settings)
    await day.goes_on()
    await day.tap(day.editor, "Publish now")
    await day.goes_on()
    return day.posts()[-1]


async def results(day: Day) -> list[PollResult]:
    await day.desk.counting.refresh(day.workspace_id)
    statement = await day.desk.reporting.report(day.owner.id, Span.WEEK)
    return list((await day.desk.reporting.behind(day.owner.id, statement)).polls)


async def details(day: Day) -> str:
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Details")
    return "\n".join(words(block) for block in day.last(day.owner).content["rich_message"]["blocks"])


async def test_votes_are_kept_as_they_stand(solo: Day) -> None:
    post = await publishes(solo)
    [poll] = await results(solo)
    assert (poll.votes.voters, poll.votes.options) == (0, (("Light", 0), ("Dark", 0)))
    solo.reader.vote(post, 1)
    solo.stranger.vote(post, 1)
    solo.owner.vote(post, 0)
    await solo.goes_on()
    [poll] = await results(solo)
    assert (poll.votes.voters, poll.votes.options, poll.votes.closed) == (3, (("Light", 1), ("Dark", 2)), False)
    solo.stranger.vote(post)
    await solo.goes_on()
    [poll] = await results(solo)
    assert (poll.votes.voters, poll.votes.options) == (2, (("Light", 1), ("Dark", 1)))


async def test_details_tell_each_option_with_its_share(solo: Day) -> None:
    post = await publishes(solo, "Light & dark?", "Light", "Dark <b>", multiple=True)
    solo.reader.vote(post, 0, 1)
    solo.owner.vote(post, 1)
    await solo.goes_on()
    told = await details(solo)
    assert "🗳 Light & dark? · 2 people voted" in told
    assert "Light\t1 · 50%" in told
    assert "Dark <b>\t2 · 100%" in told
    assert f"https://t.me/roastery/{post.id}" in repr(solo.last(solo.owner).content["rich_message"])


async def test_a_poll_without_a_vote_has_no_shares(solo: Day) -> None:
    await publishes(solo)
    told = await details(solo)
    assert "0 people voted" in told
    assert "%" not in told.partition("🗳")[2]


async def test_votes_at_an_age_stay_as_they_were(solo: Day) -> None:
    post = await publishes(solo)
    solo.reader.vote(post, 0)
    await solo.goes_on()
    await results(solo)  # from here on the numbers of this post are kept
    await solo.goes_on(HOUR + 60)
    solo.owner.vote(post, 1)
    await solo.goes_on()
    [poll] = await results(solo)
    assert poll.aged == {"1h": (1, 0)}
    assert [votes for _, votes in poll.votes.options] == [1, 1]


async def test_votes_in_a_preview_are_not_those_of_the_post(solo: Day) -> None:
    """The preview is a poll too, in the editor's chat."""
    await publishes(solo)
    shown = [m for m in solo.chat(solo.editor).messages.values() if "poll" in m.content]
    [own] = [m for m in shown if m.author_id == solo.account.id]
    solo.editor.vote(own, 0)
    await solo.goes_on()
    [poll] = await results(solo)
    assert poll.votes.voters == 0


async def test_a_poll_posted_by_hand_is_no_data_and_said_so(solo: Day) -> None:
    by_hand = solo.owner.send_poll(solo.channel, "By hand?", ("Yes", "No"))
    await solo.goes_on(60)
    solo.reader.vote(by_hand, 0)
    await solo.goes_on()
    assert await results(solo) == []
    assert "Votes of 1 poll: no data. Telegram tells votes only of polls that I publish." in await details(solo)


async def test_a_poll_that_was_closed_is_told_so(solo: Day) -> None:
    post = await publishes(solo)
    solo.reader.vote(post, 0)
    chat = {"chat_id": solo.channel.id, "message_id": post.id}
    assert (await solo.town.call(solo.account.token, "stopPoll", chat)).status == 200
    await solo.goes_on()
    [poll] = await results(solo)
    assert (poll.votes.closed, poll.votes.voters) == (True, 1)
    assert "closed, 1 person voted" in await details(solo)


async def test_votes_come_also_after_a_restart(solo: Day) -> None:
    post = await publishes(solo)
    await solo.restart()
    solo.reader.vote(post, 0)
    await solo.goes_on()
    [poll] = await results(solo)
    assert poll.votes.voters == 1


async def test_exports_hold_every_option(solo: Day) -> None:
    post = await publishes(solo, "=1+1?", "Yes", "No")
    solo.reader.vote(post, 0)
    await solo.goes_on()
    await solo.says(solo.owner, "/report")
    await solo.tap(solo.owner, "CSV")
    with ZipFile(BytesIO(_content(solo))) as archive:
        rows = archive.read("polls.csv").decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Time,Channel,Question,Option,Votes,Voters,Closed,Votes after 1 h")
    assert [row.partition(",'@roastery,")[2] for row in rows[1:]] == ["'=1+1?,Yes,1,1,0,,,", "'=1+1?,No,0,1,0,,,"]
    await solo.tap(solo.owner, "XLSX")
    book = openpyxl.load_workbook(BytesIO(_content(solo)))
    assert [row[3:5] for row in book["polls"].iter_rows(min_row=2, values_only=True)] == [("Yes", 1), ("No", 0)]


# On the card of the post


async def opens_card(day: Day) -> str:
    """From the plan, as on any later day."""
    await day.says(day.editor, "/plan")
    await day.tap(day.editor, "📣")
    return day.sees(day.editor)


async def test_the_card_shows_the_votes(solo: Day) -> None:
    post = await publishes(solo, "Light & dark?", "Light", "Dark <b>")
    assert "votes" not in solo.sees(solo.editor)  # nobody had the time for it
    await solo.goes_on(60)
    assert "🗳 No votes yet" in await opens_card(solo)
    for person, option in ((solo.reader, 1), (solo.stranger, 1), (solo.owner, 0)):
        person.vote(post, option)
    await solo.goes_on(60)
    shown = await opens_card(solo)
    assert "🗳 11:02: 3 people voted\nLight: 1 · 33%\nDark <b>: 2 · 67%" in shown


async def test_the_card_names_the_leading_options_of_many(solo: Day) -> None:
    post = await publishes(solo, "Which?", *(f"Roast {number}" for number in range(1, 8)), multiple=True)
    solo.reader.vote(post, 5, 6)
    solo.owner.vote(post, 6)
    await solo.goes_on(60)
    shown = await opens_card(solo)
    told = shown[shown.index("2 people voted") :].splitlines()
    assert told[1:7] == [
        *("Roast 1: 0 · 0%", "Roast 2: 0 · 0%", "Roast 3: 0 · 0%", "Roast 6: 1 · 50%", "Roast 7: 2 · 100%"),
        "and 2 options more",
    ]


async def test_the_card_of_a_poll_on_two_channels_tells_each(solo: Day) -> None:
    second = solo.owner.create_channel("Bakery", "bakery")
    solo.owner.promote(second, solo.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    await solo.listens()
    solo.editor.send_poll(solo.account, "Light or dark?", ("Light", "Dark"))
    await solo.goes_on()
    await solo.tap(solo.editor, "Channels")
    for name in ("@roastery", "@bakery"):
        if not any(label.startswith("✅") and name in label for label in solo.last(solo.editor).labels):
            await solo.tap(solo.editor, name)
    await solo.tap(solo.editor, "Back")
    await solo.tap(solo.editor, "Publish now")
    await solo.goes_on()
    solo.reader.vote(second.last(), 1)
    await solo.goes_on(60)
    shown = await opens_card(solo)
    first, other = sorted(shown.split("@roastery")[-1].split("@bakery"), key=lambda part: "voted" in part)
    assert "🗳 No votes yet" in first
    assert "1 person voted\nLight: 0 · 0%\nDark: 1 · 100%" in other


async def test_the_card_of_a_closed_poll_says_so(solo: Day) -> None:
    post = await publishes(solo)
    chat = {"chat_id": solo.channel.id, "message_id": post.id}
    assert (await solo.town.call(solo.account.token, "stopPoll", chat)).status == 200
    await solo.goes_on(60)
    assert "🗳 Closed: nobody voted" in await opens_card(solo)


async def test_votes_of_a_poll_whose_answer_was_lost_are_no_data(solo: Day) -> None:
    """Telegram names a poll in that answer alone."""
    solo.town.faults.add(Fault(kind="dropped", method="sendPoll", chat_id=solo.channel.id))
    post = await publishes(solo)
    await solo.tap(solo.editor, "It is there")
    solo.reader.vote(post, 0)
    await solo.goes_on(60)
    assert "🗳 Votes: no data. I was not told which poll this post became." in await opens_card(solo)


def _content(day: Day) -> bytes:
    return day.town.files.read(day.town.files.by_id[day.last(day.owner).content["document"]["file_id"]])
