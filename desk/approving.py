"""Reviews: asking, one tap that decides, a note for changes, taking back, reminding and expiring."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from desk.acting import Office, author_of, post_for, record, reviewers_of, ring_post, tell
from desk.drafting import call_back
from desk.errors import Refused, Stale
from desk.model.approval import Decision, Verdict, check_may_decide, standing
from desk.model.cards import CardKind, Priority, Push
from desk.model.people import Member, Right
from desk.model.post import Comment, Post, PostState, Revision, Verb
from desk.model.publication import UNSENT, PublicationState
from desk.planning import apply_amendment, findings_of, plan, ready, stop_or_ask
from desk.ports import Unit

REMIND_BEFORE = timedelta(hours=1)
BATCH = 100


def _staged(post: Post, stage: PostState, now: datetime) -> Post:
    """The post with its review at that stage, be it the post's own or that of a change to what is out."""
    if post.state is PostState.CLOSED:
        return replace(post, amendment=stage, updated_at=now)
    return replace(post, state=stage, updated_at=now)


class Approving:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def submit(self, person_id: int, post_id: int, revision: int, accepted: bool = False) -> Post:
        """Ask the reviewers.

        Raises:
            Refused: `has_errors`, `no_reviewer`.
            Asks: `has_warnings`, unless accepted.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.SUBMIT, revision)
            shown = await unit.posts.revision(post.id, post.revision)
            channels = await unit.posts.channels(post.id)
            found = await findings_of(unit, self.office.networks, post, shown, channels, member.workspace, now)
            stop_or_ask(found, accepted)
            reviewers = await reviewers_of(unit, post)
            if len(reviewers) < member.workspace.asked:
                raise Refused("no_reviewer", have=len(reviewers), need=member.workspace.asked)
            before = post.stage.value
            post = _staged(post, PostState.IN_REVIEW, now)
            if post.asked_at is not None and post.asked_at <= now:
                post = replace(post, asked_at=None)
            await unit.posts.save(post)
            if post.asked_at is not None:
                await unit.posts.mark_reminded(post.id, None)
            await record(unit, post, person_id, "submit", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            for reviewer in reviewers:
                if reviewer.person.id != person_id:
                    await ring_post(unit, post, reviewer, now)
            await self._ring_team(unit, post, member, now)
            return post

    async def _ring_team(self, unit: Unit, post: Post, member: Member, now: datetime) -> None:
        if member.workspace.team_chat_id is not None:
            await unit.pushes.push(
                Push(
                    chat_id=member.workspace.team_chat_id,
                    kind=CardKind.POST,
                    subject_id=post.id,
                    workspace_id=post.workspace_id,
                    ring=True,
                    priority=Priority.PUSH,
                ),
                now,
            )

    async def approve(self, person_id: int, post_id: int, revision: int) -> Post:
        """One tap. Judged here and now, whatever the button remembers.

        Raises:
            Refused: `no_right`, `own_post`.
            Stale: `stale_revision`, `approved_by_you`, `decided` (who, when, what), `stale_state`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await self._deciding(unit, person_id, post_id, revision, Verb.APPROVE)
            shown, decisions = await unit.posts.decided(post.id, post.revision)
            if any(d.by == person_id for d in standing(decisions, shown.number, shown.hash)):
                raise Stale("approved_by_you", post=post.id)
            before = post.stage.value
            made = await _decide(unit, post, shown, person_id, Verdict.APPROVED, "", now)
            approvals = standing([*decisions, made], shown.number, shown.hash)
            if len(approvals) >= member.workspace.asked:
                post = await self._approved(unit, post, member, now)
            await record(unit, post, person_id, "approve", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def _approved(self, unit: Unit, post: Post, member: Member, now: datetime) -> Post:
        """The quorum is reached: what waited for it happens."""
        if post.state is PostState.CLOSED:
            return await apply_amendment(unit, post, now)
        post = replace(post, state=PostState.APPROVED, updated_at=now)
        await unit.posts.save(post)
        asked_at = post.asked_at
        if asked_at is not None and asked_at > now:
            try:
                said = await ready(unit, self.office.networks, post, member.workspace, now, accepted=True)
            except Refused:
                post = replace(post, asked_at=None)
                await unit.posts.save(post)
            else:
                return await plan(unit, post, *said, asked_at, now)
        author = await author_of(unit, post)
        if author is not None:
            await ring_post(unit, post, author, now)
        return post

    async def _deciding(
        self, unit: Unit, person_id: int, post_id: int, revision: int, verb: Verb
    ) -> tuple[Post, Member]:
        """The post if this person may decide on that revision now; else the truth about why not."""
        post, member = await post_for(unit, person_id, post_id, Right.APPROVE)
        check_may_decide(post, member)
        try:
            post.require(verb, revision)
        except Stale as stale:
            if stale.code == "stale_state":
                await _tell_who_decided(unit, post, person_id)
            raise
        return post, member

    async def request_changes(self, person_id: int, post_id: int, revision: int, note: str) -> Post:
        """A no, with what should change; the author is told.

        Raises:
            Refused: `note_wanted`, `no_right`, `own_post`, `being_sent`.
            Stale: as for `approve`.
        """
        now = self.office.now
        note = note.strip()[:2000]
        if not note:
            raise Refused("note_wanted")
        async with self.office.store.write() as unit:
            post, _ = await self._deciding(unit, person_id, post_id, revision, Verb.RETURN)
            before = post.stage.value
            shown = await unit.posts.revision(post.id, post.revision)
            await _decide(unit, post, shown, person_id, Verdict.RETURNED, note, now)
            post = _staged(post, PostState.RETURNED, now)
            await unit.posts.save(post)
            await record(unit, post, person_id, "return", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            author = await author_of(unit, post)
            if author is not None and author.person.id != person_id:
                await ring_post(unit, post, author, now)
            return post

    async def retract(self, person_id: int, post_id: int, revision: int) -> Post:
        """Take one's own yes back, as long as nothing of it is out.

        Raises:
            Stale: `nothing_to_retract`, `already_out`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.APPROVE)
            post.require(Verb.RETRACT, revision)
            shown, decisions = await unit.posts.decided(post.id, post.revision)
            mine = [d for d in standing(decisions, shown.number, shown.hash) if d.by == person_id]
            if not mine:
                raise Stale("nothing_to_retract", post=post.id)
            publications = await unit.publications.of_post(post.id)
            if any(p.state not in UNSENT and p.state is not PublicationState.CANCELLED for p in publications):
                raise Stale("already_out", post=post.id)
            before = post.stage.value
            await unit.posts.save_decision(replace(mine[0], retracted_at=now))
            planned_at = await call_back(unit, post)
            post = _staged(replace(post, asked_at=post.asked_at or planned_at), PostState.IN_REVIEW, now)
            await unit.posts.save(post)
            await record(unit, post, member.person.id, "retract", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def withdraw(self, person_id: int, post_id: int, revision: int) -> Post:
        """The author takes the question back."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, _ = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.WITHDRAW, revision)
            before = post.stage.value
            post = _staged(post, PostState.DRAFT, now)
            await unit.posts.save(post)
            await record(unit, post, person_id, "withdraw", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def comment(self, person_id: int, post_id: int, text: str) -> Comment:
        """Say something about the post to its author and to everybody who has its card."""
        now = self.office.now
        text = text.strip()[:2000]
        if not text:
            raise Refused("note_wanted")
        async with self.office.store.write() as unit:
            post, _ = await post_for(unit, person_id, post_id, Right.SEE)
            made = await unit.posts.add_comment(Comment(0, post.id, person_id, now, text))
            await record(unit, post, person_id, "comment", post.stage.value, now)
            members = await unit.people.members(post.workspace_id)
            holders = {c.person_id for c in await unit.pushes.copies(CardKind.POST, post.id)} | {post.author_id}
            for member in members:
                if member.person.id in holders and member.person.id != person_id:
                    await tell(unit, member, CardKind.COMMENT, made.id, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return made

    async def expire(self) -> int:
        """Posts whose asked-for time passed unapproved go back to their author, unpublished. How many."""
        now = self.office.now
        async with self.office.store.write() as unit:
            posts = await unit.posts.overdue(now, BATCH)
            for overdue in posts:
                post = overdue
                told = [m for m in (await author_of(unit, post), *await reviewers_of(unit, post)) if m]
                asked_at = post.asked_at
                post = replace(post, state=PostState.DRAFT, asked_at=None, updated_at=now)
                await unit.posts.save(post)
                await record(unit, post, None, "expire", PostState.IN_REVIEW.value, now)
                await unit.pushes.follow(CardKind.POST, post.id, now)
                facts: dict[str, str | int] = {"at": int(asked_at.timestamp()) if asked_at else 0}
                for member in {m.person.id: m for m in told}.values():
                    await tell(unit, member, CardKind.EXPIRED, post.id, now, facts)
            return len(posts)

    async def next_expiry(self) -> datetime | None:
        """The soonest asked-for time of a post in review."""
        async with self.office.store.glance() as unit:
            return await unit.posts.next_asked()

    async def remind(self) -> int:
        """Once before an asked-for time, reviewers who have not answered are told again. How many posts."""
        now = self.office.now
        async with self.office.store.write() as unit:
            posts = await unit.posts.to_remind(now + REMIND_BEFORE, BATCH)
            for post in posts:
                await unit.posts.mark_reminded(post.id, now)
                decided = {d.by for d in await unit.posts.decisions(post.id) if d.revision == post.revision}
                if post.asked_at is None or now - post.updated_at < REMIND_BEFORE / 12:
                    continue  # they were asked minutes ago: that was the reminder
                for reviewer in await reviewers_of(unit, post):
                    if reviewer.person.id not in decided:
                        await tell(unit, reviewer, CardKind.REMINDER, post.id, now)
            return len(posts)


async def _decide(
    unit: Unit, post: Post, shown: Revision, by: int, verdict: Verdict, note: str, at: datetime
) -> Decision:
    return await unit.posts.add_decision(Decision(0, post.id, shown.number, shown.hash, verdict, by, at, note))


async def _tell_who_decided(unit: Unit, post: Post, person_id: int) -> None:
    """Raise Stale `decided` with the newest decision on the current revision, if there is one."""
    made = [d for d in await unit.posts.decisions(post.id) if d.revision == post.revision and not d.retracted_at]
    if not made:
        return
    newest = made[-1]
    if newest.by == person_id and newest.verdict is Verdict.APPROVED:
        raise Stale("approved_by_you", post=post.id)
    person = await unit.people.person(newest.by)
    raise Stale(
        "decided",
        verdict=newest.verdict.value,
        by=person.name if person else "",
        at=int(newest.at.timestamp()),
        post=post.id,
    )
