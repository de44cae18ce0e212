"""A manager brings the visits that a web counter has counted, and sees them beside the numbers of the channels."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from bot.sandbox.messages import Message
from bot.sandbox.rich import words
from desk.model.stats import Span, Why
from tests.day import Day
from tests.trips.acts import is_published

HEAD = "date,utm_source,utm_medium,utm_campaign,visits\n"
FILE = HEAD + (
    "2026-11-22,telegram,social,autumn-sale,100\n"
    "2026-11-22,google,organic,,40\n"
    "2026-11-23,telegram,social,autumn-sale,20\n"
    "2026-11-23,telegram,social,news,3\n"
)


async def sends(day: Day, text: str | bytes, name: str = "visits.csv", caption: str | None = "/visits") -> str:
    data = text if isinstance(text, bytes) else text.encode()
    day.owner.send_document(day.chat(day.owner), data, caption, name=name)
    await day.goes_on()
    return day.sees(day.owner)


async def visited(day: Day, channel_id: int | None = None) -> tuple[float | None, int, int]:
    """From our links, in how many days, and by other links."""
    report = (await day.desk.reporting.report(day.owner.id, Span.WEEK, channel_id)).report
    return report.visited.total.value, report.visited.total.count, report.visited.strange


async def details(day: Day) -> str:
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Details")
    return "\n".join(words(block) for block in day.last(day.owner).content["rich_message"]["blocks"])


async def a_file(day: Day, kind: str) -> Message:
    await day.says(day.owner, "/report")
    await day.tap(day.owner, kind)
    return day.last(day.owner)


def content(day: Day, message: Message) -> bytes:
    return day.town.files.read(day.town.files.by_id[message.content["document"]["file_id"]])


async def test_a_file_under_the_command_is_kept_and_told(day: Day) -> None:
    said = await sends(day, FILE)
    assert "Visits are imported" in said
    assert "Lines: 4. 2 days: 22–23 Nov." in said
    assert "Visits: 163" in said
    assert "@roastery: 123" in said
    assert "Not assigned: 40 (google / organic)" in said
    assert await visited(day) == (123, 2, 40)
    await day.tap(day.owner, "Week in a picture")
    assert "🔗 Visits from our links: 123, known for 2 of 7 days" in day.sees(day.owner)


async def test_the_command_asks_and_the_file_answers(day: Day) -> None:
    await day.says(day.owner, "/visits")
    assert "No file was imported yet." in day.sees(day.owner)
    assert "@roastery: 123" in await sends(day, FILE, caption=None)
    await day.says(day.owner, "/visits")
    assert "Known: 2 days, 22–23 Nov." in day.sees(day.owner)


async def test_a_draft_after_the_question_is_still_a_draft(day: Day) -> None:
    await day.says(day.owner, "/visits")
    await day.says(day.owner, "Autumn sale")
    assert "Submit for review" in day.last(day.owner).labels
    day.owner.send_document(day.chat(day.owner), b"%PDF-1.7", "The menu", name="menu.pdf")
    await day.goes_on()
    assert "Submit for review" in day.last(day.owner).labels
    assert "@roastery: 123" in await sends(day, FILE, caption=None)


async def test_the_command_as_a_reply_to_a_file_takes_that_file(day: Day) -> None:
    sent = day.owner.send_document(day.chat(day.owner), FILE.encode(), None, name="export.csv")
    await day.goes_on()
    await day.says(day.owner, "/visits", reply_to=sent)
    assert "@roastery: 123" in day.sees(day.owner)


async def test_the_same_file_or_a_longer_one_counts_nothing_twice(day: Day) -> None:
    await sends(day, FILE)
    said = await sends(day, FILE)
    assert "2 days were known already and are replaced." in said
    assert await visited(day) == (123, 2, 40)
    said = await sends(day, HEAD + "2026-11-23,telegram,social,autumn-sale,30\n2026-11-21,telegram,social,x,7\n")
    assert "1 day was known already and is replaced." in said
    assert await visited(day) == (137, 3, 40)


async def test_a_broken_file_changes_nothing_and_names_its_lines(day: Day) -> None:
    await sends(day, FILE)
    wrong = "".join(f"2026-11-{number},telegram,social,x,many\n" for number in range(10, 17))
    said = await sends(day, HEAD + "2026-11-22,telegram,social,x,999\n" + wrong)
    assert "Nothing was imported. 7 lines cannot be read:" in said
    assert "Line 3: “many” is no whole number of visits" in said
    assert "Line 7:" in said
    assert "Line 8:" not in said
    assert "and 2 more" in said
    assert await visited(day) == (123, 2, 40)


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"PK\x03\x04\x00\x00", "This is a spreadsheet. Save it as CSV"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "no text that I can read"),
        (b"name,price\nCoffee,5\n", "I need a column with the day and one with the visits. The file begins with: name"),
        (b"date,visits\n03/04/2026,5\n", "is the day first or the month?"),
        (b"date,visits\n" + b"2026-11-22,1\n" * 400_000, "too large: up to 5 MB"),
    ],
    ids=["spreadsheet", "picture", "other table", "order", "large"],
)
async def test_a_wrong_file_gets_a_clear_answer(day: Day, data: bytes, answer: str) -> None:
    assert answer in await sends(day, data)
    assert await visited(day) == (None, 0, 0)


async def test_without_a_file_visits_are_no_data_and_say_why(day: Day) -> None:
    report = (await day.desk.reporting.report(day.owner.id, Span.WEEK)).report
    assert report.visited.total.why is Why.NO_VISITS
    told = await details(day)
    assert "Visits from our links" in told
    assert "no file imported" in told
    assert "Visits: no data. Import a file: /visits" in told
    await day.says(day.owner, "/stats")
    assert "Visits" not in day.sees(day.owner)


async def test_details_tell_campaigns_and_what_came_by_other_links(day: Day) -> None:
    await sends(day, FILE)
    told = await details(day)
    assert "2 of 7 days known" in told
    assert "Campaign autumn-sale" in told
    assert "120" in told
    assert "By other links" in told


async def test_with_the_period_before_the_change_of_a_day_is_told(day: Day) -> None:
    days = [f"2026-11-{number:02},telegram,social,x,{10 if number <= 16 else 15}\n" for number in range(10, 24)]
    await sends(day, HEAD + "".join(days))
    report = (await day.desk.reporting.report(day.owner.id, Span.WEEK)).report
    assert (report.visited.total.value, report.visited.change) == (105, 0.5)
    assert "▲ +50" in await details(day)
    await day.says(day.owner, "/stats")
    assert "🔗 Visits from our links: 105" in day.sees(day.owner)
    assert "known for" not in day.sees(day.owner)


async def test_exports_hold_each_day_and_no_formula(day: Day) -> None:
    await sends(day, FILE + "2026-11-23,=1+1,social,x,9\n")
    with ZipFile(BytesIO(content(day, await a_file(day, "CSV")))) as archive:
        rows = archive.read("visits.csv").decode("utf-8-sig").splitlines()
    assert rows[0] == "Day,Channel,Source,Medium,Campaign,Visits"
    assert "2026-11-22,'@roastery,telegram,social,autumn-sale,100" in rows
    assert "2026-11-23,,'=1+1,social,x,9" in rows
    book = openpyxl.load_workbook(BytesIO(content(day, await a_file(day, "XLSX"))))
    assert ("2026-11-22", "'@roastery", "telegram", "social", "autumn-sale", 100) in list(
        book["visits"].iter_rows(values_only=True)
    )


async def test_of_two_channels_with_the_same_tags_the_post_tells_which(day: Day) -> None:
    await is_published(day)
    other = day.owner.create_channel("Kitchen", "kitchen")
    day.owner.promote(other, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    await day.goes_on()
    await day.goes_on(3700)
    rows = ("coffee-at-nine-who-comes,8", "somebody-elses,5")
    said = await sends(day, HEAD + "".join(f"2026-11-23,telegram,social,{row}\n" for row in rows))
    assert "@roastery: 8" in said
    assert "Not assigned: 5 (telegram / social)" in said
    assert await visited(day, day.channel_id) == (8, 1, 0)


async def test_visits_of_a_channel_that_was_disconnected_stay_and_are_named_so(day: Day) -> None:
    other = day.owner.create_channel("Kitchen", "kitchen")
    day.owner.promote(other, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    await day.goes_on()
    _, channels = await day.desk.connecting.channels(day.owner.id)
    kitchen = next(channel for channel in channels if channel.username == "kitchen")
    await day.desk.tagging.set_tag(day.owner.id, kitchen.id, "source", "kitchen")
    await sends(day, FILE + "2026-11-23,kitchen,social,,9\n")
    assert "@kitchen" in await details(day)
    await day.desk.connecting.disconnect(day.owner.id, kitchen.id)
    assert "A disconnected channel\t9" in await details(day)


async def test_who_does_not_publish_may_not_import(day: Day) -> None:
    day.reviewer.send_document(day.chat(day.reviewer), FILE.encode(), "/visits", name="visits.csv")
    await day.goes_on()
    assert "imported" not in day.sees(day.reviewer)
    assert await visited(day) == (None, 0, 0)
    await day.says(day.reviewer, "/help")
    assert "/visits" not in day.sees(day.reviewer)
    await day.says(day.editor, "/help")
    assert "/visits" in day.sees(day.editor)
