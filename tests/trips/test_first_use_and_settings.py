"""The first steps, home, settings, languages, and the ways between screens and workspaces."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox.people import Person
from bot.sandbox.town import Town
from desk.model.people import ApprovalMode
from handlers.menu import set_default_menus
from tests.day import Day, fresh_database, labels, open_app
from tests.town import Clock


@pytest.fixture
async def empty_desk(empty_database: Path, tmp_path: Path) -> AsyncIterator[Day]:
    """A desk that nobody has claimed, and people who have not met it."""
    clock = Clock()
    town = Town(now=clock, seed=1)
    account = town.add_bot("desk_bot", "Desk")
    folder = tmp_path / "data"
    fresh_database(empty_database, folder / "desk.db")
    day = Day(town, clock, folder, account, open_app(town, clock, folder, account))
    for name in ("owner", "editor", "stranger"):
        day.people[name] = town.add_person(name.capitalize(), name)
    yield day
    await day.app.close()
    await town.close()


async def opens(day: Day, person: Person, payload: str | None = None) -> None:
    """Follow a link to the bot."""
    person.start(day.account, payload)
    await day.goes_on()


async def test_first_use_from_the_claim_to_a_draft(empty_desk: Day) -> None:
    day = empty_desk
    claim = await day.desk.staffing.issue_claim()
    await opens(day, day.owner, f"claim_{claim}")
    assert "Which language" in day.sees(day.owner)
    await day.tap(day.owner, "English")
    assert "What is the brand called?" in day.sees(day.owner)
    await day.says(day.owner, "Roastery")
    assert "Roastery" in day.sees(day.owner)
    assert "time zone" in day.sees(day.owner)
    await day.says(day.owner, "Athens")
    assert "Athens" in day.sees(day.owner)
    channel = day.owner.create_channel("Roastery", "roastery")
    await day.tap(day.owner, "Add my channel")
    picker = day.last(day.owner)
    assert labels(picker) == ["Add my channel"]
    day.owner.choose_chat(picker, channel)
    await day.goes_on()
    told = [message.text for message in day.chat(day.owner).messages.values()]
    assert sum("is connected" in text for text in told) == 1
    assert "Send me anything" in day.sees(day.owner)
    assert day.last(day.owner).markup == {"remove_keyboard": True}
    assert "post, edit and delete" in day.find(day.owner, "Check again").text
    await day.says(day.owner, "Autumn sale, who comes?")
    assert "Draft" in day.sees(day.owner)
    assert "@roastery" in day.sees(day.owner)


async def test_a_claim_works_once_and_strangers_are_told_what_to_do(empty_desk: Day) -> None:
    day = empty_desk
    claim = await day.desk.staffing.issue_claim()
    await opens(day, day.stranger)
    assert "invitation link" in day.sees(day.stranger)
    await opens(day, day.owner, f"claim_{claim}")
    await opens(day, day.stranger, f"claim_{claim}")
    for person in (day.owner, day.stranger):
        await day.tap(person, "English")
    await day.says(day.owner, "Roastery")
    await day.says(day.stranger, "Thieves")
    assert "used already" in day.sees(day.stranger)
    assert await day.desk.staffing.workspaces(day.stranger.id) == []


async def test_an_interrupted_first_use_goes_on_at_home(empty_desk: Day) -> None:
    day = empty_desk
    claim = await day.desk.staffing.issue_claim()
    await opens(day, day.owner, f"claim_{claim}")
    await day.tap(day.owner, "English")
    await day.says(day.owner, "Roastery")
    await day.says(day.owner, "/start")
    assert "No channel yet" in day.sees(day.owner)
    assert "Add my channel" in labels(day.last(day.owner))


async def test_home_shows_what_waits(day: Day) -> None:
    await day.says(day.editor, "Autumn sale: who comes?")
    await day.tap(day.editor, "Submit for review")
    await day.says(day.reviewer, "/start")
    assert "Roastery" in day.sees(day.reviewer)
    assert "11:00" in day.sees(day.reviewer)
    assert "1 post waits for your approval" in day.sees(day.reviewer)
    assert labels(day.last(day.reviewer)) == ["Review", "Plan", "Week in a picture", "Settings"]
    screen = day.last(day.reviewer)
    await day.tap(day.reviewer, "Review", on=screen)
    assert "1 post waits for approval" in screen.text
    await day.tap(day.reviewer, "Home", on=screen)
    assert "Nothing more goes out today" in screen.text
    await day.tap(day.reviewer, "Settings", on=screen)
    assert labels(screen) == ["Language", "Home"]


async def test_settings_are_changed_in_place(day: Day) -> None:
    await day.says(day.owner, "/settings")
    screen = day.last(day.owner)
    assert "Athens" in screen.text
    assert "required" in screen.text
    await day.tap(day.owner, "Approval", on=screen)
    await day.tap(day.owner, "3 approvals", on=screen)
    assert "3 of 2 members" in screen.text
    assert "nothing can go out" in screen.text
    await day.tap(day.owner, "Approval", on=screen)
    await day.tap(day.owner, "Optional", on=screen)
    await day.tap(day.owner, "Own posts: allow", on=screen)
    await day.tap(day.owner, "Undo time", on=screen)
    await day.tap(day.owner, "30 s", on=screen)
    assert "Undo for 30 seconds" in screen.text
    await day.tap(day.owner, "Time zone", on=screen)
    await day.says(day.owner, "nowhere at all")
    assert "do not know that city" in day.sees(day.owner)
    await day.says(day.owner, "Lisbon")
    assert "Lisbon" in day.sees(day.owner)
    await day.tap(day.owner, "Name")
    await day.says(day.owner, "Roastery & sons")
    assert "Roastery & sons" in day.sees(day.owner)
    workspace = (await day.desk.staffing.member(day.owner.id)).workspace
    assert (workspace.zone, workspace.undo_seconds, workspace.self_approval) == ("Europe/Lisbon", 30, True)
    assert workspace.mode is ApprovalMode.OPTIONAL


async def test_settings_are_for_those_with_the_right(day: Day) -> None:
    await day.says(day.editor, "/settings")
    assert labels(day.last(day.editor)) == ["Language", "Saved replies", "Watches", "Home"]
    forged = day.editor.press_forged(day.account, day.chat(day.editor), 1, "s:mode:1.none")
    await day.goes_on()
    assert "does not change settings" in forged.text
    day.owner.press_forged(day.account, day.chat(day.owner), 1, "s:zone-set:1.Middle/Nowhere")
    await day.goes_on()
    assert (await day.desk.staffing.member(day.owner.id)).workspace.zone == "Europe/Athens"


async def test_one_language_each(day: Day) -> None:
    await day.says(day.editor, "/language")
    screen = day.last(day.editor)
    await day.tap(day.editor, "Русский", on=screen)
    assert "На каком языке" in screen.text
    await day.says(day.editor, "/help")
    assert "Ваша роль здесь" in day.sees(day.editor)
    await day.says(day.owner, "/help")
    assert "Your role here: owner" in day.sees(day.owner)
    commands = day.account.commands[f"chat:{day.editor.id}|"]
    assert {"command": "plan", "description": "план: прошлая неделя и следующая"} in commands


async def test_help_tells_what_this_person_can_do(day: Day) -> None:
    await day.says(day.editor, "/help")
    assert "it is a draft" in day.sees(day.editor)
    assert "waits for your approval comes" not in day.sees(day.editor)
    await day.says(day.reviewer, "/help")
    told = day.sees(day.reviewer)
    assert "What waits for your approval comes to this chat" in told
    assert "/freeze stops everything" in told
    for beyond in ("it is a draft", "Submit it", "Schedule it", "/new", "/channels", "/settings"):
        assert beyond not in told
    await day.says(day.stranger, "/help")
    assert "you are not in a team yet" in day.sees(day.stranger)
    assert "/plan" not in day.sees(day.stranger)


async def test_cancel_forgets_the_question(day: Day) -> None:
    await day.says(day.owner, "/cancel")
    assert "had asked nothing" in day.sees(day.owner)
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Name")
    await day.says(day.owner, "/cancel")
    assert "forgotten" in day.sees(day.owner)
    await day.says(day.owner, "Is this a draft now?")
    assert "Draft" in day.sees(day.owner)


async def test_two_workspaces_stay_apart(day: Day) -> None:
    await day.says(day.owner, "/team")
    old_screen = day.last(day.owner)
    member = await day.desk.staffing.found(day.owner.id, "Tea house", "Europe/London")
    await day.says(day.owner, "/start")
    assert "Tea house" in day.sees(day.owner)
    press = await day.tap(day.owner, "Invite", on=old_screen)
    assert "another workspace" in press.text
    screen = day.find(day.owner, "Workspaces")
    await day.tap(day.owner, "Workspaces", on=screen)
    await day.tap(day.owner, "Roastery", on=screen)
    assert "Roastery" in screen.text
    await day.tap(day.owner, "Invite", on=old_screen)
    assert "In which role?" in old_screen.text
    assert (await day.desk.staffing.member(day.owner.id)).workspace.id != member.workspace.id


async def test_an_owner_opens_a_second_workspace(day: Day) -> None:
    await day.says(day.owner, "/settings")
    screen = day.last(day.owner)
    await day.tap(day.owner, "Workspaces", on=screen)
    await day.tap(day.owner, "New workspace", on=screen)
    await day.says(day.owner, "Tea house")
    await day.tap(day.owner, "London (GMT)")
    assert "London" in day.sees(day.owner)
    assert "Add my channel" in labels(day.last(day.owner))
    await day.says(day.owner, "/start")
    assert "Tea house" in day.sees(day.owner)
    await day.says(day.editor, "/settings")
    assert "Workspaces" not in labels(day.last(day.editor))


async def test_the_configured_owner_needs_no_link(empty_desk: Day) -> None:
    day = empty_desk
    office = replace(day.app.desk.office, owner_id=day.owner.id)
    day.app.desk.staffing.office = office
    await opens(day, day.owner)
    assert "Which language" in day.sees(day.owner)
    await day.tap(day.owner, "Русский")
    assert "Как называется бренд?" in day.sees(day.owner)
    await day.says(day.owner, "Обжарка")
    await day.says(day.owner, "Москва")
    assert "Москва" in day.sees(day.owner)
    commands = day.account.commands[f"chat:{day.owner.id}|"]
    assert {"command": "team", "description": "участники и приглашения"} in commands


async def test_a_post_is_opened_by_its_link(day: Day) -> None:
    await day.says(day.editor, "Autumn sale, who comes?")
    await day.says(day.editor, "/start")
    await opens(day, day.editor, "post_1")
    assert "Draft" in day.sees(day.editor)
    await opens(day, day.stranger, "post_1")
    assert "do not know such a post" in day.sees(day.stranger)


async def test_every_button_is_short_and_every_screen_leads_home(day: Day) -> None:
    for command in ("/start", "/team", "/channels", "/settings", "/plan", "/freeze", "/help", "/language"):
        await day.says(day.owner, command)
        screen = day.last(day.owner)
        assert all(len(row) <= 3 for row in screen.buttons), command
        if command != "/start":
            assert "Home" in labels(screen), command


async def test_menus_by_language_for_newcomers_and_groups(day: Day) -> None:
    await set_default_menus(day.app.bot)
    kept = day.account.commands
    assert [c["command"] for c in kept["all_private_chats|"]] == ["start", "language", "help", "cancel"]
    assert kept["all_group_chats|ru"] == [
        {"command": "stats", "description": "неделя в картинке"},
        {"command": "teamchat", "description": "присылать карточки команды сюда"},
    ]


@pytest.mark.parametrize(
    "data",
    [
        "s:mode:1.whatever",
        "s:quorum:1.many",
        "t:role-set:1:1.king",
        "h:switch:x",
        "l:plan-day:-5",
        "u:at:1:9e9",
        "s:freeze:a.b",
    ],
)
async def test_forged_values_change_nothing(day: Day, data: str) -> None:
    press = day.owner.press_forged(day.account, day.chat(day.owner), day.last(day.owner).id, data)
    await day.goes_on()
    assert "old" in press.text
