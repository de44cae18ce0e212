"""A reader comments, somebody of the team answers from the card, the reader sees it in the thread; and what then."""

from __future__ import annotations

import pytest

from bot.sandbox.errors import NotPossible
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.errors import Refused
from desk.model.content import Content, Poll
from desk.model.inbox import Alert, AlertState
from desk.model.people import Role
from tests.day import Day, labels

ANGRY = "Third order in a row arrives late and nobody answers! Terrible service, give me my money back"
PNG = b"\x89PNG sorry"


@pytest.fixture
async def talk(talk: Day) -> Day:
    """A reader is angry under the post."""
    await complains(talk)
    return talk


async def complains(day: Day, text: str = ANGRY) -> Message:
    root = max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)
    said = day.reader.say(day.group, text, reply_to=root)
    await day.goes_on()
    return said


async def another_complains(day: Day, name: str) -> Message:
    day.people[name.lower()] = day.town.add_person(name, name.lower())
    root = max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)
    comment = day.people[name.lower()].say(day.group, ANGRY, reply_to=root)
    await day.goes_on()
    return comment


def said(day: Day) -> Message:
    """The reader's newest comment."""
    return max((m for m in day.group.messages.values() if m.author_id == day.reader.id), key=lambda m: m.id)


def card(day: Day, person: Person) -> Message:
    """The newest card of an alert in that person's chat."""
    messages = sorted(day.chat(person).messages.values(), key=lambda m: m.id, reverse=True)
    return next(m for m in messages if "Negative" in m.text)


def answers(day: Day) -> list[Message]:
    """What the bot has written in the group."""
    found = (
        m for m in day.group.messages.values() if m.author_id == day.account.id and "left_chat_member" not in m.content
    )
    return sorted(found, key=lambda m: m.id)


async def the_alert(day: Day) -> Alert:
    async with day.app.store.read() as unit:
        return await unit.inbox.alert(1)


async def replies(day: Day, person: Person, text: str, after: float = 0) -> Message:
    day.clock.forward(after)
    message = day.say(person, text, reply_to=card(day, person))
    await day.goes_on()
    return message


async def bring(day: Day, person: Person) -> None:
    """The alert's card to somebody else of the team."""
    await day.desk.alerting.bring(person.id, 1)
    await day.goes_on()


async def verbs(day: Day) -> list[str]:
    async with day.app.store.read() as unit:
        return [entry.verb for entry in await unit.audit.of("alert", 1) if entry.verb != "told"]


# Answering


async def test_a_reply_to_the_card_answers_the_reader_in_the_thread(talk: Day) -> None:
    day = talk
    await replies(day, day.owner, "So sorry! I look into it right now.", after=190)
    answer = answers(day)[-1]
    assert answer.text == "So sorry! I look into it right now."
    assert (answer.reply_to, answer.thread_id) == (said(day).id, said(day).thread_id)
    shown = card(day, day.owner)
    assert "✅ Answered by you in 3 min 10 s" in shown.text
    assert "💬 Owner: “So sorry! I look into it right now.”" in shown.text
    assert {"Open", "Take back", "Keep as template", "Close"} <= set(labels(shown))
    alert = await the_alert(day)
    assert (alert.state, alert.answered_by, alert.next_at) == (AlertState.ANSWERED, day.owner.id, None)
    assert (alert.answered_at - alert.opened_at).total_seconds() == 190  # type: ignore[operator]
    assert await verbs(day) == ["answer", "answered"]
    await day.goes_on(24 * 3600)
    assert len(answers(day)) == 1


@pytest.mark.parametrize("kind", ["photo", "sticker", "voice"])
async def test_an_answer_may_be_a_picture_a_sticker_or_a_voice(talk: Day, kind: str) -> None:
    day = talk
    message = day.owner.send_file(day.chat(day.owner), kind, PNG, reply_to=card(day, day.owner))
    await day.goes_on()
    answer = answers(day)[-1]
    assert (answer.media, answer.reply_to) == (kind, said(day).id)
    assert answer.content[kind] == message.content[kind]
    assert (await the_alert(day)).state is AlertState.ANSWERED


async def test_the_button_asks_for_the_answer(talk: Day) -> None:
    day = talk
    await day.tap(day.owner, "Reply")
    assert "Write the answer to Reader" in day.sees(day.owner)
    await day.says(day.owner, "We are on it")
    assert answers(day)[-1].text == "We are on it"


async def test_a_reply_in_the_teams_group_answers_too(talk: Day) -> None:
    day = talk
    team = day.owner.create_group("Team")
    day.owner.add(team, day.account)
    await day.desk.staffing.set_team_chat(day.owner.id, team.id)
    olga = await another_complains(day, "Olga")
    shown = next(m for m in team.messages.values() if "Negative" in m.text)
    day.owner.say(team, "Sorry, Olga", reply_to=shown)
    await day.goes_on()
    assert [(a.text, a.reply_to) for a in answers(day)] == [("Sorry, Olga", olga.id)]
    assert "Answered by Owner" in shown.text


