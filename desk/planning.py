"""Before and at the moment when times are set: findings, approval, and the rows of the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desk.comparing import amendable
from desk.errors import Asks, Fact, Refused
from desk.model.approval import standing
from desk.model.network import Channel
from desk.model.people import Workspace
from desk.model.post import Post, PostState, Revision
from desk.model.publication import FINAL, OUT, Change, Publication, PublicationState
from desk.ports import Network, Unit
from desk.preflight import Cure, Finding, Severity, by_severity, check, text_key

SAME_TEXT_DAYS = 30


async def unplanned_state(unit: Unit, post: Post, workspace: Workspace) -> PostState:
    """What a post is that nothing plans any more: approved if by the rules of now it is, else a draft."""
    revision, decisions = await unit.posts.decided(post.id, post.revision)
    approvals = standing(decisions, revision.number, revision.hash)
    return PostState.APPROVED if len(approvals) >= workspace.asked else PostState.DRAFT


async def findings_of(
    unit: Unit,
    networks: Mapping[str, Network],
    post: Post,
    revision: Revision,
    channels: Sequence[Channel],
    workspace: Workspace,
    now: datetime,
) -> list[Finding]:
    """Everything that preflight finds, with what only the drawers know: the same text within 30 days, and whether
    what is out can be made to say this."""
    found: list[Finding] = []
    kinds = {c.network for c in channels} or set(networks)
    for name in sorted(kinds & set(networks)):
        mine = [c for c in channels if c.network == name]
        found += [f for f in check(revision.content, mine, networks[name].limits, workspace) if f not in found]
    if post.amendment:
        found += await _change_findings(unit, networks, post, revision)
    key = text_key(revision.content)
    if key and channels and post.state is not PostState.CLOSED:
        since = now - timedelta(days=SAME_TEXT_DAYS)
        same = await unit.publications.same_text(key, [c.id for c in channels], since, post.id)
        if same is not None:
            name = next((c.name for c in channels if c.id == same.channel_id), "")
            facts: dict[str, Fact] = {"channel": name, "at": int(same.due_at.timestamp()), "post": same.post_id}
            found.append(Finding(Severity.WARNING, "same_text", facts, (Cure.EDIT,)))
    return sorted(found, key=by_severity)


async def _change_findings(
    unit: Unit, networks: Mapping[str, Network], post: Post, revision: Revision
) -> list[Finding]:
    """Why a change cannot be made where the post is out."""
    found: list[Finding] = []
    for row in await unit.publications.of_post(post.id):
        if row.state is not PublicationState.PUBLISHED:
            continue
        channel = await unit.channels.channel(post.workspace_id, row.channel_id)
        out = (await unit.posts.revision(post.id, row.revision)).content
        if not row.ids or not all(row.ids):
            found.append(Finding(Severity.ERROR, "message_unknown", {"channel": channel.name}))
        elif not amendable(out, revision.content, networks[channel.network].limits):
            found.append(Finding(Severity.ERROR, "cannot_amend", {"channel": channel.name}, (Cure.EDIT,)))
    return found


def stop_or_ask(found: Sequence[Finding], accepted: bool) -> None:
    """Errors stop, warnings ask.

    Raises:
        Refused: `has_errors` with the code of the first.
        Asks: `has_warnings`, unless accepted.
    """
    errors = [f for f in found if f.severity is Severity.ERROR]
    if errors:
        raise Refused("has_errors", first=errors[0].code, count=len(errors))
    warnings = [f for f in found if f.severity is Severity.WARNING]
    if warnings and not accepted:
        raise Asks("has_warnings", first=warnings[0].code, count=len(warnings))


async def ready(
    unit: Unit, networks: Mapping[str, Network], post: Post, workspace: Workspace, now: datetime, accepted: bool
) -> tuple[Revision, list[Channel]]:
    """Preflight and approval, right before times are set: what is ready, and for where.

    Raises:
        Refused: `has_errors`, `needs_approval`.
        Asks: `has_warnings`.
    """
    revision, decisions = await unit.posts.decided(post.id, post.revision)
    approvals = standing(decisions, revision.number, revision.hash)
    if len(approvals) < workspace.needed:
        raise Refused("needs_approval")
    channels = await unit.posts.channels(post.id)
    stop_or_ask(await findings_of(unit, networks, post, revision, channels, workspace, now), accepted)
    return revision, channels


async def plan(
    unit: Unit, post: Post, revision: Revision, channels: Sequence[Channel], instant: datetime, now: datetime
) -> Post:
    """One publication per channel of what is `ready`, in the transaction of the verb. What is out on a channel is
    edited there, never sent again."""
    before = await unit.publications.of_post(post.id)
    rows = {p.channel_id: p for p in before}
    planned = [await _plan_one(unit, post, revision, c, rows.get(c.id), instant) for c in channels]
    others = [p for p in before if p.id not in {row.id for row in planned}]
    all_said = all(p.state in FINAL and p.change is None for p in (*planned, *others))
    state = PostState.CLOSED if all_said else PostState.SCHEDULED
    post = replace(post, state=state, asked_at=None, updated_at=now)
    await unit.posts.save(post)
    return post


async def _plan_one(
    unit: Unit, post: Post, revision: Revision, channel: Channel, row: Publication | None, instant: datetime
) -> Publication:
    """The channel's publication as it is from now on."""
    if row is None:
        return await unit.publications.add(
            Publication(
                id=0,
                workspace_id=post.workspace_id,
                channel_id=channel.id,
                post_id=post.id,
                state=PublicationState.PLANNED,
                due_at=instant,
                revision=revision.number,
                hash=revision.hash,
            )
        )
    if row.state in OUT:
        return await _plan_edit(unit, row, revision, instant)
    if row.state not in (PublicationState.SENDING, PublicationState.UNCONFIRMED):
        row = replace(
            row,
            state=PublicationState.PLANNED,
            due_at=instant,
            next_try_at=instant,
            revision=revision.number,
            hash=revision.hash,
            code="",
            tries=0,
            resolved_by=None,
        )
        await unit.publications.save(row)
    return row


async def _plan_edit(unit: Unit, row: Publication, revision: Revision, instant: datetime) -> Publication:
    if row.change is Change.REMOVE:
        return row  # somebody has asked to take it down: no words undo that
    if row.state is PublicationState.PUBLISHED and row.hash != revision.hash:
        row = replace(row, change=Change.EDIT, change_revision=revision.number, next_try_at=instant, tries=0, code="")
        await unit.publications.save(row)
    return row


async def apply_amendment(unit: Unit, post: Post, now: datetime) -> Post:
    """An agreed change to what is out becomes an edit of each publication that is out."""
    revision = await unit.posts.revision(post.id, post.revision)
    for row in await unit.publications.of_post(post.id):
        await _plan_edit(unit, row, revision, now)
    post = replace(post, amendment=None, updated_at=now)
    await unit.posts.save(post)
    return post
