"""What a card, a list or a history shows: read in one look, decided here, worded elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desk.acting import Office, member_of, post_for
from desk.comparing import summary
from desk.model.approval import Decision, Verdict, standing
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind
from desk.model.content import Content
from desk.model.network import Channel, ChannelState
from desk.model.people import Member, Person, Right, Role, Workspace
from desk.model.post import FROM, Comment, Post, PostState, Revision, Verb
from desk.model.publication import OUT, TROUBLE, UNSENT, Publication, PublicationState
from desk.model.stats import Snapshot
from desk.model.tags import tagged
from desk.model.votes import Standing
from desk.planning import findings_of
from desk.ports import Unit
from desk.preflight import Finding

PAGE = 8


@dataclass(frozen=True, slots=True)
class PostView:
    """Everything that a post's card may show, for one viewer (None: a team chat)."""

    post: Post
    workspace: Workspace
    viewer: Member | None
    author: Person
    content: Content
    channels: list[Channel]
    publications: list[Publication]
    approvals: list[Decision]
    last_return: Decision | None
    people: dict[int, Person]
    comments: int
    findings: list[Finding]
    verbs: frozenset[Verb]
    changed: str  # a few words that are new since the revision that was judged last, or is out; else ""
    numbers: Mapping[int, Snapshot] = field(default_factory=dict)  # of publications that are out, as far as known
    votes: Mapping[int, Standing] = field(default_factory=dict)

    @property
    def as_sent(self) -> Content:
        """What its preview says: the post as the first of its channels gets it, tags on links and all."""
        if not self.channels:
            return self.content
        return tagged(self.content, self.channels[0], self.post.label, self.post.title)

    @property
    def shown_time(self) -> datetime | None:
        """The instant that counts: of the schedule, else the wished one."""
        due = [p.due_at for p in self.publications if p.state is not PublicationState.CANCELLED]
        return min(due, default=None) or self.post.asked_at

    def name_of(self, person_id: int | None) -> str:
        person = self.people.get(person_id or 0)
        return person.name if person else ""


