"""A manager's day around the posts: the team, its group, and the channels."""

from __future__ import annotations

import asyncio

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.model.network import ChannelState
from desk.model.people import Role
from tests.day import Day, labels


async def opens(day: Day, person: Person, payload: str | None = None) -> None:
    """Follow a link to the bot."""
    person.start(day.account, payload)
    await day.goes_on()


def link_in(text: str) -> str:
    return text.partition("?start=")[2].split()[0]


async def test_an_invitation_is_forwarded_used_once_and_told_of(day: Day) -> None:
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    assert "3 members" in screen.text
    await day.tap(day.owner, "Invite", on=screen)
    await day.tap(day.owner, "Editor", on=screen)
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
        await day.tap(day.owner, "Client", on=day.find(day.owner, "Client"))
    first, second = [link_in(m.text) for m in day.chat(day.owner).messages.values() if "?start=join_" in m.text]
    await day.says(day.owner, "/team")
    screen = day.last(day.owner)
    assert screen.text.count("open invitation: client, ends Tue 24 Nov, 11:00") == 2
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
    await day.tap(day.owner, "Analyst", on=screen)
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
    press = await day.tap(day.owner, "Editor", on=screen)
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


async def test_an_older_look_at_a_channel_never_replaces_a_newer_one(day: Day) -> None:
    look = day.desk.connecting.check
    day.owner.demote(day.channel, day.account)
    day.town.faults.add(Fault("slow", method="getChatMember", chat_id=day.channel.id, delay=0.1))
    older = asyncio.create_task(look(day.owner.id, day.channel_id))
    while day.town.calls[-1].method != "getChatMember":  # noqa: ASYNC110
        await asyncio.sleep(0)
    day.owner.promote(day.channel, day.account, can_post_messages=True)
    await look(day.owner.id, day.channel_id)
    await older
    _, channel = await day.desk.connecting.channel(day.owner.id, day.channel_id)
    assert channel.state is ChannelState.CONNECTED
    assert channel.lacks >= {"edit", "delete"}


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


async def test_who_blocks_the_bot_is_shown_as_out_of_reach(day: Day) -> None:
    day.editor.block(day.account)
    await day.goes_on()
    await day.says(day.owner, "/team")
    assert "Editor, editor · I cannot write to them" in day.sees(day.owner)
    day.editor.unblock(day.account)
    await day.goes_on()
    await day.says(day.owner, "/team")
    assert "I cannot write" not in day.sees(day.owner)


def last_of(account: BotAccount, chat: Chat) -> str:
    """What the bot said last there."""
    return newest_of(account, chat).text


def newest_of(account: BotAccount, chat: Chat) -> Message:
    """The newest message of the bot there."""
    return next(m for m in reversed(list(chat.messages.values())) if m.author_id == account.id)


async def test_a_group_that_becomes_a_supergroup_stays_the_teams(day: Day) -> None:
    group = day.owner.create_group("The team", supergroup=False)
    day.owner.add(group, day.account)
    day.owner.say(group, "/teamchat")
    await day.goes_on()
    new = day.owner.make_supergroup(group)
    await day.goes_on()
    assert (await day.desk.staffing.member(day.owner.id)).workspace.team_chat_id == new.id


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


async def test_the_teams_cards_come_into_its_topic_and_not_into_nothing(day: Day) -> None:
    forum = day.owner.create_group("The team", forum=True)
    for account in (day.account, day.editor):
        day.owner.add(forum, account)
    day.owner.promote(forum, day.account, can_manage_topics=True, can_delete_messages=True)
    topic = (await day.app.bot.create_forum_topic(forum.id, "Desk")).message_thread_id
    day.owner.say(forum, "/teamchat", thread_id=topic)
    await day.goes_on()
    assert newest_of(day.account, forum).thread_id == topic
    await day.says(day.editor, "Autumn sale, who comes?")
    await day.tap(day.editor, "Submit for review")
    shown = [m for m in forum.messages.values() if m.author_id == day.account.id and "Autumn sale" in m.text]
    assert len(shown) == 2 and {m.thread_id for m in shown} == {topic}  # the preview and its card

    await day.app.bot.delete_forum_topic(forum.id, topic)
    await day.says(day.editor, "Winter sale, who comes?")
    await day.tap(day.editor, "Submit for review")
    found = newest_of(day.account, forum)
    assert "Winter sale" in found.text and found.thread_id is None
    assert (await day.desk.staffing.member(day.owner.id)).workspace.team_topic_id is None
