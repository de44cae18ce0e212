"""Saved replies: templates for answers. The reader's name and the post's title are put in where they are called for."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

from desk.acting import Office, member_of
from desk.errors import NotFound, Refused, Stale
from desk.model.content import Content, utf16
from desk.model.people import Member, Right
from desk.model.replies import Reply, SavedReply
from desk.ports import Unit
from desk.responding import Exchange, exchange_for, plan_reply, refuse_a_second, reply_for

PAGE = 8
LONGEST = 4096
NAME = 40
AUTHOR, POST = "{author}", "{post}"


@dataclass(frozen=True, slots=True)
class Filled:
    """A saved reply as this reader would get it. `mark` names the very words, so that no others are sent."""

    saved: SavedReply
    exchange: Exchange
    text: str

    @property
    def mark(self) -> str:
        return f"{zlib.crc32(self.text.encode()):08x}"


def fill(text: str, author: str, post: str) -> str:
    """Pure. What a person wrote is put in as it is, and is looked into for nothing."""
    pieces = text.split(AUTHOR)
    return author.join(piece.replace(POST, post) for piece in pieces)


def name_of(text: str) -> str:
    """The first words, by which it is found in the list."""
    return Content(text).first_words(NAME)


class Saving:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def listed(
        self, person_id: int, page: int, alert_id: int | None = None
    ) -> tuple[Member, list[SavedReply], int]:
        """A page and how many there are; those in the language of the alert's comment first, else in the person's."""
        async with self.office.store.read() as unit:
            if alert_id is not None:
                there = await exchange_for(self.office, unit, person_id, alert_id)
                member, language = there.viewer, there.comment.judgement.language or there.viewer.person.language
            else:
                member = await member_of(unit, person_id, None, Right.ANSWER)
                language = member.person.language
            found, total = await unit.replies.all_saved(member.workspace.id, language, page * PAGE, PAGE)
            return member, found, total

    async def saved(self, person_id: int, saved_id: int) -> SavedReply:
        async with self.office.store.read() as unit:
            return await self._mine(unit, person_id, saved_id)

    async def filled(self, person_id: int, alert_id: int, saved_id: int) -> Filled:
        """What would be sent."""
        async with self.office.store.read() as unit:
            return await self._fill(unit, person_id, alert_id, saved_id)

    async def send(self, person_id: int, alert_id: int, saved_id: int, mark: str, anyway: bool = False) -> Reply:
        """Send what was shown.

        Raises:
            Stale: `saved_changed`: it would read otherwise by now.
            Refused: as `Responding.answer`.
        """
        async with self.office.store.write() as unit:
            found = await self._fill(unit, person_id, alert_id, saved_id)
            if found.mark != mark:
                raise Stale("saved_changed")
            there = found.exchange
            if there.comment.removed_at is not None:
                raise Stale("comment_gone")
            if not anyway:
                await refuse_a_second(unit, there.alert, person_id)
            await unit.replies.save_saved(replace(found.saved, used=found.saved.used + 1))
            return await plan_reply(unit, there.alert, there.comment, person_id, Content(found.text), self.office.now)

    async def add(self, person_id: int, text: str, language: str = "") -> SavedReply:
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            return await self._add(unit, member, text, language or member.person.language)

    async def add_from(self, person_id: int, reply_id: int) -> SavedReply:
        """Keep an answer as a template: the reader's name in it becomes {author}."""
        async with self.office.store.write() as unit:
            reply, alert = await reply_for(unit, person_id, reply_id)
            comment = await unit.inbox.comment(reply.comment_id)
            member = await member_of(unit, person_id, alert.workspace_id, Right.ANSWER)
            name, text = comment.author.name.strip(), reply.content.text
            if len(name) > 1:
                text = text.replace(name, AUTHOR)
            return await self._add(unit, member, text, comment.judgement.language or member.person.language)

    async def _add(self, unit: Unit, member: Member, text: str, language: str) -> SavedReply:
        text = _sound(text)
        return await unit.replies.add_saved(SavedReply(0, member.workspace.id, name_of(text), language, text))

    async def rewrite(self, person_id: int, saved_id: int, text: str) -> SavedReply:
        return await self._change(person_id, saved_id, text=_sound(text), name=name_of(text))

    async def set_language(self, person_id: int, saved_id: int, language: str) -> SavedReply:
        return await self._change(person_id, saved_id, language=language)

    async def delete(self, person_id: int, saved_id: int) -> None:
        async with self.office.store.write() as unit:
            found = await self._mine(unit, person_id, saved_id)
            await unit.replies.drop_saved(found.workspace_id, found.id)

    async def _change(self, person_id: int, saved_id: int, **changes: str) -> SavedReply:
        async with self.office.store.write() as unit:
            found = await self._mine(unit, person_id, saved_id)
            changed = replace(found, **changes)  # type: ignore[arg-type]  # fields by name
            await unit.replies.save_saved(changed)
            return changed

    async def _mine(self, unit: Unit, person_id: int, saved_id: int) -> SavedReply:
        member = await member_of(unit, person_id, None, Right.ANSWER)
        return await _found(unit, member.workspace.id, saved_id)

    async def _fill(self, unit: Unit, person_id: int, alert_id: int, saved_id: int) -> Filled:
        there = await exchange_for(self.office, unit, person_id, alert_id)
        saved = await _found(unit, there.alert.workspace_id, saved_id)
        text = fill(saved.text, there.comment.author.name, await title_of(unit, there))
        if utf16(text) > there.abilities.text:
            raise Refused("answer_too_long", have=utf16(text), limit=there.abilities.text)
        return Filled(saved, there, text)


async def _found(unit: Unit, workspace_id: int, saved_id: int) -> SavedReply:
    saved = await unit.replies.saved(workspace_id, saved_id)
    if saved is None:
        raise NotFound("saved_not_found", saved=saved_id)
    return saved


def _sound(text: str) -> str:
    text = text.strip()
    if not text or utf16(text) > LONGEST:
        raise Refused("saved_text", limit=LONGEST)
    return text


async def title_of(unit: Unit, there: Exchange) -> str:
    """Of the post that the comment is under; where none is known, of the place."""
    if there.comment.publication_id is None:
        return there.source.title
    publication = await unit.publications.any_publication(there.comment.publication_id)
    if publication.post_id is None:
        return publication.title or there.source.title
    return (await unit.posts.any_post(publication.post_id)).title or there.source.title
