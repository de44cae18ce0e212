"""Where only a person knows: is it there, send it again, leave it, retry, drop; and what the discussion group shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.acting import Office, publication_for
from desk.concluding import out, published, settle
from desk.errors import Refused, Stale
from desk.model.content import Content
from desk.model.people import Right
from desk.model.post import Post, Verb
from desk.model.publication import Publication, PublicationState
from desk.ports import Unit


class Resolving:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def it_is_there(self, person_id: int, publication_id: int) -> Publication:
        """A person saw it in the channel."""
        return await self._resolve(person_id, publication_id, PublicationState.PUBLISHED)

    async def send_again(self, person_id: int, publication_id: int) -> Publication:
        """A person looked and it is not there."""
        return await self._resolve(person_id, publication_id, PublicationState.PLANNED)

    async def leave_it(self, person_id: int, publication_id: int) -> Publication:
        return await self._resolve(person_id, publication_id, PublicationState.CANCELLED)

    async def _resolve(self, person_id: int, publication_id: int, to: PublicationState) -> Publication:
        now = self.office.now
        async with self.office.store.write() as unit:
            publication, post, _ = await publication_for(unit, person_id, publication_id, Right.PUBLISH)
            if publication.state is not PublicationState.UNCONFIRMED:
                raise Stale("not_unconfirmed", state=publication.state.value, post=post.id)
            if to is PublicationState.PLANNED and not publication.ids:
                post.require(Verb.UNSCHEDULE)  # in a review it waits for its end
            publication = replace(publication, resolved_by=person_id, code="")
            if to is PublicationState.PLANNED:
                publication = replace(publication, state=to, due_at=now, next_try_at=now, tries=0)
            elif to is PublicationState.PUBLISHED:
                publication = await self._believed(unit, publication, now)
            else:
                publication = _left(publication)
            await unit.publications.save(publication)
            verb = {
                PublicationState.PUBLISHED: "it_is_there",
                PublicationState.PLANNED: "send_again",
                PublicationState.CANCELLED: "leave_it",
            }[to]
            await settle(unit, publication, verb, now)
            return publication

    async def _believed(self, unit: Unit, publication: Publication, now: datetime) -> Publication:
        """One part more is out; if others follow, they are due now."""
        revision = await unit.posts.revision(publication.post_id or 0, publication.revision)
        ids = (*publication.ids, ())
        if len(ids) < len(revision.content.parts()):
            return replace(publication, ids=ids, state=PublicationState.PLANNED, due_at=now, next_try_at=now, tries=0)
        return out(replace(publication, ids=ids), revision.content.pinned, now)

    async def witness(self, network: str, external_id: int, message_id: int, content: Content, link: str) -> bool:
        """The channel's discussion group shows a post that may be the one in doubt: same text and number of files."""
        now = self.office.now
        async with self.office.store.write() as unit:
            for channel in await unit.channels.by_external(network, external_id):
                await unit.channels.raise_highest(channel.id, message_id)
                doubtful = await unit.publications.in_state(
                    [PublicationState.UNCONFIRMED], channel.workspace_id, channel.id
                )
                if await unit.publications.by_message(channel.id, message_id) is not None:
                    continue  # the forward of a post that is known
                for publication in doubtful:
                    meant = (await unit.posts.revision(publication.post_id or 0, publication.revision)).content
                    parts = meant.parts()
                    if len(parts) == 1 and meant.text == content.text and len(meant.media) == len(content.media) <= 1:
                        found = replace(publication, ids=((message_id,),), link=link)
                        await published(unit, found, meant.pinned, now)
                        return True
            return False

    async def retry(self, person_id: int, publication_id: int, at: datetime | None = None) -> Publication:
        """Send what failed or was missed: now, or at a new time."""
        now = self.office.now
        async with self.office.store.write() as unit:
            publication, post, _ = await publication_for(unit, person_id, publication_id, Right.PUBLISH)
            _require_waiting(publication, post)
            if at is not None and at <= now:
                raise Refused("past")
            at = at or now
            publication = replace(
                publication,
                state=PublicationState.PLANNED,
                due_at=at,
                next_try_at=at,
                tries=0,
                code="",
                resolved_by=person_id,
            )
            await unit.publications.save(publication)
            await settle(unit, publication, "retry", now)
            return publication

    async def drop(self, person_id: int, publication_id: int) -> Publication:
        """Give it up on this channel; parts that are already out stay and are owned up to."""
        now = self.office.now
        async with self.office.store.write() as unit:
            publication, post, _ = await publication_for(unit, person_id, publication_id, Right.PUBLISH)
            _require_waiting(publication, post)
            publication = replace(_left(publication), resolved_by=person_id)
            await unit.publications.save(publication)
            await settle(unit, publication, "drop", now)
            return publication


def _left(publication: Publication) -> Publication:
    """Given up: what is out of it stays and is owned up to, and is never continued with other words."""
    if publication.ids:
        return replace(publication, state=PublicationState.PUBLISHED, code="partly")
    return replace(publication, state=PublicationState.CANCELLED, code="")


def _require_waiting(publication: Publication, post: Post) -> None:
    if publication.state not in (PublicationState.FAILED, PublicationState.MISSED):
        raise Stale("not_waiting", state=publication.state.value, post=post.id)
