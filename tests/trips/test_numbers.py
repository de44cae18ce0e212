"""The week in a picture: asked for, turned by buttons, explained; drawn once and not again."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from desk.model.stats import Span
from handlers.charting.composing import Composer
from handlers.charting.drawing import draw
from handlers.charting.pictures import DrawnHere
from handlers.words import Voice
from tests.day import Day


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