@dataclass(frozen=True, slots=True)
class History:
    post: Post
    viewer: Member
    revisions: list[Revision]
    decisions: list[Decision]
    comments: list[Comment]
    audit: list[AuditEntry]
    people: dict[int, Person]


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a list; its content where no words name it."""

    post: Post
    content: Content | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    publication: Publication
    channel: Channel
    title: str
    content: Content | None = None  # of ours without words, to be named by


@dataclass(frozen=True, slots=True)
class Home:
    """What waits for a person in a workspace."""

    member: Member
    to_review: int
    drafts: int
    today: int
    next_at: datetime | None
    waiting: int  # failed, missed or unconfirmed
    channels: int
    blocked: int
    frozen: bool
    workspaces: int
    alerts: int = 0  # on which the clock runs
    oldest_alert: datetime | None = None


def allowed(post: Post, workspace: Workspace, viewer: Member | None, publications: Sequence[Publication]) -> set[Verb]:
    """The verbs whose buttons a card shows. A press is judged anew by the verb itself."""
    can = {verb for verb, states in FROM.items() if post.stage in states}
    if viewer is not None:
        needs = {
            Right.APPROVE: {Verb.APPROVE, Verb.RETURN, Verb.RETRACT},
            Right.WRITE: {Verb.SUBMIT, Verb.WITHDRAW, Verb.EDIT, Verb.CANCEL},
            Right.PUBLISH: {
                Verb.ASK_TIME,
                Verb.SCHEDULE,
                Verb.RESCHEDULE,
                Verb.UNSCHEDULE,
                Verb.PUBLISH,
                Verb.REMOVE,
            },
        }
        for right, verbs in needs.items():
            if not viewer.may(right):
                can -= verbs
        if viewer.person.id == post.author_id and not workspace.self_approval:
            can -= {Verb.APPROVE, Verb.RETURN, Verb.RETRACT}
    if workspace.needed and post.stage is PostState.DRAFT:
        can -= {Verb.SCHEDULE, Verb.PUBLISH}
    if post.amendment:
        can -= {Verb.ASK_TIME, Verb.SCHEDULE, Verb.CANCEL}
    states = {p.state for p in publications}
    if states & {PublicationState.SENDING, PublicationState.UNCONFIRMED}:
        can -= {Verb.EDIT, Verb.CANCEL, Verb.RETRACT}
    if not states <= {*UNSENT, PublicationState.CANCELLED} or any(p.ids for p in publications):
        can -= {Verb.UNSCHEDULE, Verb.RETRACT}
    if not states & UNSENT:
        can -= {Verb.RESCHEDULE}
    known = any(p.state is PublicationState.PUBLISHED and p.ids and all(p.ids) for p in publications)
    if not known or post.amendment:
        can -= {Verb.REMOVE}
    if post.state is PostState.CLOSED and not known:
        can -= {Verb.EDIT}
    return can


class Viewing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def post(self, person_id: int, post_id: int) -> PostView:
        """A post as a member sees it.

        Raises:
            NotFound: to strangers too.
        """
        async with self.office.store.read() as unit:
            post, viewer = await post_for(unit, person_id, post_id, Right.SEE)
            return await self._view(unit, post, viewer.workspace, viewer)

    async def glimpse(self, person_id: int, post_id: int) -> PostLine:
        """The post and what names it, for a question about it.

        Raises:
            NotFound: to strangers too.
        """
        async with self.office.store.glance() as unit:
            post, _ = await post_for(unit, person_id, post_id, Right.SEE)
            return PostLine(post, await _wordless(unit, post))

    async def post_for_team(self, post_id: int) -> PostView:
        """A post as a team chat shows it."""
        async with self.office.store.read() as unit:
            post = await unit.posts.any_post(post_id)
            return await self._view(unit, post, await unit.people.workspace(post.workspace_id), None)

    async def _view(self, unit: Unit, post: Post, workspace: Workspace, viewer: Member | None) -> PostView:
        revision = await unit.posts.revision(post.id, post.revision)
        publications = await unit.publications.of_post(post.id)
        decisions = await unit.posts.decisions(post.id)
        comments = await unit.posts.comments(post.id)
        ids = {post.author_id, revision.by, *(d.by for d in decisions), *(p.resolved_by or 0 for p in publications)}
        people = await _people(unit, ids, viewer)
        channels = await unit.posts.channels(post.id)
        returns = [d for d in decisions if d.verdict is Verdict.RETURNED and d.revision <= post.revision]
        verbs = allowed(post, workspace, viewer, publications)
        editable = post.stage in (PostState.DRAFT, PostState.RETURNED, PostState.IN_REVIEW, PostState.APPROVED)
        findings: list[Finding] = []
        if editable:
            now = self.office.now
            findings = await findings_of(unit, self.office.networks, post, revision, channels, workspace, now)
        seen = [d.revision for d in decisions if d.revision < post.revision]
        seen += [p.revision for p in publications if p.state in OUT and p.revision < post.revision]
        changed = ""
        if seen and post.stage is PostState.IN_REVIEW:
            changed = summary((await unit.posts.revision(post.id, max(seen))).content, revision.content)
        out = any(p.state is PublicationState.PUBLISHED for p in publications)
        return PostView(
            post=post,
            workspace=workspace,
            viewer=viewer,
            author=people.get(post.author_id) or Person(post.author_id, ""),
            content=revision.content,
            channels=channels,
            publications=publications,
            approvals=standing(decisions, revision.number, revision.hash),
            last_return=returns[-1] if returns else None,
            people=people,
            comments=len(comments),
            findings=findings,
            verbs=frozenset(verbs),
            changed=changed,
            numbers=await unit.stats.of_post(workspace.id, post.id) if out else {},
            votes=await unit.polls.of_post(workspace.id, post.id) if out and revision.content.poll else {},
        )

    async def choices(self, workspace_id: int) -> list[Channel]:
        """The channels that a post of the workspace can go to."""
        async with self.office.store.read() as unit:
            return await unit.channels.of_workspace(workspace_id)

    async def history(self, person_id: int, post_id: int) -> History:
        async with self.office.store.read() as unit:
            post, viewer = await post_for(unit, person_id, post_id, Right.SEE)
            revisions = await unit.posts.revisions(post.id)
            decisions = await unit.posts.decisions(post.id)
            comments = await unit.posts.comments(post.id)
            audit = await unit.audit.of("post", post.id)
            ids = {r.by for r in revisions} | {d.by for d in decisions} | {c.by for c in comments}
            ids |= {e.by for e in audit if e.by}
            return History(post, viewer, revisions, decisions, comments, audit, await _people(unit, ids, viewer))

    async def comment(self, person_id: int, comment_id: int) -> tuple[Comment, PostView, Person]:
        """A comment, its post as that person sees it, and who said it."""
        async with self.office.store.read() as unit:
            comment = await unit.posts.comment(comment_id)
            post, viewer = await post_for(unit, person_id, comment.post_id if comment else 0, Right.SEE)
            view = await self._view(unit, post, viewer.workspace, viewer)
            by = comment and await unit.people.person(comment.by)
            return comment or Comment(0, post.id, 0, post.created_at, ""), view, by or Person(0, "")

    async def drafts(self, person_id: int, page: int) -> tuple[Member, list[PostLine], int]:
        """The person's drafts and returned posts, newest first, and how many there are."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.WRITE)
            states = (PostState.DRAFT, PostState.RETURNED, PostState.IN_REVIEW, PostState.APPROVED)
            posts, total = await unit.posts.listed(member.workspace.id, states, person_id, page * PAGE, PAGE)
            return member, [PostLine(post, await _wordless(unit, post)) for post in posts], total

    async def to_review(self, person_id: int, page: int) -> tuple[Member, list[PostLine], int]:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.APPROVE)
            posts, total = await unit.posts.awaiting(member.workspace.id, page * PAGE, PAGE)
            return member, [PostLine(post, await _wordless(unit, post)) for post in posts], total

    async def plan(
        self, person_id: int, since: datetime, until: datetime
    ) -> tuple[Member, list[Channel], list[PlanLine]]:
        """What is out or due between the two; the workspace and its channels, each with its freeze."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            channels = await unit.channels.of_workspace(member.workspace.id)
            rows = await unit.publications.agenda(member.workspace.id, since, until)
            return member, channels, await _plan_lines(unit, member.workspace.id, rows, channels)

    async def missed(self, person_id: int, workspace_id: int) -> tuple[Member, list[PlanLine]]:
        """What was missed and still waits for a decision."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.SEE)
            rows = await unit.publications.in_state([PublicationState.MISSED], workspace_id)
            return member, await _plan_lines(unit, workspace_id, rows)

    async def trouble(self, person_id: int) -> tuple[Member, list[PlanLine]]:
        """What waits for somebody's decision, oldest first: unconfirmed, failed, missed."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            rows = await unit.publications.in_state(TROUBLE, member.workspace.id)
            return member, await _plan_lines(unit, member.workspace.id, rows)

    async def publication(self, person_id: int, publication_id: int) -> PlanLine:
        """One line of the plan, seen posts too."""
        async with self.office.store.read() as unit:
            row = await unit.publications.any_publication(publication_id)
            member = await member_of(unit, person_id, row.workspace_id, Right.SEE)
            return (await _plan_lines(unit, member.workspace.id, [row]))[0]

    async def home(self, person_id: int, day_ends: datetime) -> Home:
        now = self.office.now
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            workspace = member.workspace
            to_review = (await unit.posts.awaiting(workspace.id, 0, 0))[1] if member.may(Right.APPROVE) else 0
            states = (PostState.DRAFT, PostState.RETURNED)
            drafts = (await unit.posts.listed(workspace.id, states, person_id, 0, 0))[1]
            today, next_at = await unit.publications.coming(workspace.id, now - timedelta(minutes=5), day_ends)
            waiting = await unit.publications.count(TROUBLE, workspace.id)
            channels = await unit.channels.of_workspace(workspace.id)
            alerts, oldest = await unit.inbox.waiting(workspace.id) if member.may(Right.ANSWER) else (0, None)
            return Home(
                member=member,
                to_review=to_review,
                drafts=drafts,
                today=today,
                next_at=next_at,
                waiting=waiting,
                channels=len(channels),
                blocked=sum(c.state is ChannelState.BLOCKED for c in channels),
                frozen=workspace.frozen_at is not None or any(c.frozen_at for c in channels),
                workspaces=len(await unit.people.workspaces_of(person_id)),
                alerts=alerts,
                oldest_alert=oldest,
            )

    async def person(self, person_id: int) -> tuple[Person, Role | None]:
        async with self.office.store.read() as unit:
            person = await unit.people.person(person_id)
            member = await unit.people.member(person_id)
            return person or Person(person_id, ""), member.role if member else None

    async def post_from(self, chat_id: int, message_id: int) -> Post | None:
        """The post that was made of that message."""
        async with self.office.store.glance() as unit:
            return await unit.posts.by_source(chat_id, message_id)

    async def post_at(self, chat_id: int, message_id: int) -> int | None:
        """Which post's card (or its preview) that message shows."""
        async with self.office.store.glance() as unit:
            copy = await unit.pushes.copy_at(chat_id, message_id)
        return copy.subject_id if copy and copy.kind is CardKind.POST else None


