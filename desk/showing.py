"""What an alert's card and the inbox show: read in one look, decided here, worded elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.acting import Office, member_of
from desk.alerting import alert_for, in_digest
from desk.model.attention import Case, Rules
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind
from desk.model.inbox import Alert, AlertKind, Comment, Crowd, Severity, Source
from desk.model.network import Channel
from desk.model.people import Member, Person, Right, Workspace
from desk.model.publication import Publication
from desk.model.reactions import Counts
from desk.model.replies import Reply
from desk.model.source import Abilities
from desk.passing_on import case_of
from desk.ports import Unit
from desk.sifting import Sieve, sifted

PAGE = 8
WORST = 5
"""Lines of a digest."""


@dataclass(frozen=True, slots=True)
class AlertView:
    """Everything that an alert's card may show, for one viewer (None: the team's group)."""

    alert: Alert
    workspace: Workspace
    viewer: Member | None
    comment: Comment | None
    source: Source | None
    channel: Channel | None
    publication: Publication | None
    title: str  # of the post under which the comment stands
    people: dict[int, Person]
    able: bool  # the viewer may act on it
    replies: list[Reply]  # our answers, oldest first
    abilities: Abilities  # what can be done at such a source at best
    crowd: Crowd | None = None  # of a storm
    case: Case | None = None  # the newest, where it was passed on
    case_with: str = ""  # the member or the department that has it
    reactions: Counts = field(default_factory=dict)  # of other readers, to the comment
    regard: dict[int | None, Counts] = field(default_factory=dict)  # of readers, to our answers (None: those by hand)

    def name_of(self, person_id: int | None) -> str:
        person = self.people.get(person_id or 0)
        return person.name if person else ""


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of the inbox, the viewer's own first. `total`: that pass the sieve; `waiting`: in all; `kinds`, `sources`:
    of those that wait."""

    member: Member
    views: list[AlertView]
    total: int
    page: int
    mine: int
    sieve: Sieve
    waiting: int
    kinds: list[AlertKind]
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class Why:
    """Why there is an alert, and what became of it: `steps` of the audit, oldest first, and the persons in them."""

    view: AlertView
    rules: Rules
    steps: list[AuditEntry]
    people: dict[int, Person]


@dataclass(frozen=True, slots=True)
class DigestView:
    """What waits and came without a push of its own: cards, comments on them, how many cards are late, the worst."""

    total: int
    comments: int
    late: int
    worst: list[AlertView]


