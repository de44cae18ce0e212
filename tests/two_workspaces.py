"""Two teams that share one bot: a roastery with a post in every state, and a bakery whose people look over the wall."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.sandbox.faults import Fault
from desk.listening import Said
from desk.model.content import Content
from desk.model.inbox import Author, Source, SourceKind, SourceState
from desk.model.people import Role
from desk.model.post import Post
from desk.model.replies import ReplyState
from storage.tables import metadata
from tests.day import Day
from tests.readers import kept_comment, kept_reply, lets_the_bot_in, raised_alert

SECRET = "Alpha"
"""Stands in everything that the roastery wrote."""
REPLIED = 5000
"""The editor's first message that is an answer to a reader."""


@dataclass
class Roastery:
    """Ids of everything that belongs to it."""

    workspace: int
    channel: int
    member: int
    source: tuple[int, int]
    invitation: int = 0
    source_id: int = 0
    public_channel: int = 0
    comment: int = 0
    posts: dict[str, Post] = field(default_factory=dict)
    publications: dict[str, int] = field(default_factory=dict)
    alerts: dict[str, int] = field(default_factory=dict)
    alert: int = 0
    replies: dict[ReplyState, int] = field(default_factory=dict)
    saved: int = 0
    suggested: str = ""
    calm: int = 0
    group: int = 0
    watch: int = 0
    case: int = 0
    department: int = 0

    def id(self, state: str) -> int:
        return self.posts[state].id

    def at(self, state: str) -> tuple[int, int]:
        """The post in that state, and its revision."""
        return self.posts[state].id, self.posts[state].revision


async def open_roastery(day: Day) -> Roastery:
    """A post in every state, each by the editor, each approved by the reviewer where that was needed."""
    desk, editor, reviewer = day.desk, day.editor.id, day.reviewer.id
    await desk.staffing.rename(day.owner.id, f"{SECRET} Roastery")
    found = Roastery(day.workspace_id, day.channel_id, editor, (editor, 1001))

    async def write(state: str) -> Post:
        content = Content(text=f"{SECRET}, {state}, see example.com")
        source = found.source if state == "draft" else None
        found.posts[state] = await desk.drafting.compose(editor, content, source)
        return found.posts[state]

    async def submitted(state: str) -> Post:
        post = await write(state)
        found.posts[state] = await desk.approving.submit(editor, post.id, 1)
        return found.posts[state]

    async def approved(state: str) -> Post:
        post = await submitted(state)
        found.posts[state] = await desk.approving.approve(reviewer, post.id, 1)
        return found.posts[state]

    async def sent(state: str, *faults: Fault) -> Post:
        post = await approved(state)
        for fault in faults:
            day.town.faults.add(fault)
        await desk.scheduling.publish_now(editor, post.id, 1)
        await day.goes_on(11)
        return post

    await approved("missed")
    at = day.now + timedelta(seconds=30)
    await desk.scheduling.set_time(editor, found.id("missed"), 1, at)
    day.clock.forward(24 * 3600)
    await day.goes_on()
    await write("draft")
    review = await submitted("in_review")
    found.comment = (await desk.approving.comment(editor, review.id, f"{SECRET} comment")).id
    await approved("approved")
    scheduled = await approved("scheduled")
    await desk.scheduling.set_time(editor, scheduled.id, 1, day.now + timedelta(days=3))
    await sent("published")
    changed = await sent("changed")
    found.posts["changed"] = await desk.drafting.revise(editor, changed.id, Content(text=f"{SECRET} changed? Yes"))
    await desk.drafting.cancel(editor, (await write("deleted")).id, 1)
    chat = day.channel.id
    await sent("failed", Fault("bad", "sendMessage", chat))
    await sent("unconfirmed", Fault("silence", "sendMessage", chat))
    found.invitation = (await desk.staffing.invite(day.owner.id, Role.EDITOR))[1].id
    await _alerts(day, found)
    for state in ("missed", "failed", "unconfirmed", "published", "scheduled"):
        view = await desk.viewing.post(editor, found.id(state))
        found.publications[state] = view.publications[0].id
    await _with_a_reader(day, found)
    return found


