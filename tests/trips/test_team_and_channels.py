"""A manager's day around the posts: first use, the team, channels, settings, plan and freeze."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from desk.model.people import ApprovalMode, Role
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


def link_in(text: str) -> str:
    return text.partition("?start=")[2].split()[0]


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
    assert labels(day.last(day.reviewer)) == ["Review", "Plan", "Settings"]
    screen = day.last(day.reviewer)
    await day.tap(day.reviewer, "Review", on=screen)
    assert "1 post waits for approval" in screen.text
    await day.tap(day.reviewer, "Home", on=screen)
    assert "Nothing more goes out today" in screen.text
    await day.tap(day.reviewer, "Settings", on=screen)
    assert labels(screen) == ["Language", "Home"]


async def test_an_invitation_is_forwarded_used_once_and_told_of(day: Day) -> None:
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    assert "3 members" in screen.text
    await day.tap(day.owner, "Invite", on=screen)
    await day.tap(day.owner, "editor", on=screen)
    token = link_in(day.sees(day.owner))
    assert token.startswith("join_")
    assert labels(day.last(day.owner)) == []
    await opens(day, day.stranger, token)
    assert "Roastery" in day.sees(day.stranger)
    assert "editor" in day.sees(day.stranger)
    await day.tap(day.stranger, "Join")
    assert "Roastery" in day.sees(day.stranger)
    assert "New post" in labels(day.last(day.stranger))
    assert "Stranger (@stranger) has joined" in day.sees(day.owner)
    commands = {c["command"] for c in day.account.commands[f"chat:{day.stranger.id}|"]}
    assert "new" in commands
    assert "team" not in commands
    await opens(day, day.reader, token)
    assert "used already" in day.sees(day.reader)


async def test_an_invitation_can_be_revoked_and_expires(day: Day) -> None:
    for _ in range(2):
        await day.says(day.owner, "/team")
        await day.tap(day.owner, "Invite", on=day.last(day.owner))
        await day.tap(day.owner, "client", on=day.find(day.owner, "client"))
    first, second = [link_in(m.text) for m in day.chat(day.owner).messages.values() if "?start=join_" in m.text]
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    assert screen.text.count("open invitation") == 2
    revoke = next(b for row in screen.buttons for b in row if "Revoke" in b["text"])
    day.owner.press(screen, revoke["callback_data"])
    await day.goes_on()
    assert screen.text.count("open invitation") == 1
    await opens(day, day.stranger, first)
    assert "does not exist any more" in day.sees(day.stranger)
    day.clock.forward(24 * 3600 + 1)
    await opens(day, day.stranger, second)
    assert "expired" in day.sees(day.stranger)


async def test_a_role_is_changed_and_a_member_removed(day: Day) -> None:
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    await day.tap(day.owner, "Editor", on=screen)
    await day.tap(day.owner, "Change role", on=screen)
    await day.tap(day.owner, "analyst", on=screen)
    assert "analyst" in screen.text
    assert "is analyst now" in day.sees(day.editor)
    await day.says(day.editor, "No draft any more, is it?")
    assert "does not write posts" in day.sees(day.editor)
    await day.tap(day.owner, "Remove", on=screen)
    assert "Remove Editor?" in screen.text
    await day.tap(day.owner, "Keep it", on=screen)
    await day.tap(day.owner, "Remove", on=screen)
    await day.tap(day.owner, "Remove", on=screen)
    assert "2 members" in screen.text
    assert "not in the team" in day.sees(day.editor)
    await day.says(day.editor, "/plan")
    assert "not in a team" in day.sees(day.editor)


async def test_the_last_owner_stays_and_strangers_change_nothing(day: Day) -> None:
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    await day.tap(day.owner, "Owner", on=screen)
    await day.tap(day.owner, "Change role", on=screen)
    press = await day.tap(day.owner, "editor", on=screen)
    assert "last owner" in press.text
    forged = day.editor.press_forged(day.account, day.chat(day.editor), 1, f"t:role-set:{day.editor.id}:1.owner")
    await day.goes_on()
    assert "does not manage the team" in forged.text
    member = await day.desk.staffing.member(day.editor.id)
    assert member is not None
    assert member.role is Role.EDITOR


async def test_lacking_rights_are_named_with_their_cure(day: Day) -> None:
    await day.says(day.owner, "/channels")
    screen = day.last(day.owner)
    assert "⚠️ @roastery" in screen.text
    await day.tap(day.owner, "@roastery", on=screen)
    assert "post, edit and delete" in screen.text
    assert "I cannot read the comments yet" in screen.text
    day.owner.promote(day.group, day.account, can_manage_chat=True)
    await day.goes_on()
    assert "I can read the comments" in day.sees(day.owner)
    day.owner.promote(day.channel, day.account, can_post_messages=True)
    await day.tap(day.owner, "Check again", on=screen)
    assert "neither edit nor delete" in screen.text
    assert "Edit messages of others" in screen.text


async def test_a_lost_channel_is_blocked_and_comes_back(day: Day) -> None:
    day.owner.kick(day.channel, day.account)
    await day.goes_on()
    assert "may not post in @roastery" in day.sees(day.owner)
    await day.says(day.owner, "/channels")
    assert "⛔ @roastery" in day.sees(day.owner)
    await day.says(day.owner, "/start")
    assert "There is 1 channel where I may not post" in day.sees(day.owner)
    await day.tap(day.owner, "Channels")
    await day.tap(day.owner, "@roastery")
    screen = day.last(day.owner)
    assert "I am not in the channel any more" in screen.text
    day.owner.promote(
        day.channel, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True
    )
    await day.goes_on()
    assert "I may post in @roastery again" in day.sees(day.owner)


async def test_making_the_bot_an_administrator_connects_only_for_members_with_the_right(day: Day) -> None:
    theirs = day.stranger.create_channel("Foreign", "foreign")
    day.stranger.promote(theirs, day.account, can_post_messages=True)
    editors = day.editor.create_channel("Editor's own", "editors_own")
    day.editor.promote(editors, day.account, can_post_messages=True)
    await day.goes_on()
    _, found = await day.desk.connecting.channels(day.owner.id)
    assert [channel.username for channel in found] == ["roastery"]
    second = day.owner.create_channel("Beans", "beans")
    day.owner.promote(second, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    await day.goes_on()
    assert "@beans" in day.sees(day.owner)
    assert "is connected" in day.sees(day.owner)


async def test_a_channel_that_the_person_does_not_run_is_refused(day: Day) -> None:
    foreign = day.stranger.create_channel("Foreign", "foreign")
    day.stranger.promote(foreign, day.account, can_post_messages=True)
    await day.says(day.owner, "/channels")
    await day.tap(day.owner, "Add a channel")
    shared = {"chat_shared": {"request_id": 1, "chat_id": foreign.id}}
    day.owner.put(day.chat(day.owner), shared)
    await day.goes_on()
    assert "not an administrator there" in day.sees(day.owner)
    _, found = await day.desk.connecting.channels(day.owner.id)
    assert len(found) == 1


async def test_a_channel_is_disconnected_after_a_question(day: Day) -> None:
    await day.says(day.owner, "/channels")
    screen = day.last(day.owner)
    await day.tap(day.owner, "@roastery", on=screen)
    await day.tap(day.owner, "Disconnect", on=screen)
    assert "Disconnect @roastery?" in screen.text
    await day.tap(day.owner, "Disconnect", on=screen)
    assert "has no channel yet" in screen.text


TO_FRIDAY = (4 * 24 + 7.5) * 3600
"""Seconds from Monday 11:00 in Athens to Friday 18:30."""


async def plan_a_post(day: Day, text: str = "Coffee at nine, who comes?", when: str = "fri 18:30") -> None:
    await day.says(day.editor, text)
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Schedule")
    await day.says(day.editor, when)
    await day.tap(day.editor, "Yes")


async def test_the_plan_shows_ours_and_what_was_posted_by_hand(day: Day) -> None:
    day.owner.say(day.channel, "By hand: we are open")
    await day.goes_on()
    await plan_a_post(day)
    await day.says(day.editor, "/plan")
    screen = day.last(day.editor)
    assert "By hand: we are open" in screen.text
    assert "18:30 @roastery · Coffee at nine" in screen.text
    assert "today" in screen.text
    seen = next(b for row in screen.buttons for b in row if "By hand" in b["text"])
    assert seen["url"].startswith("https://t.me/roastery/")
    await day.tap(day.editor, "Coffee at nine", on=screen)
    assert "Scheduled" in day.sees(day.editor)
    await day.tap(day.editor, "Later ›", on=screen)
    assert "Nothing is planned here" in screen.text
    await day.tap(day.editor, "This week", on=screen)
    assert "Coffee at nine" in screen.text


async def test_a_hand_made_album_is_one_line(day: Day) -> None:
    day.owner.send_album(day.channel, [("photo", b"one", "Three cups"), ("photo", b"two"), ("photo", b"three")])
    await day.goes_on()
    await day.says(day.editor, "/plan")
    assert day.sees(day.editor).count("✍️") == 1
    assert "Three cups" in day.sees(day.editor)


async def test_a_crowded_plan_shows_its_days(day: Day) -> None:
    for number in range(30):
        day.owner.say(day.channel, f"News {number}")
        day.clock.forward(60)
    await day.goes_on()
    await day.says(day.editor, "/plan")
    screen = day.last(day.editor)
    assert "and 28 more" in screen.text
    await day.tap(day.editor, "· 30", on=screen)
    assert "News 29" in screen.text
    await day.tap(day.editor, "Back", on=screen)
    assert "and 28 more" in screen.text


async def test_freeze_holds_at_once_and_unfreeze_lets_go(day: Day) -> None:
    await plan_a_post(day)
    await day.says(day.reviewer, "/freeze")
    screen = day.last(day.reviewer)
    assert "Everything is frozen" in screen.text
    assert "has frozen all publishing" in day.sees(day.owner)
    await day.says(day.editor, "/plan")
    assert "Everything is frozen" in day.sees(day.editor)
    await day.goes_on(5 * 24 * 3600)
    assert day.texts() == []
    press = await day.tap(day.reviewer, "Unfreeze all", on=screen)
    assert "Unfrozen" in press.text
    assert "Nothing is frozen" in screen.text
    await day.tap(day.reviewer, "Freeze everything", on=screen)
    assert "Everything is frozen" in screen.text
    await day.says(day.reviewer, "/unfreeze")
    assert "Nothing is frozen" in day.sees(day.reviewer)


async def test_one_of_several_channels_is_frozen(day: Day) -> None:
    second = day.owner.create_channel("Beans", "beans")
    day.owner.promote(second, day.account, can_post_messages=True)
    await day.goes_on()
    await day.says(day.owner, "/freeze")
    screen = day.last(day.owner)
    assert "Nothing is frozen" in screen.text
    await day.tap(day.owner, "Freeze @beans", on=screen)
    assert "Frozen: @beans" in screen.text
    await day.says(day.owner, "/channels")
    assert "🧊 @beans" in day.sees(day.owner)
    await day.tap(day.owner, "Unfreeze @beans", on=screen)
    assert "Nothing is frozen" in screen.text


async def test_a_frozen_missed_post_is_decided_from_home(day: Day) -> None:
    await plan_a_post(day)
    await day.says(day.owner, "/freeze")
    await day.goes_on(5 * 24 * 3600)
    await day.says(day.owner, "/unfreeze")
    await day.says(day.editor, "/start")
    assert "1 post waits for a decision" in day.sees(day.editor)
    home = day.last(day.editor)
    await day.tap(day.editor, "Decide", on=home)
    await day.tap(day.editor, "Coffee at nine", on=home)
    assert "Missed" in day.sees(day.editor)
    await day.tap(day.editor, "New time")
    await day.says(day.editor, "tomorrow at 9")
    await day.tap(day.editor, "Yes")
    assert "Scheduled" in day.find(day.editor, "Move").text
    await day.goes_on(21 * 3600)
    assert day.texts() == []
    await day.goes_on(3600)
    assert day.texts() == ["Coffee at nine, who comes?"]


async def test_what_may_be_out_is_put_to_a_person(day: Day) -> None:
    await plan_a_post(day)
    day.town.faults.add(Fault(kind="silence", method="sendMessage", chat_id=day.channel.id))
    await day.goes_on(TO_FRIDAY)
    assert "Is it there?" in day.sees(day.editor)
    press = await day.tap(day.editor, "It is there")
    assert "published" in press.text
    assert "Published" in day.sees(day.editor)
    assert len(day.posts()) == 1


async def test_the_discussion_group_is_a_witness(day: Day) -> None:
    day.owner.promote(day.group, day.account, can_manage_chat=True)
    await plan_a_post(day)
    day.town.faults.add(Fault(kind="silence", method="sendMessage", chat_id=day.channel.id))
    await day.goes_on(TO_FRIDAY)
    await day.goes_on()
    assert "Published" in day.sees(day.editor)
    assert len(day.posts()) == 1


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
    assert labels(day.last(day.editor)) == ["Language", "Home"]
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


async def test_cancel_forgets_the_question(day: Day) -> None:
    await day.says(day.owner, "/cancel")
    assert "had asked nothing" in day.sees(day.owner)
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Name")
    await day.says(day.owner, "/cancel")
    assert "forgotten" in day.sees(day.owner)
    await day.says(day.owner, "Is this a draft now?")
    assert "Draft" in day.sees(day.owner)


async def test_the_team_group_shows_cards(day: Day) -> None:
    group = day.owner.create_group("The team")
    day.owner.add(group, day.account)
    day.owner.add(group, day.editor)
    day.editor.say(group, "/teamchat")
    await day.goes_on()
    assert "does not change settings" in last_of(day.account, group)
    day.owner.say(group, "/teamchat")
    await day.goes_on()
    assert "come here from now on" in last_of(day.account, group)
    await day.says(day.editor, "Autumn sale, who comes?")
    await day.tap(day.editor, "Submit for review")
    assert "Autumn sale" in last_of(day.account, group)
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Team's group")
    await day.tap(day.owner, "No group")
    assert "none, cards come to each person" in day.sees(day.owner)


async def test_the_team_group_is_chosen_with_the_picker(day: Day) -> None:
    group = day.owner.create_group("The team")
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Team's group")
    await day.tap(day.owner, "Choose a group")
    picker = day.last(day.owner)
    day.owner.choose_chat(picker, group)
    await day.goes_on()
    assert "Add me to the group first" in day.sees(day.owner)
    day.owner.add(group, day.account)
    day.owner.choose_chat(picker, group)
    await day.goes_on()
    assert "cards come to the group too" in day.sees(day.owner)
    assert (await day.desk.staffing.member(day.owner.id)).workspace.team_chat_id == group.id


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


async def test_a_post_is_opened_by_its_link(day: Day) -> None:
    await day.says(day.editor, "Autumn sale, who comes?")
    await day.says(day.editor, "/start")
    await opens(day, day.editor, "post_1")
    assert "Draft" in day.sees(day.editor)
    await opens(day, day.stranger, "post_1")
    assert "do not know such a post" in day.sees(day.stranger)


async def test_who_blocks_the_bot_is_shown_as_out_of_reach(day: Day) -> None:
    day.editor.block(day.account)
    await day.goes_on()
    await day.says(day.owner, "/team")
    assert "Editor, editor · I cannot write to them" in day.sees(day.owner)
    day.editor.unblock(day.account)
    await day.goes_on()
    await day.says(day.owner, "/team")
    assert "I cannot write" not in day.sees(day.owner)


async def test_every_button_is_short_and_every_screen_leads_home(day: Day) -> None:
    for command in ("/start", "/team", "/channels", "/settings", "/plan", "/freeze", "/help", "/language"):
        await day.says(day.owner, command)
        screen = day.last(day.owner)
        assert all(len(row) <= 3 for row in screen.buttons), command
        if command != "/start":
            assert "Home" in labels(screen), command


def last_of(account: BotAccount, chat: Chat) -> str:
    """The newest message of the bot there."""
    return next(m.text for m in reversed(list(chat.messages.values())) if m.author_id == account.id)


async def test_a_group_that_becomes_a_supergroup_stays_the_teams(day: Day) -> None:
    group = day.owner.create_group("The team", supergroup=False)
    day.owner.add(group, day.account)
    day.owner.say(group, "/teamchat")
    await day.goes_on()
    new = day.owner.make_supergroup(group)
    await day.goes_on()
    assert (await day.desk.staffing.member(day.owner.id)).workspace.team_chat_id == new.id


async def test_menus_by_language_for_newcomers_and_groups(day: Day) -> None:
    await set_default_menus(day.app.bot)
    kept = day.account.commands
    assert [c["command"] for c in kept["all_private_chats|"]] == ["start", "language", "help", "cancel"]
    assert kept["all_group_chats|ru"] == [{"command": "teamchat", "description": "присылать карточки команды сюда"}]


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


async def test_nobody_turns_a_card_in_the_group_into_their_screen(day: Day) -> None:
    group = day.owner.create_group("The team")
    for account in (day.account, day.stranger):
        day.owner.add(group, account)
    day.owner.say(group, "/teamchat")
    await day.goes_on()
    await day.says(day.editor, "Autumn sale, who comes?")
    await day.tap(day.editor, "Submit for review")
    card = next(m for m in reversed(list(group.messages.values())) if m.buttons)
    before = card.text
    day.stranger.press_forged(day.account, group, card.id, "h:home:")
    day.owner.press_forged(day.account, group, card.id, "h:team:here")
    await day.goes_on()
    assert card.text == before
    assert "3 members" in day.sees(day.owner)


async def test_a_long_team_pages(day: Day) -> None:
    for number in range(30):
        person = day.town.add_person(f"Writer {number}")
        person.start(day.account)
        await day.listens()
        token, _ = await day.desk.staffing.invite(day.owner.id, Role.EDITOR)
        await day.desk.staffing.join(person.id, token)
    await day.goes_on()
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    assert "33 members" in screen.text
    assert "Writer 29" not in screen.text
    await day.tap(day.owner, "›", on=screen)
    assert "Writer 29" in screen.text
    assert "‹" in labels(screen)