async def test_a_freeze_stops_posts_and_not_answers(talk: Day) -> None:
    day = talk
    await day.says(day.owner, "/freeze")
    await replies(day, day.owner, "Sorry!")
    assert answers(day)[-1].text == "Sorry!"


async def test_who_may_not_answer_is_told_so(talk: Day) -> None:
    day = talk
    await bring(day, day.reviewer)
    await replies(day, day.reviewer, "Sorry!")
    assert answers(day) == []
    assert "Reply" not in labels(card(day, day.reviewer))
    assert day.sees(day.reviewer) != card(day, day.reviewer).text


async def test_what_a_reader_cannot_be_sent_is_refused(talk: Day) -> None:
    day = talk
    day.owner.send_photo(day.chat(day.owner), PNG, "x" * 1025, reply_to=card(day, day.owner))
    await day.goes_on()
    assert "The answer is too long: 1,025" in day.sees(day.owner)
    with pytest.raises(Refused, match="not_an_answer"):
        await day.desk.responding.answer(day.owner.id, 1, Content(poll=Poll("Better?", ("Yes", "No"))))
    assert answers(day) == []


# Two at once


async def test_of_two_who_answer_the_second_is_told_and_may_insist(talk: Day) -> None:
    day = talk
    await bring(day, day.editor)
    texts = {name: f"Sorry from {name}" for name in ("Owner", "Editor")}
    for person in (day.owner, day.editor):
        day.say(person, texts[person.first_name], reply_to=card(day, person))
    await day.goes_on()
    first = answers(day)[0].text.removeprefix("Sorry from ")
    assert [a.text for a in answers(day)] == [texts[first]]
    faster, slower = (day.owner, day.editor) if first == "Owner" else (day.editor, day.owner)
    asked = day.find(slower, "Send mine too")
    assert asked.text == f"{first} has answered already."
    press = faster.press_forged(day.account, day.chat(faster), card(day, faster).id, "a:answer-too:1:")
    await day.goes_on()
    assert press.text == "That question is not open any more."
    await day.tap(slower, "Send mine too")
    assert [a.text for a in answers(day)] == [texts[first], texts[slower.first_name]]
    assert f"Answered by {first}" in card(day, slower).text


async def test_what_somebody_has_taken_is_asked_about(talk: Day) -> None:
    day = talk
    await bring(day, day.editor)
    await day.tap(day.owner, "I take it")
    await replies(day, day.editor, "Sorry")
    assert answers(day) == []
    assert "Owner has taken this one." in day.sees(day.editor)


# Editing, taking back


async def test_editing_the_own_message_edits_the_answer(talk: Day) -> None:
    day = talk
    message = await replies(day, day.owner, "Sory")
    day.owner.edit(message, "Sorry, truly")
    await day.goes_on()
    assert [a.text for a in answers(day)] == ["Sorry, truly"]
    assert "“Sorry, truly”" in card(day, day.owner).text
    assert "edit_answer" in await verbs(day)


async def test_an_answer_is_taken_back_once_that_was_asked(talk: Day) -> None:
    day = talk
    await replies(day, day.owner, "Sorry")
    await day.tap(day.owner, "Take back", on=card(day, day.owner))
    assert len(answers(day)) == 1
    await day.tap(day.owner, "Yes, delete it")
    assert answers(day) == []
    assert "Owner took the answer back." in card(day, day.owner).text
    alert = await the_alert(day)
    assert (alert.state, alert.answered_at) == (AlertState.ASSIGNED, None)
    await replies(day, day.owner, "Once more: sorry")
    assert [a.text for a in answers(day)] == ["Once more: sorry"]
    assert (await the_alert(day)).state is AlertState.ANSWERED


async def test_an_edit_that_telegram_refuses_is_owned_up_to(talk: Day) -> None:
    day = talk
    message = await replies(day, day.owner, "Sorry")
    day.owner.delete(answers(day)[0])
    day.owner.edit(message, "Sorry, truly")
    await day.goes_on()
    assert "The answer stays as it was" in card(day, day.owner).text


# What goes wrong


@pytest.mark.parametrize("kind", ["silence", "dropped", "half", "newer", "proxy", "restart"])
async def test_an_answer_in_doubt_is_put_to_a_person(talk: Day, kind: Kind) -> None:
    day = talk
    day.town.faults.add(Fault(kind, "sendMessage", day.group.id, applied=True))
    await replies(day, day.owner, "Sorry")
    shown = card(day, day.owner)
    assert "❓ Is the answer of Owner there?" in shown.text
    assert "I do not send it again unasked." in shown.text
    assert not shown.silent
    await day.goes_on(24 * 3600)
    assert len(answers(day)) == 1
    await day.tap(day.owner, "It is there")
    assert "Answered by you" in card(day, day.owner).text
    assert len(answers(day)) == 1
    assert "Take back" not in labels(card(day, day.owner))


