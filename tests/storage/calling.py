"""A call of every method of every drawer, with something in each table to find."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.storage.base import StorageKey

from desk.model.approval import Decision, Verdict
from desk.model.attention import Case, Department, Hours, Mute, MuteKind, Rules, Shift
from desk.model.audit import AuditEntry
from desk.model.cards import CardCopy, CardKind, Push
from desk.model.content import Content
from desk.model.inbox import Alert, AlertKind, AlertState, Author, AuthorNote, Severity, Source, SourceKind
from desk.model.inbox import Comment as Heard
from desk.model.joins import Way, WayKind
from desk.model.network import Channel, ChannelState
from desk.model.people import Invitation, Person, Role, Workspace
from desk.model.post import Comment, Post, PostState, Revision
from desk.model.publication import Attempt, Outcome, Publication, PublicationState
from desk.model.reactions import Reaction
from desk.model.replies import Reply, ReplyAttempt, ReplyState, SavedReply
from desk.model.source import Item
from desk.model.stats import Asked, Kind, Period, Span, Timetable
from desk.model.visits import Visit
from desk.model.votes import Votes
from desk.model.watches import Watch
from desk.mood import correct
from desk.ports.competitors import Watched
from desk.ports.numbers import Hour, Opened, Promised
from storage.intake import Received, SqlIntake
from storage.memory import SqlMemory
from storage.pacing import SqlPacing
from storage.unit import SqlStore, SqlUnit

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
EDITOR, GROUP, CHANNEL = 1001, -100500, -100777
HOUR = timedelta(hours=1)
Call = Callable[[SqlUnit], Awaitable[Any]]

WORKSPACE = Workspace(1, "Roastery", "Europe/Athens")
PERSON = Person(EDITOR, "Editor", "editor", reachable=True, workspace_id=1)
INVITATION = Invitation(1, "f" * 64, Role.EDITOR, NOW + HOUR, 1, EDITOR)
PLACE = Channel(1, 1, "telegram", CHANNEL, "Roastery", "roastery", linked_id=GROUP)
CONTENT = Content("Autumn sale")
POST = Post(1, 1, EDITOR, PostState.IN_REVIEW, 1, "Autumn sale", NOW, NOW, asked_at=NOW, source_chat=EDITOR)
POST = replace(POST, source_message=5, source_group="g")
REVISION = Revision(1, CONTENT, CONTENT.hash, EDITOR, NOW)
PUBLICATION = Publication(1, 1, 1, PublicationState.PLANNED, NOW, post_id=1, revision=1, hash=CONTENT.hash)
DAY = NOW.date()
OPENED = Opened(1, 1, 1, NOW - HOUR, Kind.TEXT, "Autumn sale", "https://t.me/roastery/9", comments=0)
TIMETABLE = Timetable(1, 1, EDITOR, EDITOR, None, Span.WEEK, 0, 540, "Europe/Athens", EDITOR, NOW)
WEEK = Period.ending(DAY, Span.WEEK)
ASKED = Asked(
    workspace_id=1,
    channels=(PLACE,),
    channel=None,
    period=WEEK,
    zone=ZoneInfo("Europe/Athens"),
    since=NOW - 60 * 24 * HOUR,
    start=NOW - 7 * 24 * HOUR,
    until=NOW + HOUR,
    now=NOW,
)
ATTEMPT = Attempt(1, 1, 0, NOW, "worker")
DECISION = Decision(1, 1, 1, CONTENT.hash, Verdict.APPROVED, EDITOR, NOW)
PUSH = Push(EDITOR, CardKind.POST, 1, 1, EDITOR, id=1)
COPY = CardCopy(1, CardKind.POST, 1, 1, EDITOR, 7, EDITOR)

SOURCE = Source(1, 1, SourceKind.GROUP, str(GROUP), "Roastery talk", NOW, channel_id=1, next_at=NOW)
HEARD = Heard(
    1, 1, 1, "7", Author("5", "Reader", "reader"), "Where is my order?", NOW, NOW, publication_id=1, near=b"k"
)
DEPARTMENT = Department(1, 1, "Couriers", -77, "d" * 64)
CASE = Case(1, 1, 1, EDITOR, "Look", NOW, NOW + HOUR, department_id=1, next_at=NOW)
ALERT = Alert(
    1, 1, AlertKind.NEGATIVE, Severity.HIGH, AlertState.OPEN, NOW, NOW, comment_id=1, source_id=1, next_at=NOW
)
REPLY = Reply(1, 1, 1, 1, EDITOR, Content("Sorry!"), ReplyState.PLANNED, NOW, NOW, source_chat=EDITOR, source_message=8)
VISIT = Visit(DAY, "telegram", "social", "autumn-sale", 12, channel_id=1)
VOTES = Votes("5000000000000000001", (("Light", 0), ("Dark", 0)))
WAY = Way(WayKind.NAMED, "Spring leaflet")
REACTION = Reaction("7", 5, ("👎",), (), NOW)
WATCHED_CHANNEL = Watched(1, 1, "rival")
WATCH = Watch(1, 1, "Roastery", "Roastery", NOW, EDITOR, off=("typos",), aliases={"Roastery": ("Ростери",)})
SAVED = SavedReply(1, 1, "Sorry", "en", "Sorry, {author}!")

CALLS: dict[str, Call] = {
    "people.add_workspace": lambda u: u.people.add_workspace(WORKSPACE),
    "people.save_person": lambda u: u.people.save_person(PERSON),
    "people.person": lambda u: u.people.person(EDITOR),
    "people.set_member": lambda u: u.people.set_member(1, EDITOR, Role.EDITOR, NOW),
    "people.persons": lambda u: u.people.persons([EDITOR]),
    "people.member": lambda u: u.people.member(EDITOR),
    "people.member there": lambda u: u.people.member(EDITOR, 1),
    "people.members": lambda u: u.people.members(1),
    "people.workspaces_of": lambda u: u.people.workspaces_of(EDITOR),
    "people.workspace": lambda u: u.people.workspace(1),
    "people.save_workspace": lambda u: u.people.save_workspace(WORKSPACE),
    "people.any_workspace": lambda u: u.people.any_workspace(),
    "people.add_invitation": lambda u: u.people.add_invitation(INVITATION),
    "people.invitation": lambda u: u.people.invitation(INVITATION.hash),
    "people.invitations": lambda u: u.people.invitations(1, NOW),
    "people.save_invitation": lambda u: u.people.save_invitation(INVITATION),
    "channels.add": lambda u: u.channels.add(PLACE),
    "channels.channel": lambda u: u.channels.channel(1, 1),
    "channels.of_workspace": lambda u: u.channels.of_workspace(1),
    "channels.by_external": lambda u: u.channels.by_external("telegram", CHANNEL),
    "channels.by_linked": lambda u: u.channels.by_linked("telegram", GROUP),
    "channels.find": lambda u: u.channels.find(1, "telegram", CHANNEL),
    "channels.save": lambda u: u.channels.save(PLACE),
    "channels.set_state": lambda u: u.channels.set_state("telegram", ChannelState.CONNECTED),
    "channels.raise_highest": lambda u: u.channels.raise_highest(1, 9),
    "posts.add": lambda u: u.posts.add(POST),
    "posts.post": lambda u: u.posts.post(1, 1),
    "posts.for_member": lambda u: u.posts.for_member(1, EDITOR),
    "posts.any_post": lambda u: u.posts.any_post(1),
    "posts.save": lambda u: u.posts.save(POST),
    "posts.by_source": lambda u: u.posts.by_source(EDITOR, 5),
    "posts.by_group": lambda u: u.posts.by_group(EDITOR, "g"),
    "posts.listed": lambda u: u.posts.listed(1, [PostState.DRAFT, PostState.RETURNED], EDITOR, 0, 8),
    "posts.listed all": lambda u: u.posts.listed(1, PostState, None, 8, 8),
    "posts.awaiting": lambda u: u.posts.awaiting(1, 0, 8),
    "posts.latest_of": lambda u: u.posts.latest_of(1, EDITOR),
    "posts.add_revision": lambda u: u.posts.add_revision(1, REVISION, "k" * 64),
    "posts.revision": lambda u: u.posts.revision(1, 1),
    "posts.decided": lambda u: u.posts.decided(1, 1),
    "posts.revisions": lambda u: u.posts.revisions(1),
    "posts.add_channels": lambda u: u.posts.add_channels(1, [1]),
    "posts.set_channels": lambda u: u.posts.set_channels(1, [1]),
    "posts.channels": lambda u: u.posts.channels(1),
    "posts.add_decision": lambda u: u.posts.add_decision(DECISION),
    "posts.decisions": lambda u: u.posts.decisions(1),
    "posts.save_decision": lambda u: u.posts.save_decision(replace(DECISION, retracted_at=NOW)),
    "posts.add_comment": lambda u: u.posts.add_comment(Comment(1, 1, EDITOR, NOW, "Fine")),
    "posts.comments": lambda u: u.posts.comments(1),
    "posts.comment": lambda u: u.posts.comment(1),
    "posts.overdue": lambda u: u.posts.overdue(NOW, 100),
    "posts.to_remind": lambda u: u.posts.to_remind(NOW, 100),
    "posts.mark_reminded": lambda u: u.posts.mark_reminded(1, NOW),
    "posts.next_asked": lambda u: u.posts.next_asked(),
    "posts.add_album_part": lambda u: u.posts.add_album_part(EDITOR, 6, "g", EDITOR, CONTENT, NOW),
    "posts.settled_albums": lambda u: u.posts.settled_albums(NOW),
    "posts.album": lambda u: u.posts.album(EDITOR, "g"),
    "posts.oldest_album": lambda u: u.posts.oldest_album(),
    "posts.drop_album": lambda u: u.posts.drop_album(EDITOR, "g"),
    "publications.add": lambda u: u.publications.add(PUBLICATION),
    "publications.publication": lambda u: u.publications.publication(1, 1),
    "publications.any_publication": lambda u: u.publications.any_publication(1),
    "publications.save": lambda u: u.publications.save(PUBLICATION),
    "publications.save_all": lambda u: u.publications.save_all([PUBLICATION]),
    "publications.of_post": lambda u: u.publications.of_post(1),
    "publications.due": lambda u: u.publications.due(NOW, 500),
    "publications.changes_due": lambda u: u.publications.changes_due(NOW, 500),
    "publications.next_due": lambda u: u.publications.next_due(),
    "publications.lapsed": lambda u: u.publications.lapsed(NOW, 500),
    "publications.in_state": lambda u: u.publications.in_state([PublicationState.HELD], 1, 1),
    "publications.in_state anywhere": lambda u: u.publications.in_state([PublicationState.SENDING]),
    "publications.last_out": lambda u: u.publications.last_out([1]),
    "publications.count": lambda u: u.publications.count([PublicationState.FAILED], 1),
    "publications.coming": lambda u: u.publications.coming(1, NOW - HOUR, NOW + HOUR),
    "publications.agenda": lambda u: u.publications.agenda(1, NOW - HOUR, NOW + HOUR),
    "publications.same_text": lambda u: u.publications.same_text("k" * 64, [1], NOW - HOUR, 2),
    "publications.by_message": lambda u: u.publications.by_message(1, 9),
    "publications.add_attempts": lambda u: u.publications.add_attempts([ATTEMPT]),
    "publications.end_attempt": lambda u: u.publications.end_attempt(replace(ATTEMPT, outcome=Outcome.CONFIRMED)),
    "publications.attempts": lambda u: u.publications.attempts(1),
    "pushes.push": lambda u: u.pushes.push(PUSH, NOW),
    "pushes.flush": lambda u: u.pushes.flush(),
    "pushes.push again": lambda u: u.pushes.push(PUSH, NOW),
    "pushes.flush again": lambda u: u.pushes.flush(),
    "pushes.add_copy": lambda u: u.pushes.add_copy(COPY),
    "pushes.follow": lambda u: u.pushes.follow(CardKind.POST, 1, NOW),
    "pushes.due": lambda u: u.pushes.due(NOW, 200),
    "pushes.next_due": lambda u: u.pushes.next_due(),
    "pushes.postpone": lambda u: u.pushes.postpone(PUSH, NOW),
    "pushes.rest": lambda u: u.pushes.rest(PUSH, NOW),
    "pushes.done": lambda u: u.pushes.done(PUSH),
    "pushes.drop": lambda u: u.pushes.drop(PUSH),
    "pushes.copies": lambda u: u.pushes.copies(CardKind.POST, 1),
    "pushes.copy_at": lambda u: u.pushes.copy_at(EDITOR, 7),
    "pushes.save_copy": lambda u: u.pushes.save_copy(COPY),
    "pushes.open_menu": lambda u: u.pushes.open_menu(1, "options"),
    "pushes.retire_copy": lambda u: u.pushes.retire_copy(1),
    "inbox.add_source": lambda u: u.inbox.add_source(SOURCE),
    "inbox.save_source": lambda u: u.inbox.save_source(SOURCE),
    "inbox.source": lambda u: u.inbox.source(1, 1),
    "inbox.sources": lambda u: u.inbox.sources(1),
    "inbox.find_source": lambda u: u.inbox.find_source(1, SourceKind.GROUP, str(GROUP)),
    "inbox.sources_at": lambda u: u.inbox.sources_at(SourceKind.GROUP, str(GROUP)),
    "inbox.sources_due": lambda u: u.inbox.sources_due(NOW, 100),
    "inbox.next_source": lambda u: u.inbox.next_source(),
    "inbox.keep_thread": lambda u: u.inbox.keep_thread(GROUP, 3, CHANNEL, 9),
    "inbox.thread": lambda u: u.inbox.thread(GROUP, 3),
    "inbox.add_comment": lambda u: u.inbox.add_comment(HEARD),
    "inbox.save_comment": lambda u: u.inbox.save_comment(HEARD),
    "inbox.comment": lambda u: u.inbox.comment(1),
    "inbox.said": lambda u: u.inbox.said(1, "7"),
    "inbox.opinions_due": lambda u: u.inbox.opinions_due(1, NOW - HOUR, 50),
    "inbox.comments_of": lambda u: u.inbox.comments_of(1),
    "inbox.comments_by": lambda u: u.inbox.comments_by(1, "5", 0, 8),
    "inbox.lately_by": lambda u: u.inbox.lately_by(1, "5", 6),
    "inbox.keep_likeness": lambda u: u.inbox.keep_likeness(HEARD, [-5, -6]),
    "inbox.complaints_like": lambda u: u.inbox.complaints_like(1, [5, 6], NOW, 50),
    "inbox.forget_likenesses": lambda u: u.inbox.forget_likenesses(NOW - HOUR),
    "inbox.add_alert": lambda u: u.inbox.add_alert(ALERT),
    "inbox.save_alert": lambda u: u.inbox.save_alert(ALERT),
    "inbox.alert": lambda u: u.inbox.alert(1),
    "inbox.alert_about": lambda u: u.inbox.alert_about(1),
    "inbox.alerts_due": lambda u: u.inbox.alerts_due(NOW, 100),
    "inbox.next_alert": lambda u: u.inbox.next_alert(),
    "inbox.opened_since": lambda u: u.inbox.opened_since(1, NOW, 12, for_many=True),
    "inbox.crowd": lambda u: u.inbox.crowd(1),
    "inbox.tally": lambda u: u.inbox.tally(1, NOW - HOUR, NOW),
    "inbox.first_said": lambda u: u.inbox.first_said(1),
    "inbox.listening_workspaces": lambda u: u.inbox.listening_workspaces(),
    "inbox.last_alert": lambda u: u.inbox.last_alert(1, AlertKind.STORM),
    "inbox.add_author_note": lambda u: u.inbox.add_author_note(AuthorNote(1, 1, "5", EDITOR, NOW, "Writes often")),
    "inbox.author_notes": lambda u: u.inbox.author_notes(1, "5", 8),
    "inbox.alerts_in": lambda u: u.inbox.alerts_in(1, [AlertState.OPEN], [AlertKind.NEGATIVE], 0, 8),
    "inbox.waiting": lambda u: u.inbox.waiting(1),
    "inbox.waiting_for": lambda u: u.inbox.waiting_for(1, EDITOR),
    "attention.save_rules": lambda u: u.attention.save_rules(1, Rules(quiet=Hours(start=1320, end=480))),
    "attention.rules": lambda u: u.attention.rules(1),
    "attention.add_mute": lambda u: u.attention.add_mute(Mute(1, 1, MuteKind.AUTHOR, "5", "Reader", EDITOR, NOW)),
    "attention.mutes": lambda u: u.attention.mutes(1, NOW),
    "attention.lift_mute": lambda u: u.attention.lift_mute(1, MuteKind.AUTHOR, "5"),
    "attention.add_shift": lambda u: u.attention.add_shift(Shift(0, 1, EDITOR, 4, "", 540, 1080)),
    "attention.shifts": lambda u: u.attention.shifts(1),
    "attention.drop_shifts": lambda u: u.attention.drop_shifts(1, EDITOR, 4, ""),
    "attention.clear_shifts": lambda u: u.attention.clear_shifts(1, EDITOR),
    "cases.add_department": lambda u: u.cases.add_department(DEPARTMENT),
    "cases.save_department": lambda u: u.cases.save_department(DEPARTMENT),
    "cases.department": lambda u: u.cases.department(1, 1),
    "cases.departments": lambda u: u.cases.departments(1),
    "cases.departments_at": lambda u: u.cases.departments_at(-77),
    "cases.department_invited": lambda u: u.cases.department_invited("d" * 64),
    "cases.add": lambda u: u.cases.add(CASE),
    "cases.save": lambda u: u.cases.save(CASE),
    "cases.case": lambda u: u.cases.case(1),
    "cases.due": lambda u: u.cases.due(NOW, 100),
    "cases.next_due": lambda u: u.cases.next_due(),
    "cases.has_open": lambda u: u.cases.has_open(1),
    "cases.drop_department": lambda u: u.cases.drop_department(1, 1),
    "stats.add_timetable": lambda u: u.stats.add_timetable(TIMETABLE),
    "stats.save_timetable": lambda u: u.stats.save_timetable(TIMETABLE),
    "stats.timetables": lambda u: u.stats.timetables(1),
    "stats.timetables_due": lambda u: u.stats.timetables_due(NOW, 10),
    "stats.next_report": lambda u: u.stats.next_report(),
    "stats.open": lambda u: u.stats.open([OPENED]),
    "stats.unopened": lambda u: u.stats.unopened([1], 50),
    "stats.of_post": lambda u: u.stats.of_post(1, 1),
    "stats.set_kind": lambda u: u.stats.set_kind(1, Kind.ALBUM),
    "stats.measure": lambda u: u.stats.measure(1, NOW, {"views": 1200}),
    "stats.set_reactions": lambda u: u.stats.set_reactions(1, NOW, {"👍": 3}),
    "stats.aged": lambda u: u.stats.aged(NOW + HOUR, 100),
    "stats.next_age": lambda u: u.stats.next_age(),
    "stats.keep_age": lambda u: u.stats.keep_age(1, "1h", NOW, NOW + HOUR),
    "stats.to_count": lambda u: u.stats.to_count(NOW, 50),
    "stats.next_count": lambda u: u.stats.next_count(),
    "stats.counted": lambda u: u.stats.counted(PLACE, NOW, NOW + HOUR, DAY, 12_480),
    "stats.counted again": lambda u: u.stats.counted(PLACE, NOW, NOW + HOUR, DAY, None),
    "stats.page_read": lambda u: u.stats.page_read(1, NOW, ""),
    "stats.page_at": lambda u: u.stats.page_at(1),
    "stats.moved": lambda u: u.stats.moved(PLACE, DAY, 9, 1, 0),
    "stats.rolled_at": lambda u: u.stats.rolled_at(1),
    "stats.said": lambda u: u.stats.said(1, NOW - HOUR),
    "stats.promises": lambda u: u.stats.promises(1, NOW - HOUR, NOW),
    "stats.tally": lambda u: u.stats.tally(1, DAY, [Hour(1, 1, DAY, 9, 5, 1, 2)], [Promised(1, 1, DAY, 4, 3)], NOW),
    "stats.recount_comments": lambda u: u.stats.recount_comments(1, NOW - HOUR),
    "stats.numbers": lambda u: u.stats.numbers(ASKED),
    "stats.numbers of a channel": lambda u: u.stats.numbers(replace(ASKED, channel=PLACE)),
    "stats.comments": lambda u: u.stats.comments(ASKED, 100),
    "stats.keep_picture": lambda u: u.stats.keep_picture("d" * 64, 42, "file", NOW),
    "stats.picture": lambda u: u.stats.picture("d" * 64, 42),
    "stats.forget": lambda u: u.stats.forget(dict.fromkeys(("counts", "hours", "pictures"), NOW - 9000 * HOUR)),
    "replies.add": lambda u: u.replies.add(REPLY),
    "replies.save": lambda u: u.replies.save(REPLY),
    "replies.reply": lambda u: u.replies.reply(1),
    "replies.of_alert": lambda u: u.replies.of_alert(1),
    "replies.by_source": lambda u: u.replies.by_source(EDITOR, 8),
    "replies.due": lambda u: u.replies.due(NOW, 500),
    "replies.changes_due": lambda u: u.replies.changes_due(NOW, 500),
    "replies.next_due": lambda u: u.replies.next_due(),
    "replies.lapsed": lambda u: u.replies.lapsed(NOW, 500),
    "replies.in_state": lambda u: u.replies.in_state([ReplyState.PLANNED, ReplyState.SENDING]),
    "replies.add_attempts": lambda u: u.replies.add_attempts([ReplyAttempt(1, 1, NOW, "worker")]),
    "replies.end_attempt": lambda u: u.replies.end_attempt(1, Outcome.CONFIRMED, NOW),
    "replies.keep_messages": lambda u: u.replies.keep_messages(HEARD, 1, ["8", "9"], NOW, 1),
    "replies.keep_messages again": lambda u: u.replies.keep_messages(HEARD, 1, ["9"], NOW),
    "replies.answered_with": lambda u: u.replies.answered_with(1, "9", NOW),
    "replies.attempts": lambda u: u.replies.attempts(1),
    "replies.add_saved": lambda u: u.replies.add_saved(SAVED),
    "replies.save_saved": lambda u: u.replies.save_saved(SAVED),
    "replies.saved": lambda u: u.replies.saved(1, 1),
    "replies.all_saved": lambda u: u.replies.all_saved(1, "en", 0, 8),
    "replies.drop_saved": lambda u: u.replies.drop_saved(1, 1),
    "watches.add": lambda u: u.watches.add(WATCH),
    "watches.save": lambda u: u.watches.save(WATCH),
    "watches.watch": lambda u: u.watches.watch(1, 1),
    "watches.some": lambda u: u.watches.some(1, [1, 2]),
    "watches.listed": lambda u: u.watches.listed(1, 0, 8),
    "watches.switched_on": lambda u: u.watches.switched_on(1),
    "watches.any_on": lambda u: u.watches.any_on(1),
    "watches.save_lessons": lambda u: u.watches.save_lessons(1, correct("Fine", "negative")),
    "watches.lessons": lambda u: u.watches.lessons(1),
    "watches.lessons to change": lambda u: u.watches.lessons(1, to_change=True),
    "watches.reserve": lambda u: u.watches.reserve(1, DAY, 900, 1000),
    "watches.settle": lambda u: u.watches.settle(1, DAY, 900, 500),
    "watches.spent": lambda u: u.watches.spent(1, DAY),
    "watches.drop": lambda u: u.watches.drop(1, 1),
    "audit.add": lambda u: u.audit.add(AuditEntry(1, NOW, EDITOR, "compose", "post", 1)),
    "audit.of": lambda u: u.audit.of("post", 1),
    "channels.move": lambda u: u.channels.move("telegram", GROUP, -100501),
    "competitors.mark": lambda u: u.competitors.mark(1, 1, NOW),
    "competitors.of_workspace": lambda u: u.competitors.of_workspace(1),
    "competitors.due": lambda u: u.competitors.due(NOW, 20),
    "competitors.next_due": lambda u: u.competitors.next_due(),
    "competitors.keep": lambda u: u.competitors.keep(WATCHED_CHANNEL, [Item("9", "Sale", at=NOW, views=900)]),
    "competitors.newest": lambda u: u.competitors.newest(1),
    "competitors.read": lambda u: u.competitors.read(WATCHED_CHANNEL, NOW, NOW + HOUR, ""),
    "competitors.forget": lambda u: u.competitors.forget(NOW - 9000 * HOUR),
    "visits.replace": lambda u: u.visits.replace(1, [DAY], [VISIT]),
    "visits.replace again": lambda u: u.visits.replace(1, [DAY], [VISIT]),
    "visits.known": lambda u: u.visits.known(1),
    "visits.posts": lambda u: u.visits.posts(1, DAY),
    "visits.daily": lambda u: u.visits.daily(ASKED),
    "visits.listed": lambda u: u.visits.listed(ASKED),
    "visits.listed of a channel": lambda u: u.visits.listed(replace(ASKED, channel=PLACE)),
    "polls.begin": lambda u: u.polls.begin(PUBLICATION, "Light or dark?", VOTES, NOW),
    "polls.voted": lambda u: u.polls.voted(replace(VOTES, voters=1), NOW),
    "polls.voted again": lambda u: u.polls.voted(replace(VOTES, voters=2), NOW),
    "polls.of_post": lambda u: u.polls.of_post(1, 1),
    "polls.keep_age": lambda u: u.polls.keep_age([1], "1h", NOW),
    "polls.listed": lambda u: u.polls.listed(ASKED),
    "polls.listed of a channel": lambda u: u.polls.listed(replace(ASKED, channel=PLACE)),
    "joins.joined": lambda u: u.joins.joined(PLACE, DAY, WAY),
    "joins.joined again": lambda u: u.joins.joined(PLACE, DAY, WAY),
    "joins.listed": lambda u: u.joins.listed(ASKED),
    "joins.listed of a channel": lambda u: u.joins.listed(replace(ASKED, channel=PLACE)),
    "reactions.put": lambda u: u.reactions.put(SOURCE, REACTION, False, 1),
    "reactions.put later": lambda u: u.reactions.put(SOURCE, replace(REACTION, at=NOW + HOUR), False, 1),
    "reactions.counted": lambda u: u.reactions.counted(SOURCE, "8", {"👍": 3}, NOW, None),
    "reactions.counted later": lambda u: u.reactions.counted(SOURCE, "8", {"👍": 4}, NOW + HOUR, None),
    "reactions.to": lambda u: u.reactions.to(1, "7"),
    "reactions.to_answers": lambda u: u.reactions.to_answers(1),
    "reactions.by": lambda u: u.reactions.by(1, "5"),
    "reactions.listed": lambda u: u.reactions.listed(ASKED, 10),
    "reactions.listed of a channel": lambda u: u.reactions.listed(replace(ASKED, channel=PLACE), 10),
    "competitors.unmark": lambda u: u.competitors.unmark(1, 1),
    "stats.remove_timetable": lambda u: u.stats.remove_timetable(1, 1),
    "people.remove_member": lambda u: u.people.remove_member(1, EDITOR),
}


async def call_everything(store: SqlStore) -> None:
    """All of the above in one transaction, then what opens transactions of its own."""
    async with store.write() as unit:
        for call in CALLS.values():
            await call(unit)
    await call_queue(SqlIntake(store))
    await call_memory(SqlMemory(store))
    pacing = SqlPacing(store)
    await pacing.save(EDITOR, NOW)
    await pacing.load(NOW)


async def call_queue(queue: SqlIntake) -> None:
    received = [Received(42, number, EDITOR, b"{}", NOW) for number in (1, 2, 3)]
    await queue.keep(received)
    await queue.offset(42, NOW)
    await queue.last_received(42)
    await queue.waiting(42)
    await queue.handled(received[:1], NOW)
    with queue.handling(received[1], NOW):
        async with queue.store.write() as unit:
            await unit.people.person(EDITOR)
    await queue.park(received[2], "broken", NOW)
    await queue.parked()
    await queue.forget_old(NOW)


async def call_memory(memory: SqlMemory) -> None:
    key = StorageKey(42, EDITOR, EDITOR)
    await memory.set_data(key, {"kind": "note"})
    await memory.set_state(key, "asked")
    assert await memory.get_data(key) == {"kind": "note"}
    assert await memory.get_state(key) == "asked"
