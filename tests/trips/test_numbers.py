"""The week in a picture: asked for, turned by buttons, explained; drawn once and not again."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from PIL import Image

from bot.sandbox.faults import Fault, Kind
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.rich import words
from desk.model.stats import Span
from handlers.charting.composing import Composer
from handlers.charting.drawing import draw
from handlers.charting.pictures import DrawnHere
from handlers.words import Voice
from tests.day import Day

HOUR = 3600.0
DAY = 24 * HOUR


def drawn(day: Day) -> int:
    assert isinstance(day.app.drawing, DrawnHere)
    return day.app.drawing.drawn


async def test_a_new_channel_has_a_picture_that_says_what_is_not_known(day: Day) -> None:
    await day.says(day.owner, "/stats")
    shown = day.last(day.owner)
    assert shown.content["photo"][-1]["width"] == 1080
    assert "@roastery" in shown.text
    assert "No posts in this time" in shown.text
    assert {"Growth", "Posts", "Hours", "Mood", "Answers", "Month", "Quarter", "Why?", "Dark"} <= set(shown.labels)


async def test_buttons_turn_the_same_message(day: Day) -> None:
    await day.says(day.owner, "/stats month")
    first = day.last(day.owner)
    before = first.content["photo"][-1]["file_id"]
    for label in ("Growth", "Dark", "Quarter", "Earlier", "Later", "Everything"):
        await day.tap(day.owner, label, on=day.last(day.owner))
        assert day.last(day.owner).id == first.id
        assert day.last(day.owner).content["photo"][-1]["file_id"] != before, label
        before = day.last(day.owner).content["photo"][-1]["file_id"]


async def test_the_same_picture_is_neither_drawn_nor_uploaded_again(day: Day) -> None:
    await day.says(day.owner, "/stats")
    once, first = drawn(day), day.last(day.owner).content["photo"][-1]["file_id"]
    await day.says(day.owner, "/stats")
    assert drawn(day) == once
    assert day.last(day.owner).content["photo"][-1]["file_id"] == first


async def test_who_comes_goes_and_reacts_is_counted(day: Day) -> None:
    day.owner.say(day.channel, "Autumn sale: minus 20 %")
    await day.goes_on()
    day.editor.join(day.channel)
    post = day.channel.last()
    day.reader.react(post, "👍")
    await day.goes_on(3700)
    await day.says(day.owner, "/stats")
    assert "No posts" not in day.sees(day.owner)
    statement = await day.desk.reporting.report(day.owner.id, Span.WEEK)
    assert statement.report.posts == 1
    assert statement.report.pieces[0].reactions == 1
    assert statement.report.joins.value == 2  # the reader, and now the editor
    assert statement.report.figures[0].now.value == 4  # the owner, the bot, the reader and the editor


async def test_comments_are_tallied_by_mood_and_under_their_post(day: Day) -> None:
    day.owner.promote(day.group, day.account, can_delete_messages=True)
    day.owner.say(day.channel, "Autumn sale: minus 20 %")
    await day.goes_on()
    post = day.channel.last()
    day.reader.comment(post, "Third order in a row arrives late and nobody answers!!")
    day.reader.comment(post, "Thank you, the best coffee in town")
    await day.goes_on(120)
    await day.says(day.owner, "/stats")
    report = (await day.desk.reporting.report(day.owner.id, Span.WEEK)).report
    assert (report.lines[-1].comments, report.lines[-1].negative) == (2, 1)
    assert report.negative.value == 0.5
    assert report.pieces[0].comments == 2


async def test_a_channel_is_named_and_an_unknown_one_refused(day: Day) -> None:
    await day.says(day.owner, "/stats quarter @roastery")
    assert "against the 13 weeks before" in day.sees(day.owner)
    await day.says(day.owner, "/stats nobody")
    assert day.sees(day.owner) == "There is no channel “nobody” here. /channels shows them all."


async def test_strangers_see_no_numbers(day: Day) -> None:
    await day.says(day.stranger, "/stats")
    assert "photo" not in day.last(day.stranger).content


async def test_the_picture_is_a_small_png(day: Day) -> None:
    await day.says(day.owner, "/stats")
    statement = await day.desk.reporting.report(day.owner.id, Span.WEEK)
    made = draw(Composer(Voice(), day.now).sheet(statement.report))
    assert len(made) <= 60 * 1024
    assert Image.open(BytesIO(made)).mode == "P"


async def test_the_card_of_what_is_out_tells_what_it_brought(day: Day) -> None:
    await day.says(day.editor, "Autumn sale: minus 20 %")
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(15)
    assert "📈" not in day.sees(day.editor)  # nothing is known, and nothing is said
    day.reader.react(day.channel.last(), "👍")
    await day.goes_on()
    await day.says(day.editor, "/plan")
    await day.tap(day.editor, "📣")
    assert "\n📈 11:00: 1 reaction\n" in day.sees(day.editor)
    async with day.app.store.write() as unit:
        kept = await unit.publications.by_message(day.channel_id, day.channel.last().id)
        assert kept is not None
        await unit.stats.measure(kept.id, day.now, {"views": 1240, "forwards": 0})
    await day.goes_on(24 * HOUR)
    await day.says(day.editor, "/plan")
    await day.tap(day.editor, "📣")
    assert "\n📈 Mon 23 Nov, 11:00: 1,240 views, 1 reaction, 0 shares\n" in day.sees(day.editor)


# Reports by themselves


async def a_timetable(day: Day) -> None:
    """Mondays at nine, to the owner. The day begins on Monday 23 November 2026, 9:00 in UTC, 11:00 in Athens."""
    await day.says(day.owner, "/report")
    for label in ("New report", "Mon", "09:00", "Yes, send it"):
        await day.tap(day.owner, label)


def pictures_of(day: Day, person: Person) -> list[str]:
    return [m.text for m in day.chat(person).messages.values() if "photo" in m.content]


async def test_a_report_comes_by_itself_once_a_week_also_over_a_restart(day: Day) -> None:
    await a_timetable(day)
    assert "Mon 09:00" in day.sees(day.owner)
    await day.goes_on(7 * DAY - 3 * HOUR)
    assert pictures_of(day, day.owner) == []
    await day.goes_on(HOUR)  # Monday, 9:00 in Athens
    assert ["Week 48 · 23–29 Nov" in text for text in pictures_of(day, day.owner)] == [True]
    await day.restart()
    await day.goes_on(5 * 60)
    assert len(pictures_of(day, day.owner)) == 1
    await day.goes_on(7 * DAY)
    assert len(pictures_of(day, day.owner)) == 2


async def test_a_report_that_was_missed_comes_late_and_says_so(day: Day) -> None:
    await a_timetable(day)
    await day.goes_on(15 * DAY)  # nobody ran the desk on two Mondays: the newer report comes
    [text] = pictures_of(day, day.owner)
    assert "This report is late: it was due Mon 7 Dec, 09:00." in text


async def test_a_removed_report_does_not_come(day: Day) -> None:
    await a_timetable(day)
    await day.tap(day.owner, "✖️ Mon 09:00")
    await day.goes_on(15 * DAY)
    assert pictures_of(day, day.owner) == []


async def test_who_may_not_set_sees_the_timetable_alone(day: Day) -> None:
    await a_timetable(day)
    await day.says(day.reviewer, "/report")
    assert "Mon 09:00" in day.sees(day.reviewer)
    assert "New report" not in day.last(day.reviewer).labels


async def test_files_hold_the_numbers_and_no_formula(day: Day) -> None:
    day.owner.say(day.channel, '=HYPERLINK("http://bad.example")')
    await day.goes_on()
    await day.says(day.owner, "/report")
    for label, ending in (("CSV", "zip"), ("XLSX", "xlsx"), ("PDF", "pdf")):
        await day.tap(day.owner, label)
        document = day.last(day.owner).content["document"]
        assert document["file_name"] == f"numbers-2026-11-23.{ending}"
    book = openpyxl.load_workbook(BytesIO(file_of(day, "numbers-2026-11-23.xlsx")))
    assert book.sheetnames == ["posts", "days", "comments", "answers", "visits", "polls", "joins", "reactions"]
    title = book["posts"]["E2"]
    assert (title.data_type, title.value) == ("s", '\'=HYPERLINK("http://bad.example")')
    assert book["posts"]["G2"].value is None  # views are not known, which is not 0
    with ZipFile(BytesIO(file_of(day, "numbers-2026-11-23.zip"))) as archive:
        assert "'=HYPERLINK" in archive.read("posts.csv").decode("utf-8-sig")
    assert file_of(day, "numbers-2026-11-23.pdf").startswith(b"%PDF")


def file_of(day: Day, name: str) -> bytes:
    files = day.town.files
    return files.read(next(file for file in files.by_id.values() if file.name == name))


# What is behind the peaks


async def a_hit(day: Day) -> None:
    """Four posts, of which one was seen far more than the others."""
    for text, views in (("Coffee", 100), ("Tea", 110), ("Milk", 90), ("Autumn <sale>", 900)):
        day.owner.say(day.channel, text)
        await day.goes_on()
        post = day.channel.last()
        async with day.app.store.write() as unit:
            kept = await unit.publications.by_message(day.channel_id, post.id)
            assert kept is not None
            await unit.stats.measure(kept.id, day.now, {"views": views, "reactions": 9})


def as_words(message: Message) -> str:
    return "\n".join(words(block) for block in message.content["rich_message"]["blocks"])


async def test_details_say_post_link_and_reason_of_each_peak(day: Day) -> None:
    await day.says(day.owner, "/stats")
    await a_hit(day)
    await day.goes_on(120)
    await day.says(day.owner, "/stats")
    picture = day.last(day.owner)
    await day.tap(day.owner, "Details")
    shown = day.last(day.owner)
    assert shown.id > picture.id
    told = as_words(shown)
    assert "Published" in told, told
    assert "900 views, 8.6 times the usual 105." in told
    assert "Engagement 1.0%; all posts together 3.0%." in told
    assert f"https://t.me/roastery/{day.channel.last().id}" in repr(shown.content["rich_message"])
    assert {"heading", "table", "list"} <= {block["type"] for block in shown.content["rich_message"]["blocks"]}


@pytest.mark.parametrize("kind", ["bad", "not_found"])
async def test_where_rich_messages_are_refused_the_same_comes_plain(day: Day, kind: Kind) -> None:
    await a_hit(day)
    await day.says(day.owner, "/stats")
    day.town.faults.add(Fault(kind=kind, method="sendRichMessage", times=1))
    await day.tap(day.owner, "Details")
    assert "1. Autumn <sale>" in day.sees(day.owner)
    assert "900 views, 8.6 times the usual 105." in day.sees(day.owner)
    assert "Seen most" in day.sees(day.owner)


async def test_a_week_without_peaks_says_so(day: Day) -> None:
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Details")
    assert "Nothing: no post has 1.8 times the usual views" in as_words(day.last(day.owner))


# In the team's group


async def test_the_teams_group_sees_the_picture_and_other_groups_do_not(day: Day) -> None:
    team = day.owner.create_group("Team")
    day.owner.promote(team, day.account)
    for person in (day.editor, day.stranger):
        person.join(team)
    day.owner.say(team, "/teamchat")
    await day.goes_on()
    day.editor.say(team, "/stats month")
    await day.goes_on()
    shown = team.last()
    assert "against the 30 days before" in shown.text
    before = shown.content["photo"][-1]["file_id"]
    day.owner.press(shown, "Growth")
    await day.goes_on()
    assert team.last().id == shown.id
    assert team.last().content["photo"][-1]["file_id"] != before
    day.owner.press(shown, "Details")
    await day.goes_on()
    assert "What stands out" in as_words(team.last())
    day.stranger.say(team, "/stats")
    await day.goes_on()
    assert team.last().text == "/stats"
    other = day.owner.create_group("Other")
    day.owner.promote(other, day.account)
    day.owner.say(other, "/stats")
    await day.goes_on()
    assert other.last().text == "/stats"