async def _plan_lines(
    unit: Unit, workspace_id: int, rows: Sequence[Publication], connected: Sequence[Channel] = ()
) -> list[PlanLine]:
    """Each publication with its channel (disconnected ones too) and its post's name."""
    channels = {c.id: c for c in connected or await unit.channels.of_workspace(workspace_id)}
    names: dict[int | None, tuple[str, Content | None]] = {}
    lines = []
    for row in rows:
        if row.channel_id not in channels:
            channels[row.channel_id] = await unit.channels.channel(workspace_id, row.channel_id)
        if row.post_id is not None and row.post_id not in names:
            post = await unit.posts.any_post(row.post_id)
            names[row.post_id] = post.title, await _wordless(unit, post)
        title, content = names.get(row.post_id, (row.title, None))
        lines.append(PlanLine(row, channels[row.channel_id], title, content))
    return lines


async def _wordless(unit: Unit, post: Post) -> Content | None:
    return None if post.title else (await unit.posts.revision(post.id, post.revision)).content


async def _people(unit: Unit, ids: set[int], viewer: Member | None) -> dict[int, Person]:
    """Those persons, and the viewer, who is known already."""
    known = {viewer.person.id: viewer.person} if viewer else {}
    return known | {person.id: person for person in await unit.people.persons(ids - {0, *known})}
