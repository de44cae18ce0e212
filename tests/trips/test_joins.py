"""People come by links that a manager gave out, and the manager sees which link brought how many."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.sandbox.people import Person
from bot.sandbox.rich import words
from desk.model.joins import Way, WayKind, way_by_link
from desk.model.stats import Span
from tests.day import Day


def crowd(day: Day, many: int) -> list[Person]:
    return [day.town.add_person(f"Guest {number}") for number in range(many)]


async def ways(day: Day) -> dict[Way, int]:
    statement = await day.desk.reporting.report(day.owner.id, Span.WEEK)
    return {one.way: one.joins for one in (await day.desk.reporting.behind(day.owner.id, statement)).joins}


async def details(day: Day) -> str:
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Details")
    return "\n".join(words(block) for block in day.last(day.owner).content["rich_message"]["blocks"])


async def test_a_link_with_a_name_and_the_public_one_are_told_apart(day: Day) -> None:
    leaflet = day.owner.invite_by_link(day.channel, "Spring leaflet")
    guests = crowd(day, 5)
    for guest in guests[:3]:
        guest.join(day.channel, leaflet)
    for guest in guests[3:]:
        guest.join(day.channel)
    await day.goes_on()
    told = await details(day)
    assert "“Spring leaflet”\t3" in told
    assert "Public link\t3" in told  # the reader was there before


async def test_of_a_link_without_a_name_the_last_characters_are_kept_and_no_more(day: Day) -> None:
    link, main = day.owner.invite_by_link(day.channel), day.owner.invite_by_link(day.channel, main=True)
    one, other = crowd(day, 2)
    one.join(day.channel, link)
    other.join(day.channel, main)
    await day.goes_on()
    told = await details(day)
    for address, words_of_it in ((link, "Link"), (main, "Main link")):
        secret = address.rpartition("+")[2]
        assert f"{words_of_it} …{secret[4:8]}\t1" in told  # the bot itself is shown eight characters
        assert secret not in told
    for way in await ways(day):
        assert len(way.name) <= 4


async def test_who_comes_by_a_folder_or_is_added_is_told_so(day: Day) -> None:
    one, other = crowd(day, 2)
    one.join(day.channel, folder=True)
    day.owner.add(day.channel, other)
    await day.goes_on()
    assert {way.kind for way in await ways(day)} >= {WayKind.FOLDER, WayKind.ADDED}
    told = await details(day)
    assert "Shared folder\t1" in told
    assert "Added by somebody\t1" in told


async def test_who_leaves_and_comes_back_has_joined_twice(day: Day) -> None:
    link = day.owner.invite_by_link(day.channel, "Poster")
    [guest] = crowd(day, 1)
    for _ in range(2):
        guest.join(day.channel, link)
        guest.leave(day.channel)
    await day.goes_on()
    assert (await ways(day))[Way(WayKind.NAMED, "Poster")] == 2


async def test_what_was_counted_before_is_not_known_and_the_rows_add_up(day: Day) -> None:
    """As in a desk that counted joins before it kept their ways."""
    async with day.app.store.write() as unit:
        [channel] = await unit.channels.of_workspace(day.workspace_id)
        await unit.stats.moved(channel, day.now.date(), 9, 4, 0)
    told = await details(day)
    assert "Way not known\t4" in told
    assert "Public link\t1" in told


async def test_many_links_are_told_in_few_rows_and_all_of_them_in_the_export(day: Day) -> None:
    guests = crowd(day, 9)
    for number, guest in enumerate(guests):
        guest.join(day.channel, day.owner.invite_by_link(day.channel, f"=Flyer {number}"))
    await day.goes_on()
    assert "Other links\t4" in await details(day)
    await day.says(day.owner, "/report")
    await day.tap(day.owner, "CSV")
    document = day.last(day.owner).content["document"]["file_id"]
    with ZipFile(BytesIO(day.town.files.read(day.town.files.by_id[document]))) as archive:
        rows = archive.read("joins.csv").decode("utf-8-sig").splitlines()
    assert rows[0] == "Day,Channel,Joined by,Joined"
    assert "2026-11-23,'@roastery,“=Flyer 0”,1" in rows
    assert len(rows) == 11


@pytest.mark.parametrize(
    ("address", "name", "main", "way"),
    [
        ("https://t.me/+AbCdEfGhIjKlMnOp", "", False, Way(WayKind.UNNAMED, "MnOp")),
        ("https://t.me/+AbCdEfGh…", "", True, Way(WayKind.MAIN, "EfGh")),
        ("https://t.me/+AbCdEfGh...", "", False, Way(WayKind.UNNAMED, "EfGh")),
        ("https://t.me/joinchat/AAAAAEkk2WdoDrB4-Q8-gg", "", False, Way(WayKind.UNNAMED, "8-gg")),
        ("https://t.me/+Ab", "", False, Way(WayKind.UNNAMED, "b")),
        ("", "", False, Way(WayKind.UNKNOWN)),
        ("https://t.me/+AbCd", "  Spring \n leaflet ", True, Way(WayKind.NAMED, "Spring leaflet")),
        ("https://t.me/+AbCd", "x" * 99, False, Way(WayKind.NAMED, "x" * 64)),
    ],
)
def test_a_link_is_never_kept_whole(address: str, name: str, main: bool, way: Way) -> None:
    assert way_by_link(address, name, main) == way