async def test_what_is_not_there_is_sent_again_once_a_person_says_so(talk: Day) -> None:
    day = talk
    day.town.faults.add(Fault("proxy", "sendMessage", day.group.id, applied=False))
    await replies(day, day.owner, "Sorry")
    shown = card(day, day.owner)
    again = next(b["callback_data"] for row in shown.buttons for b in row if "send it" in b["text"])
    await day.tap(day.owner, "Not there, send it")
    press = day.owner.press_forged(day.account, day.chat(day.owner), shown.id, again)
    await day.goes_on()
    assert press.text == "That has been decided already."
    assert [a.text for a in answers(day)] == ["Sorry"]
    assert "Answered by you" in card(day, day.owner).text


async def test_a_flood_and_a_refused_connection_only_make_it_later(talk: Day) -> None:
    day = talk
    day.town.faults.add(Fault("flood", "sendMessage", day.group.id, retry_after=7))
    day.town.faults.add(Fault("refused", "sendMessage", day.group.id, times=2))
    await replies(day, day.owner, "Sorry")
    assert answers(day) == []
    for _ in range(4):
        await day.goes_on(8)
    assert [a.text for a in answers(day)] == ["Sorry"]


async def test_a_comment_that_is_gone_closes_its_alert(talk: Day) -> None:
    day = talk
    day.reader.delete(said(day))
    await replies(day, day.owner, "Sorry")
    assert answers(day) == []
    shown = card(day, day.owner)
    assert "Closed: the comment is not there any more" in shown.text
    assert "The comment has been deleted: there is nothing left to answer." in shown.text
    assert not shown.silent
    assert {"Try again", "Reply", "Moderate"}.isdisjoint(labels(shown))
    alert = await the_alert(day)
    assert (alert.state, alert.code) == (AlertState.CLOSED, "gone")


async def test_rights_that_were_lost_are_named_and_it_goes_out_once_they_are_back(talk: Day) -> None:
    day = talk
    day.owner.demote(day.group, day.account)
    day.owner.restrict(day.group, day.account, can_send_messages=False)
    await replies(day, day.owner, "Sorry")
    shown = card(day, day.owner)
    assert "⚠️ Not sent, the answer of Owner: “Sorry”" in shown.text
    assert "I may not write there." in shown.text
    day.owner.promote(day.group, day.account, can_delete_messages=True)
    await day.tap(day.owner, "Try again")
    assert [a.text for a in answers(day)] == ["Sorry"]


async def test_who_left_the_team_answers_no_more(talk: Day) -> None:
    day = talk
    await bring(day, day.editor)
    day.town.faults.add(Fault("refused", "sendMessage", day.group.id))
    await replies(day, day.editor, "Sorry")
    await day.desk.staffing.change_role(day.owner.id, day.editor.id, Role.ANALYST)
    await day.goes_on(60)
    assert answers(day) == []
    assert "Whoever wrote it may not answer readers any more." in card(day, day.owner).text
    await day.tap(day.owner, "Try again")
    assert [a.text for a in answers(day)] == ["Sorry"]


async def test_a_death_while_sending_is_a_doubt(talk: Day) -> None:
    day = talk
    day.say(day.owner, "Sorry", reply_to=card(day, day.owner))
    await day.listens()
    await day.desk.replying.claim()
    await day.restart()
    await day.goes_on()
    assert "I was stopped while sending it." in card(day, day.owner).text
    assert answers(day) == []


async def test_what_a_restored_copy_holds_on_its_way_is_asked_about(talk: Day) -> None:
    day = talk
    day.say(day.owner, "Sorry", reply_to=card(day, day.owner))
    await day.listens()
    assert await day.desk.freezing.mark_restored() == 1
    await day.goes_on()
    assert answers(day) == []
    assert "The desk was put back from a copy" in card(day, day.owner).text
    await day.tap(day.owner, "Not there, send it")
    assert [a.text for a in answers(day)] == ["Sorry"]


# Moderation


async def test_the_comment_is_deleted_once_that_was_asked(talk: Day) -> None:
    day = talk
    number = said(day).id
    await day.tap(day.owner, "Moderate")
    assert {"Delete comment", "Ban author", "Restrict 1 h"} <= set(labels(day.last(day.owner)))
    await day.tap(day.owner, "Delete comment")
    assert number in day.group.messages
    await day.tap(day.owner, "Yes, delete")
    assert number not in day.group.messages
    assert "Closed: the comment was deleted" in card(day, day.owner).text
    assert await verbs(day) == ["delete_comment_asked", "deleted"]