class Showing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def alert(self, person_id: int, alert_id: int) -> AlertView:
        """Raises NotFound, Refused as `desk.alerting.alert_for`."""
        async with self.office.store.read() as unit:
            alert, member = await alert_for(unit, person_id, alert_id, Right.SEE)
            return await _view(self.office, unit, alert, member.workspace, member)

    async def why(self, person_id: int, alert_id: int) -> Why:
        """What decided, by which rule, and who was told when."""
        async with self.office.store.read() as unit:
            alert, member = await alert_for(unit, person_id, alert_id, Right.SEE)
            view = await _view(self.office, unit, alert, member.workspace, member)
            steps = await unit.audit.of("alert", alert.id)
            found = [await unit.people.person(by) for by in {s.by for s in steps if s.by is not None}]
            people = {person.id: person for person in found if person is not None}
            return Why(view, await unit.attention.rules(alert.workspace_id), steps, people)

    async def alert_for_team(self, alert_id: int) -> AlertView:
        async with self.office.store.read() as unit:
            alert = await unit.inbox.alert(alert_id)
            return await _view(self.office, unit, alert, await unit.people.workspace(alert.workspace_id), None)

    async def alert_at(self, chat_id: int, message_id: int) -> int | None:
        """The alert whose card is that message."""
        async with self.office.store.glance() as unit:
            copy = await unit.pushes.copy_at(chat_id, message_id)
        return copy.subject_id if copy is not None and copy.kind is CardKind.ALERT else None

    async def digest(self, person_id: int, workspace_id: int) -> DigestView:
        """Raises Refused: `not_member`, `no_right`."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.SEE)
            return await self._digest(unit, member.workspace, member)

    async def digest_for_team(self, workspace_id: int) -> DigestView:
        async with self.office.store.read() as unit:
            return await self._digest(unit, await unit.people.workspace(workspace_id), None)

    async def _digest(self, unit: Unit, workspace: Workspace, viewer: Member | None) -> DigestView:
        now = self.office.now
        waiting = await unit.inbox.waiting_for(workspace.id, None)
        found = [a for a in waiting if a.severity is Severity.LOW or in_digest(a)]
        found.sort(key=lambda a: (-a.severity, a.deadline or now, a.id))
        worst = [await _view(self.office, unit, alert, workspace, viewer) for alert in found[:WORST]]
        return DigestView(
            len(found),
            sum(a.count for a in found),
            sum(a.deadline is not None and a.deadline <= now for a in found),
            worst,
        )

    async def inbox(self, person_id: int, page: int, sieve: Sieve = Sieve()) -> InboxPage:  # noqa: B008 - frozen
        """Waiting alerts that pass, the person's own first, then the soonest deadline. A page that is no more is the
        last one."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            waiting = await unit.inbox.waiting_for(member.workspace.id, None)
            found = sifted(waiting, sieve, person_id)
            page = min(page, max(len(found) - 1, 0) // PAGE)
            shown = found[page * PAGE : (page + 1) * PAGE]
            views = [await _view(self.office, unit, alert, member.workspace, member) for alert in shown]
            mine = sum(a.assignee == person_id for a in found)
            kinds = [kind for kind in AlertKind if any(a.kind is kind for a in waiting)]
            heard = {a.source_id for a in waiting}
            sources = [s for s in await unit.inbox.sources(member.workspace.id) if s.id in heard]
            return InboxPage(member, views, len(found), page, mine, sieve, len(waiting), kinds, sources)


async def _view(office: Office, unit: Unit, alert: Alert, workspace: Workspace, viewer: Member | None) -> AlertView:
    comment = await unit.inbox.comment(alert.comment_id) if alert.comment_id is not None else None
    source = await unit.inbox.source(alert.workspace_id, alert.source_id) if alert.source_id is not None else None
    publication = title = None
    if comment is not None and comment.publication_id is not None:
        publication = await unit.publications.publication(alert.workspace_id, comment.publication_id)
        title = publication.title
        if publication.post_id is not None:
            title = (await unit.posts.any_post(publication.post_id)).title
    channel = None
    if source is not None and source.channel_id is not None:
        channel = await unit.channels.channel(alert.workspace_id, source.channel_id)
    people: dict[int, Person] = {}
    replies = await unit.replies.of_alert(alert.id)
    for person_id in {
        alert.assignee,
        alert.answered_by,
        alert.closed_by,
        *alert.told[-1:],
        *(r.by for r in replies),
    } - {None}:
        person = await unit.people.person(person_id or 0)
        if person is not None:
            people[person.id] = person
    way = office.answering.get(source.kind.value) if source is not None and comment is not None else None
    case, case_with = await _case(unit, alert)
    return AlertView(
        case=case,
        case_with=case_with,
        replies=replies,
        abilities=way.abilities if way is not None else Abilities(),
        reactions=await unit.reactions.to(comment.source_id, comment.external_id) if comment is not None else {},
        regard=await unit.reactions.to_answers(alert.id) if _is_answered(alert, replies) else {},
        crowd=await unit.inbox.crowd(alert.id) if alert.kind is AlertKind.STORM else None,
        alert=alert,
        workspace=workspace,
        viewer=viewer,
        comment=comment,
        source=source,
        channel=channel,
        publication=publication,
        title=title or "",
        people=people,
        able=viewer is None or viewer.may(Right.ANSWER),
    )


def _is_answered(alert: Alert, replies: Sequence[Reply]) -> bool:
    return bool(replies or alert.by_hand) or alert.answered_by is not None


async def _case(unit: Unit, alert: Alert) -> tuple[Case | None, str]:
    """The case about an alert, and who has it."""
    case = await case_of(unit, alert)
    if case is None:
        return None, ""
    if case.department_id is not None:
        return case, (await unit.cases.department(case.workspace_id, case.department_id)).name
    person = await unit.people.person(case.person_id) if case.person_id is not None else None
    return case, person.name if person else ""