async def _alerts(day: Day, found: Roastery) -> None:
    """A hook; what readers said under its posts: waiting, taken by the editor, closed; three who say the same."""
    found.source_id = (await day.desk.sourcing.open_hook(day.owner.id, f"{SECRET} hook")).id
    async with day.app.store.write() as unit:
        public = Source(0, day.workspace_id, SourceKind.TELEGRAM_WEB, "rival", f"{SECRET} rival", day.now)
        found.public_channel = (await unit.inbox.add_source(replace(public, state=SourceState.PAUSED))).id
    complaints = {
        "open": "terrible, it never works",
        "taken": "the courier was rude and late, awful",
        "closed": "disgusting burnt beans, I hate them",
        "taught": "awful rude staff, I will never buy here again",
        "passed": "the parcel is lost, terrible service",
        "answered": "mouldy coffee, awful, shame on you",
        "one": "no refund, you are liars and thieves",
        "two": "no refund, you are liars and thieves!",
        "storm": "no refund, you are liars and thieves!!",
    }
    for number, (state, text) in enumerate(complaints.items()):
        author = Author(str(900 + number), f"{SECRET} reader")
        said = Said(str(9000 + number), author, f"{SECRET}: {text}", day.now)
        await day.desk.listening.hear(day.group.id, "Talk", said)
        page = await day.desk.showing.inbox(day.editor.id, 0)
        found.alerts[state] = max(view.alert.id for view in page.views)
    said = Said("9100", Author("950", f"{SECRET} reader"), f"{SECRET} opens at nine", day.now)
    await day.desk.listening.hear(day.group.id, "Talk", said)
    found.group = day.group.id
    found.calm = await day.desk.teaching.heard_at(day.editor.id, day.group.id, 9100)
    await day.desk.alerting.take(day.editor.id, found.alerts["taken"])
    await day.desk.alerting.close(day.editor.id, found.alerts["closed"])
    await day.desk.teaching.not_negative(day.editor.id, found.alerts["taught"])
    passing, owner, editor = day.desk.passing_on, day.owner.id, day.editor.id
    found.case = (await passing.pass_on(owner, found.alerts["passed"], editor, f"{SECRET} note")).id
    other = await passing.pass_on(owner, found.alerts["answered"], editor)
    await day.desk.solving.answer(editor, editor, other.id, f"{SECRET} is on its way")
    found.department = (await day.desk.enlisting.add(owner, f"{SECRET} couriers"))[0].id
    found.watch = (await day.desk.watching.add(day.editor.id, SECRET)).id
    await day.desk.watching.add_alias(day.editor.id, found.watch, "Альфа")


async def _with_a_reader(day: Day, found: Roastery) -> None:
    """A comment with its alert, an answer in every state, a saved reply."""
    await lets_the_bot_in(day)
    said = day.reader.comment(day.posts()[-1], f"{SECRET}: nobody answers")
    await day.goes_on()
    alert = await raised_alert(day, await kept_comment(day, said, day.reader))
    found.alert = alert.id
    for number, state in enumerate((ReplyState.SENT, ReplyState.UNCONFIRMED, ReplyState.FAILED)):
        reply = await kept_reply(day, alert, state, day.editor, f"{SECRET} is sorry", REPLIED + number)
        found.replies[state] = reply.id
    found.saved = (await day.desk.saving.add(day.editor.id, f"{SECRET} is sorry, {{author}}")).id
    found.suggested = (await day.desk.suggesting.suggest(day.editor.id, found.alert)).mark


async def open_bakery(day: Day) -> dict[str, int]:
    """Who looks over the wall: its owner, somebody who was an admin of the roastery, and a stranger to both."""
    for name in ("baker", "former"):
        day.people[name] = day.town.add_person(name.capitalize(), name)
        day.people[name].start(day.account)
    await day.listens()
    baker, former, staffing = day.baker.id, day.former.id, day.desk.staffing
    token, _ = await staffing.invite(day.owner.id, Role.ADMIN)
    await staffing.join(former, token)
    await staffing.remove(day.owner.id, former)
    own = await staffing.found(day.owner.id, "Bakery", "Europe/Paris")
    token, _ = await staffing.invite(day.owner.id, Role.OWNER)
    await staffing.join(baker, token)
    await staffing.remove(baker, day.owner.id)
    token, _ = await staffing.invite(baker, Role.ADMIN)
    await staffing.join(former, token)
    await staffing.switch(day.owner.id, day.workspace_id)
    assert own.workspace.id != day.workspace_id
    return {"owner of another": baker, "former member": former, "stranger": day.stranger.id}


def dump(path: Path, but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Every table, row by row."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return {
            name: [json.dumps(row, default=repr) for row in database.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')]  # noqa: S608
            for name in metadata.tables
            if name not in but
        }


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Rows that are not the same, by table."""
    return {
        name: sorted(set(after[name]) ^ set(rows))
        for name, rows in before.items()
        if sorted(after[name]) != sorted(rows)
    }
