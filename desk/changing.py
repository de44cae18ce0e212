"""Editing, pinning and deleting what is out. All may be repeated without harm: an unknown answer is asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desk.acting import Office, post_for, record
from desk.concluding import call_for_help, settle
from desk.delivering import BATCH, wait_before
from desk.errors import DeskError, IntegrationError, Refused, Rejected, SlowDown, Stale
from desk.model.cards import CardKind
from desk.model.content import Content
from desk.model.network import Channel
from desk.model.people import Right
from desk.model.post import Post, Verb
from desk.model.publication import Change, Publication, PublicationState
from desk.model.tags import tagged
from desk.ports import Network


async def _amend(network: Network, channel: Channel, publication: Publication, content: Content) -> None:
    parts = content.parts()
    if len(parts) != len(publication.ids):
        raise Refused("cannot_amend")
    for part, ids in zip(parts, publication.ids, strict=True):
        await network.amend(part, channel.external_id, ids)


class Changing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def run_once(self) -> int:
        """Do what is due to what is out. How many publications."""
        now = self.office.now
        async with self.office.store.read() as unit:
            first = await unit.publications.next_due()
            rows = await unit.publications.changes_due(now, BATCH) if first and first <= now else []
        for publication in rows:
            await self._change_one(publication)
        return len(rows)

    async def _change_one(self, publication: Publication) -> None:
        async with self.office.store.read() as unit:
            channel = await unit.channels.channel(publication.workspace_id, publication.channel_id)
            revision = publication.change_revision or publication.revision
            content = (await unit.posts.revision(publication.post_id or 0, revision)).content
            post = await unit.posts.any_post(publication.post_id or 0)
        network = self.office.networks[channel.network]
        error: DeskError | None = None
        try:
            if publication.change is Change.REMOVE:
                await network.remove(channel.external_id, [i for part in publication.ids for i in part])
            elif publication.change is Change.EDIT:
                await _amend(network, channel, publication, tagged(content, channel, post.label, post.title))
            if publication.change is Change.PIN or (content.pinned and publication.change is Change.EDIT):
                await network.pin(channel.external_id, publication.ids[0][0])
        except (Rejected, Refused) as refused:
            error = refused
        except IntegrationError as later:
            await self._change_later(publication, later)
            return
        await self._changed(publication, content, error)

    async def _change_later(self, publication: Publication, error: IntegrationError) -> None:
        after = timedelta(seconds=error.after) if isinstance(error, SlowDown) else wait_before(publication.tries)
        async with self.office.store.write() as unit:
            current = await unit.publications.any_publication(publication.id)
            if current.change is publication.change and current.change_revision == publication.change_revision:
                at = self.office.now + after
                await unit.publications.save(replace(current, next_try_at=at, tries=current.tries + 1))

    async def _changed(self, publication: Publication, content: Content, error: DeskError | None) -> None:
        now = self.office.now
        async with self.office.store.write() as unit:
            current = await unit.publications.any_publication(publication.id)
            if (current.change, current.change_revision) != (publication.change, publication.change_revision):
                return  # a newer wish came meanwhile: it is still due
            done = replace(current, change=None, change_revision=0, tries=0)
            if error is not None:
                done = replace(done, code=f"{publication.change}_{error.code}"[:64])
                await unit.publications.save(done)
                await call_for_help(unit, done, f"{publication.change}_failed", now)
                return
            if publication.change is Change.PIN:
                await unit.publications.save(done)
                await settle(unit, done, "pinned", now)
                return
            if publication.change is Change.REMOVE:
                done = replace(done, state=PublicationState.REMOVED, code="")
            else:
                done = replace(done, revision=publication.change_revision, hash=content.hash, code="")
            await unit.publications.save(done)
            await settle(unit, done, "removed" if publication.change is Change.REMOVE else "edited", now)

    async def remove(self, person_id: int, post_id: int, revision: int) -> Post:
        """Delete the post from every channel where it is out."""
        return await self._wish(person_id, post_id, revision, Change.REMOVE)

    async def pin(self, person_id: int, post_id: int, revision: int) -> Post:
        """Pin the post in every channel where it is out."""
        return await self._wish(person_id, post_id, revision, Change.PIN)

    async def _wish(self, person_id: int, post_id: int, revision: int, change: Change) -> Post:
        """Note what is to be done to what is out.

        Raises:
            Stale: nothing is out.
            Refused: `message_unknown`; `being_sent` where a change or a deletion is on its way already.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            post, _ = await post_for(unit, person_id, post_id, Right.PUBLISH)
            post.require(Verb.EDIT, revision)
            out = [p for p in await unit.publications.of_post(post.id) if p.state is PublicationState.PUBLISHED]
            if not out:
                raise Stale("not_out", post=post.id)
            known = [p for p in out if p.ids and all(p.ids)]
            if not known:  # somebody said that it is there, and nobody knows which message it is
                raise Refused("message_unknown", post=post.id)
            if change is Change.PIN and any(p.change for p in known):
                raise Refused("being_sent", post=post.id)
            await unit.publications.save_all(
                [replace(p, change=change, change_revision=0, next_try_at=now, tries=0) for p in known]
            )
            await record(unit, post, person_id, "pin" if change is Change.PIN else "remove", post.stage.value, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post
