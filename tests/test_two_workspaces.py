"""S18: every verb of the desk, asked by somebody of another workspace, says no and changes nothing.

Each verb stands in exactly one of the tables below: a new one without its case fails the first test.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.errors import NotFound, Refused, Stale
from desk.matching import Layer
from desk.model.attention import Hours, MuteKind
from desk.model.content import Content
from desk.model.inbox import AlertKind, Severity, SourceState
from desk.model.people import ApprovalMode, Role
from desk.model.replies import Reply, ReplyState
from desk.model.stats import Span
from desk.options import Option
from desk.verbs import Desk
from desk.watching import mark_of
from storage.engine import copy_sqlite
from tests.day import Day
from tests.two_workspaces import REPLIED, SECRET, Roastery, changed, dump, open_bakery, open_roastery

Ask = Callable[[Desk, Roastery, int], Coroutine[Any, Any, Any]]
TEXT = Content(text="Taken over? See example.com")


async def _send_saved(desk: Desk, found: Roastery, person: int) -> Reply:
    """What the editor was shown, sent by that person."""
    mark = (await desk.saving.filled(found.member, found.alert, found.saved)).mark
    return await desk.saving.send(person, found.alert, found.saved, mark)


# Verbs that name something: who is not in its workspace is refused. Those of the roastery may.
NAMING: dict[str, Ask] = {
    "drafting.cancel": lambda d, r, p: d.drafting.cancel(p, *r.at("draft")),
    "drafting.compose": lambda d, r, p: d.drafting.compose(p, TEXT, r.source),
    "drafting.choose_channel": lambda d, r, p: d.drafting.choose_channel(p, *r.at("draft"), r.channel),
    "drafting.drop_amendment": lambda d, r, p: d.drafting.drop_amendment(p, *r.at("changed")),
    "drafting.repeat": lambda d, r, p: d.drafting.repeat(p, r.id("published")),
    "drafting.restore": lambda d, r, p: d.drafting.restore(p, r.id("deleted")),
    "drafting.revise": lambda d, r, p: d.drafting.revise(p, r.id("draft"), TEXT, 1),
    "drafting.revise_source": lambda d, r, p: d.drafting.revise_source(p, r.source, TEXT),
    "drafting.set_buttons": lambda d, r, p: d.drafting.set_buttons(p, r.id("draft"), (), 1),
    "drafting.set_label": lambda d, r, p: d.drafting.set_label(p, r.id("draft"), "stolen"),
    "drafting.tune": lambda d, r, p: d.drafting.tune(p, *r.at("draft"), Option.SILENT),
    "gathering.gather": lambda d, r, p: d.gathering.gather(p, TEXT, (p, 1), "group", r.id("draft")),
    "approving.approve": lambda d, r, p: d.approving.approve(p, *r.at("in_review")),
    "approving.comment": lambda d, r, p: d.approving.comment(p, r.id("in_review"), "Hello"),
    "approving.request_changes": lambda d, r, p: d.approving.request_changes(p, *r.at("in_review"), "Change it"),
    "approving.retract": lambda d, r, p: d.approving.retract(p, *r.at("approved")),
    "approving.submit": lambda d, r, p: d.approving.submit(p, *r.at("draft"), accepted=True),
    "approving.withdraw": lambda d, r, p: d.approving.withdraw(p, *r.at("in_review")),
    "scheduling.forget_time": lambda d, r, p: d.scheduling.forget_time(p, *r.at("draft")),
    "scheduling.outlook": lambda d, r, p: d.scheduling.outlook(p, *r.at("approved"), accepted=True),
    "scheduling.publish_now": lambda d, r, p: d.scheduling.publish_now(p, *r.at("approved"), accepted=True),
    "scheduling.set_time": lambda d, r, p: d.scheduling.set_time(
        p, *r.at("approved"), d.office.now + timedelta(days=1), accepted=True
    ),
    "scheduling.unschedule": lambda d, r, p: d.scheduling.unschedule(p, *r.at("scheduled")),
    "changing.pin": lambda d, r, p: d.changing.pin(p, *r.at("published")),
    "changing.remove": lambda d, r, p: d.changing.remove(p, *r.at("published")),
    "resolving.drop": lambda d, r, p: d.resolving.drop(p, r.publications["failed"]),
    "resolving.it_is_there": lambda d, r, p: d.resolving.it_is_there(p, r.publications["unconfirmed"]),
    "resolving.leave_it": lambda d, r, p: d.resolving.leave_it(p, r.publications["unconfirmed"]),
    "resolving.retry": lambda d, r, p: d.resolving.retry(p, r.publications["missed"]),
    "resolving.send_again": lambda d, r, p: d.resolving.send_again(p, r.publications["unconfirmed"]),
    "freezing.freeze": lambda d, r, p: d.freezing.freeze(p, r.channel, r.workspace),
    "freezing.frozen": lambda d, r, p: d.freezing.frozen(p, r.workspace),
    "freezing.unfreeze": lambda d, r, p: d.freezing.unfreeze(p, r.channel, r.workspace),
    "connecting.channel": lambda d, r, p: d.connecting.channel(p, r.channel),
    "connecting.check": lambda d, r, p: d.connecting.check(p, r.channel),
    "connecting.disconnect": lambda d, r, p: d.connecting.disconnect(p, r.channel),
    "tagging.switch": lambda d, r, p: d.tagging.switch(p, r.channel, on=True),
    "tagging.set_tag": lambda d, r, p: d.tagging.set_tag(p, r.channel, "source", "stolen"),
    "staffing.change_role": lambda d, r, p: d.staffing.change_role(p, r.member, Role.ANALYST),
    "staffing.remove": lambda d, r, p: d.staffing.remove(p, r.member),
    "staffing.revoke": lambda d, r, p: d.staffing.revoke(p, r.invitation),
    "staffing.switch": lambda d, r, p: d.staffing.switch(p, r.workspace),
    "viewing.comment": lambda d, r, p: d.viewing.comment(p, r.comment),
    "staffing.silence": lambda d, r, p: d.staffing.silence(p, r.workspace, ["no_call"]),
    "viewing.history": lambda d, r, p: d.viewing.history(p, r.id("draft")),
    "viewing.glimpse": lambda d, r, p: d.viewing.glimpse(p, r.id("draft")),
    "viewing.missed": lambda d, r, p: d.viewing.missed(p, r.workspace),
    "viewing.post": lambda d, r, p: d.viewing.post(p, r.id("published")),
    "viewing.publication": lambda d, r, p: d.viewing.publication(p, r.publications["published"]),
    "carding.bring": lambda d, r, p: d.carding.bring(p, r.id("draft")),
    "alerting.bring": lambda d, r, p: d.alerting.bring(p, r.alerts["open"]),
    "alerting.close": lambda d, r, p: d.alerting.close(p, r.alerts["open"]),
    "alerting.give_back": lambda d, r, p: d.alerting.give_back(p, r.alerts["taken"]),
    "alerting.reopen": lambda d, r, p: d.alerting.reopen(p, r.alerts["closed"]),
    "alerting.take": lambda d, r, p: d.alerting.take(p, r.alerts["open"]),
    "sourcing.hook_secret": lambda d, r, p: d.sourcing.hook_secret(p, r.source_id),
    "sourcing.set_state": lambda d, r, p: d.sourcing.set_state(p, r.source_id, SourceState.PAUSED),
    "competing.mark": lambda d, r, p: d.competing.mark(p, r.public_channel, True),
    "sourcing.source": lambda d, r, p: d.sourcing.source(p, r.source_id),
    "showing.why": lambda d, r, p: d.showing.why(p, r.alerts["open"]),
    "teaching.comment_is_negative": lambda d, r, p: d.teaching.comment_is_negative(p, r.calm),
    "teaching.heard_at": lambda d, r, p: d.teaching.heard_at(p, r.group, 9100),
    "teaching.is_negative": lambda d, r, p: d.teaching.is_negative(p, r.alerts["taught"]),
    "teaching.not_negative": lambda d, r, p: d.teaching.not_negative(p, r.alerts["open"]),
    "watching.add_alias": lambda d, r, p: d.watching.add_alias(p, r.watch, "Alfa"),
    "watching.delete": lambda d, r, p: d.watching.delete(p, r.watch),
    "watching.opened": lambda d, r, p: d.watching.opened(p, r.watch),
    "watching.rewrite": lambda d, r, p: d.watching.rewrite(p, r.watch, "Stolen"),
    "watching.set_severity": lambda d, r, p: d.watching.set_severity(p, r.watch, Severity.LOW),
    "watching.switch": lambda d, r, p: d.watching.switch(p, r.watch, on=False),
    "watching.switch_alias": lambda d, r, p: d.watching.switch_alias(p, r.watch, mark_of(SECRET, "Альфа")),
    "watching.switch_layer": lambda d, r, p: d.watching.switch_layer(p, r.watch, Layer.TYPOS),
    "watching.switch_told": lambda d, r, p: d.watching.switch_told(p, r.watch, r.member),
    "watching.try_on": lambda d, r, p: d.watching.try_on(p, r.watch, "Alpha"),
    "handing.hand_over": lambda d, r, p: d.handing.hand_over(p, r.member, d.office.now + timedelta(hours=3)),
    "handing.set_shift": lambda d, r, p: d.handing.set_shift(p, r.member, 0, "", (540, 1080)),
    "passing_on.targets": lambda d, r, p: d.passing_on.targets(p, r.alerts["taken"]),
    "passing_on.pass_on": lambda d, r, p: d.passing_on.pass_on(p, r.alerts["taken"], r.member),
    "passing_on.take_back": lambda d, r, p: d.passing_on.take_back(p, r.alerts["passed"]),
    "passing_on.answer_of": lambda d, r, p: d.passing_on.answer_of(p, r.alerts["answered"]),
    "passing_on.tell_reader": lambda d, r, p: d.passing_on.tell_reader(p, r.alerts["passed"], TEXT),
    "passing_on.send_answer": lambda d, r, p: d.passing_on.send_answer(p, r.alerts["answered"]),
    "solving.case": lambda d, r, p: d.solving.case(p, r.case),
    "solving.answer": lambda d, r, p: d.solving.answer(p, p, r.case, "Found"),
    "solving.solve": lambda d, r, p: d.solving.solve(p, p, r.case),
    "solving.refuse": lambda d, r, p: d.solving.refuse(p, p, r.case),
    "enlisting.invite_anew": lambda d, r, p: d.enlisting.invite_anew(p, r.department),
    "enlisting.remove": lambda d, r, p: d.enlisting.remove(p, r.department),
    "muting.mute": lambda d, r, p: d.muting.mute(p, r.alerts["open"], MuteKind.AUTHOR, None),
    "showing.digest": lambda d, r, p: d.showing.digest(p, r.workspace),
    "showing.alert": lambda d, r, p: d.showing.alert(p, r.alerts["open"]),
    "reporting.report": lambda d, r, p: d.reporting.report(p, Span.WEEK, r.channel),
    "responding.exchange": lambda d, r, p: d.responding.exchange(p, r.alert),
    "responding.answer": lambda d, r, p: d.responding.answer(p, r.alert, TEXT),
    "responding.revise": lambda d, r, p: d.responding.revise(p, (r.member, REPLIED), TEXT),
    "responding.take_back": lambda d, r, p: d.responding.take_back(p, r.replies[ReplyState.SENT]),
    "responding.it_is_there": lambda d, r, p: d.responding.it_is_there(p, r.replies[ReplyState.UNCONFIRMED]),
    "responding.send_again": lambda d, r, p: d.responding.send_again(p, r.replies[ReplyState.UNCONFIRMED]),
    "responding.leave_it": lambda d, r, p: d.responding.leave_it(p, r.replies[ReplyState.UNCONFIRMED]),
    "responding.try_again": lambda d, r, p: d.responding.try_again(p, r.replies[ReplyState.FAILED]),
    "responding.drop": lambda d, r, p: d.responding.drop(p, r.replies[ReplyState.FAILED]),
    "moderating.means": lambda d, r, p: d.moderating.means(p, r.alert),
    "moderating.delete": lambda d, r, p: d.moderating.delete(p, r.alert),
    "moderating.ban": lambda d, r, p: d.moderating.ban(p, r.alert),
    "moderating.unban": lambda d, r, p: d.moderating.unban(p, r.alert),
    "moderating.restrict": lambda d, r, p: d.moderating.restrict(p, r.alert),
    "moderating.lift": lambda d, r, p: d.moderating.lift(p, r.alert),
    "saving.add_from": lambda d, r, p: d.saving.add_from(p, r.replies[ReplyState.SENT]),
    "saving.delete": lambda d, r, p: d.saving.delete(p, r.saved),
    "saving.filled": lambda d, r, p: d.saving.filled(p, r.alert, r.saved),
    "saving.rewrite": lambda d, r, p: d.saving.rewrite(p, r.saved, "Sorry"),
    "saving.saved": lambda d, r, p: d.saving.saved(p, r.saved),
    "saving.send": _send_saved,
    "saving.set_language": lambda d, r, p: d.saving.set_language(p, r.saved, "ru"),
    "suggesting.send": lambda d, r, p: d.suggesting.send(p, r.alert, r.suggested),
    "suggesting.shown": lambda d, r, p: d.suggesting.shown(p, r.alert, r.suggested),
    "suggesting.suggest": lambda d, r, p: d.suggesting.suggest(p, r.alert),
    "storming.waiting": lambda d, r, p: d.storming.waiting(p, r.alert),
    "storming.listed": lambda d, r, p: d.storming.listed(p, r.alert, 0),
    "storming.answer_all": lambda d, r, p: d.storming.answer_all(p, r.alerts["storm"], TEXT),
    "halting.halt": lambda d, r, p: d.halting.halt(p, r.alerts["storm"]),
    "remembering.history": lambda d, r, p: d.remembering.history(p, r.alert),
    "remembering.add_note": lambda d, r, p: d.remembering.add_note(p, r.alert, "Rude"),
    "storming.mute": lambda d, r, p: d.storming.mute(p, r.alerts["storm"]),
    "timetabling.add": lambda d, r, p: d.timetabling.add(p, 0, 540, Span.WEEK, r.channel),
}
BY_REVIEWER = {"approving.approve", "approving.request_changes", "approving.retract"}
BY_OWNER = {
    "handing.hand_over",
    "handing.set_shift",
    "timetabling.add",
    "connecting.disconnect",
    "tagging.switch",
    "tagging.set_tag",
    "staffing.change_role",
    "staffing.remove",
    "staffing.revoke",
}
BY_OWNER |= {"sourcing.hook_secret", "enlisting.invite_anew", "enlisting.remove"}

# Verbs that work where the person acts: they neither show nor touch another workspace.
HERE: dict[str, Ask] = {
    "drafting.compose": lambda d, r, p: d.drafting.compose(p, TEXT, (p, 5)),
    "freezing.freeze": lambda d, r, p: d.freezing.freeze(p),
    "freezing.unfreeze": lambda d, r, p: d.freezing.unfreeze(p),
    "freezing.frozen": lambda d, r, p: d.freezing.frozen(p),
    "connecting.channels": lambda d, r, p: d.connecting.channels(p),
    "diagnosing.examine": lambda d, r, p: d.diagnosing.examine(p),
    "saving.add": lambda d, r, p: d.saving.add(p, "Sorry"),
    "saving.listed": lambda d, r, p: d.saving.listed(p, 0),
    "staffing.choose_language": lambda d, r, p: d.staffing.choose_language(p, "ru"),
    "staffing.found": lambda d, r, p: d.staffing.found(p, "Another", "UTC"),
    "staffing.invite": lambda d, r, p: d.staffing.invite(p, Role.EDITOR),
    "staffing.may_found": lambda d, r, p: d.staffing.may_found(p),
    "staffing.member": lambda d, r, p: d.staffing.member(p),
    "staffing.rename": lambda d, r, p: d.staffing.rename(p, "Renamed"),
    "staffing.set_mode": lambda d, r, p: d.staffing.set_mode(p, ApprovalMode.NONE),
    "staffing.set_quorum": lambda d, r, p: d.staffing.set_quorum(p, 3),
    "staffing.set_reachable": lambda d, r, p: d.staffing.set_reachable(p, reachable=False),
    "staffing.set_self_approval": lambda d, r, p: d.staffing.set_self_approval(p, allowed=True),
    "staffing.set_team_chat": lambda d, r, p: d.staffing.set_team_chat(p, -5),
    "staffing.set_undo": lambda d, r, p: d.staffing.set_undo(p, 0),
    "staffing.set_zone": lambda d, r, p: d.staffing.set_zone(p, "Asia/Tokyo"),
    "staffing.speak_again": lambda d, r, p: d.staffing.speak_again(p),
    "staffing.team": lambda d, r, p: d.staffing.team(p),
    "staffing.workspaces": lambda d, r, p: d.staffing.workspaces(p),
    "sourcing.add": lambda d, r, p: d.sourcing.add(p, "example"),
    "sourcing.open_hook": lambda d, r, p: d.sourcing.open_hook(p, "Forum"),
    "sourcing.sources": lambda d, r, p: d.sourcing.sources(p),
    "watching.add": lambda d, r, p: d.watching.add(p, "Bakery"),
    "watching.listed": lambda d, r, p: d.watching.listed(p, 0),
    "enlisting.add": lambda d, r, p: d.enlisting.add(p, "Couriers"),
    "enlisting.departments": lambda d, r, p: d.enlisting.departments(p),
    "handing.rota": lambda d, r, p: d.handing.rota(p),
    "handing.take_back": lambda d, r, p: d.handing.take_back(p),
    "muting.muted": lambda d, r, p: d.muting.muted(p),
    "muting.lift": lambda d, r, p: d.muting.lift(p, 1),
    "ruling.rules": lambda d, r, p: d.ruling.rules(p),
    "ruling.set_business": lambda d, r, p: d.ruling.set_business(p, (Hours(),)),
    "ruling.set_quiet": lambda d, r, p: d.ruling.set_quiet(p, Hours(start=1320, end=480)),
    "ruling.set_rate": lambda d, r, p: d.ruling.set_rate(p, 3),
    "ruling.set_severity": lambda d, r, p: d.ruling.set_severity(p, AlertKind.SPAM, Severity.HIGH),
    "ruling.set_sla": lambda d, r, p: d.ruling.set_sla(p, 5),
    "showing.inbox": lambda d, r, p: d.showing.inbox(p, 0),
    "reporting.report": lambda d, r, p: d.reporting.report(p, Span.WEEK),
    "importing.known": lambda d, r, p: d.importing.known(p),
    "importing.visits": lambda d, r, p: d.importing.visits(p, b"date,visits\n2026-11-23,5\n"),
    "competing.watched": lambda d, r, p: d.competing.watched(p),
    "timetabling.timetables": lambda d, r, p: d.timetabling.timetables(p),
    "reporting.channel_named": lambda d, r, p: d.reporting.channel_named(p, "roastery"),
    "viewing.drafts": lambda d, r, p: d.viewing.drafts(p, 0),
    "viewing.home": lambda d, r, p: d.viewing.home(p, d.office.now + timedelta(days=1)),
    "viewing.plan": lambda d, r, p: d.viewing.plan(
        p, d.office.now - timedelta(days=9), d.office.now + timedelta(days=9)
    ),
    "viewing.to_review": lambda d, r, p: d.viewing.to_review(p, 0),
    "viewing.trouble": lambda d, r, p: d.viewing.trouble(p),
}

# No person asks: the desk's own work, what the network tells, and what a bearer's code or a chat itself opens.
NOBODY_ASKS = {
    "gathering.close", "gathering.next_due", "approving.expire", "approving.next_expiry", "approving.remind",
    "publishing.begin", "publishing.claim", "publishing.next_due", "publishing.run_once", "publishing.sweep",
    "replying.begin", "replying.change", "replying.claim", "replying.next_due", "replying.run_once", "replying.sweep",
    "changing.run_once", "freezing.mark_restored", "resolving.witness", "connecting.moved",
    "connecting.rights_changed", "connecting.seen", "staffing.topic_gone", "staffing.meet", "staffing.issue_claim",
    "staffing.join", "staffing.look_at_invitation", "staffing.offered",  # by a code that nobody can guess
    "connecting.connect", "connecting.take_in",  # by rights in the chat itself, which Telegram has looked at
    "responding.answers_from",  # by a message in a chat where the person is
    "carding.turn", "viewing.post_at", "viewing.post_from",  # by a message in a chat where the person is
    "judging.changed",  # by a verb that has asked already who it is
    "judging.judge", "listening.hear", "listening.keep", "listening.take_in", "listening.thread_begins",
    "consulting.marked", "consulting.remember", "consulting.next_due", "consulting.run_once",
    "listening.listen_in", "connecting.is_linked",  # by what Telegram tells of the chat itself
    "sourcing.next_due", "sourcing.run_once", "sourcing.secret", "sourcing.take",
    "showing.alert_at", "showing.alert_for_team",
    "spiking.run_once", "halting.situation", "halting.room_opened",  # for a room that is being made already
    "competing.forget_old", "competing.next_due", "competing.run_once",
    "counting.forget_old", "counting.moved", "counting.next_due", "counting.reacted", "counting.read_page",
    "counting.count",  # of a channel that was just taken in
    "polling.voted",  # what the network tells of a poll
    "reacting.reacted", "reacting.counted",  # and of a message of a group
    "counting.refresh", "counting.run_once", "timing.next_due", "timing.run_once", "showing.digest_for_team",
    "reporting.report_for", "timetabling.next_due", "timetabling.run_once", "timetabling.timetable",
    "reporting.behind",  # of a report that was made for the person
    "reporting.said", "timetabling.remove",  # of a report that was made for the person; by a number, tested in trips
    "reporting.picture", "reporting.keep_picture",  # by the digest of everything that the picture shows
    "solving.case_at", "enlisting.served_at",  # by a chat where the person is
    "enlisting.join",  # by a code that nobody can guess
    "chasing.next_due", "chasing.run_once",
    "viewing.choices", "viewing.person", "viewing.post_for_team",  # for a card that is being made already
}  # fmt: skip


@pytest.fixture
async def town_of_two(day: Day) -> AsyncIterator[tuple[Day, Roastery, dict[str, int]]]:
    roastery = await open_roastery(day)
    yield day, roastery, await open_bakery(day)


def all_verbs() -> set[str]:
    rooms = inspect.get_annotations(Desk, eval_str=True)
    return {
        f"{room}.{name}"
        for room, kind in rooms.items()
        if room != "office"
        for name, _ in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    }


def test_every_verb_has_its_case() -> None:
    assert all_verbs() - set(NAMING) - set(HERE) - NOBODY_ASKS == set()
    assert (set(NAMING) | set(HERE) | NOBODY_ASKS) - all_verbs() == set()


async def test_who_is_not_in_the_workspace_is_refused_and_changes_nothing(
    town_of_two: tuple[Day, Roastery, dict[str, int]],
) -> None:
    day, roastery, intruders = town_of_two
    path = day.folder / "desk.db"
    before = dump(path)
    for name, ask in NAMING.items():
        for who, person in intruders.items():
            with pytest.raises((NotFound, Refused, Stale)) as no:
                await ask(day.desk, roastery, person)
            assert SECRET not in str(no.value), (name, who)
            assert changed(before, dump(path)) == {}, (name, who)


async def test_those_of_the_workspace_are_not_refused(
    town_of_two: tuple[Day, Roastery, dict[str, int]], tmp_path: Path
) -> None:
    """So that the refusals above are about who asks, and not about what is asked."""
    day, roastery, _ = town_of_two
    path = day.folder / "desk.db"
    copy_sqlite(path, tmp_path / "before.db")
    for name, ask in NAMING.items():
        copy_sqlite(tmp_path / "before.db", path)
        person = day.reviewer if name in BY_REVIEWER else day.owner if name in BY_OWNER else day.editor
        await ask(day.desk, roastery, person.id)


async def test_what_works_where_one_acts_stays_there(town_of_two: tuple[Day, Roastery, dict[str, int]]) -> None:
    day, roastery, intruders = town_of_two
    path = day.folder / "desk.db"
    tables = (
        "posts",
        "revisions",
        "publications",
        "channels",
        "decisions",
        "workspaces",
        "members",
        "invitations",
        "sources",
        "comments",
        "alerts",
    )
    before = {name: rows for name, rows in dump(path).items() if name in tables}
    for name, ask in HERE.items():
        for who, person in intruders.items():
            try:
                shown = repr(await ask(day.desk, roastery, person))
            except (NotFound, Refused, Stale) as no:
                shown = str(no)
            assert SECRET not in shown, (name, who)
            for table, rows in before.items():
                mine = [row for row in rows if belongs(table, row, roastery)]
                assert set(mine) <= set(dump(path)[table]), (name, who, table)


def belongs(table: str, row: str, roastery: Roastery) -> bool:
    """Rows of the roastery; the other tables hold its posts alone."""
    if table in ("workspaces", "members"):
        return row.startswith(f"[{roastery.workspace},")
    return True