async def test_a_ban_is_asked_done_and_undone(talk: Day) -> None:
    day = talk
    await day.tap(day.owner, "Moderate")
    await day.tap(day.owner, "Ban author")
    press = await day.tap(day.owner, "Yes, ban")
    assert press.text == "Banned"
    with pytest.raises(NotPossible):
        await complains(day, "Again")
    assert "Reader is banned." in day.sees(day.owner)
    await day.tap(day.owner, "Unban")
    await complains(day, "I am back")
    assert await verbs(day) == ["ban_asked", "ban", "unban_asked", "unban"]


async def test_a_restriction_lasts_an_hour_or_until_it_is_lifted(talk: Day) -> None:
    day = talk
    for cure in ("time", "lift"):
        await day.tap(day.owner, "Moderate", on=card(day, day.owner))
        await day.tap(day.owner, "Restrict 1 h")
        await day.tap(day.owner, "Yes, restrict")
        with pytest.raises(NotPossible):
            await complains(day, "Again")
        if cure == "time":
            await day.goes_on(3601)
        else:
            await day.tap(day.owner, "Lift restriction")
        await complains(day, "ok")


async def test_only_what_the_bot_may_do_there_is_shown(talk: Day) -> None:
    day = talk
    day.owner.promote(day.group, day.account, can_delete_messages=True)
    await day.tap(day.owner, "Moderate")
    menu = day.find(day.owner, "Delete comment")
    assert labels(menu) == ["Delete comment", "‹ Back"]
    press = day.owner.press_forged(day.account, day.chat(day.owner), menu.id, "a:ban-yes:1:")
    await day.goes_on()
    assert press.text
    assert await verbs(day) == ["ban_asked"]
    assert said(day)


async def test_what_is_gone_already_cannot_be_deleted_and_closes(talk: Day) -> None:
    day = talk
    day.reader.delete(said(day))
    await day.tap(day.owner, "Moderate")
    await day.tap(day.owner, "Delete comment")
    press = await day.tap(day.owner, "Yes, delete")
    assert press.text == "The comment was gone already; the alert is closed"
    assert "Closed: the comment is not there any more" in card(day, day.owner).text


# Saved replies


async def test_an_answer_is_kept_shown_filled_in_and_sent(talk: Day) -> None:
    day = talk
    await replies(day, day.owner, "Dear Reader, we are sorry about the delay.")
    await day.tap(day.owner, "Keep as template")
    assert "Dear {author}, we are sorry about the delay." in day.sees(day.owner)
    await another_complains(day, "Olga")
    await day.tap(day.owner, "Saved replies", on=card(day, day.owner))
    await day.tap(day.owner, "Dear {author}")
    assert "Olga would get:" in day.sees(day.owner)
    assert "Dear Olga, we are sorry about the delay." in day.sees(day.owner)
    assert len(answers(day)) == 1
    await day.tap(day.owner, "Send it")
    assert answers(day)[-1].text == "Dear Olga, we are sorry about the delay."
    async with day.app.store.read() as unit:
        saved = await unit.replies.saved(day.workspace_id, 1)
    assert saved is not None
    assert saved.used == 1


async def test_what_was_shown_is_what_is_sent(talk: Day) -> None:
    day = talk
    saved = await day.desk.saving.add(day.owner.id, "Sorry about {post}, {author}")
    await day.tap(day.owner, "Saved replies", on=card(day, day.owner))
    await day.tap(day.owner, "Sorry about")
    assert "Sorry about Autumn sale: minus 20 % on everything" in day.sees(day.owner)
    await day.desk.saving.rewrite(day.owner.id, saved.id, "Something else")
    press = await day.tap(day.owner, "Send it")
    assert press.text == "It would read differently by now. Choose it again."
    assert answers(day) == []


async def test_saved_replies_are_written_edited_given_a_language_and_deleted(talk: Day) -> None:
    day = talk
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Saved replies", on=day.last(day.owner))
    assert "No saved replies yet" in day.sees(day.owner)
    await day.tap(day.owner, "New")
    await day.says(day.owner, "Thank you, {author}!")
    await day.tap(day.owner, "Language: en")
    await day.tap(day.owner, "Edit", on=day.find(day.owner, "Language: "))
    await day.says(day.owner, "Thanks a lot, {author}!")
    assert "Thanks a lot, {author}!" in day.sees(day.owner)
    await day.tap(day.owner, "Delete", on=day.find(day.owner, "Language: "))
    await day.tap(day.owner, "Yes, delete")
    assert "No saved replies yet" in day.sees(day.owner)
