"""What the team knows of a reader: what was said, what came of it, and the notes that members left."""

from __future__ import annotations

from dataclasses import dataclass, field

from desk.acting import Office
from desk.alerting import alert_for
from desk.errors import Refused
from desk.model.inbox import Alert, Author, AuthorNote, Comment
from desk.model.people import Person, Right
from desk.model.reactions import Counts
from desk.model.replies import Reply, ReplyState
from desk.ports import Unit

SHOWN = 5
LONGEST_NOTE = 300
"""Characters."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A comment, its alert if it raised one, our answer to it, and what readers have put on the comment and on the
    answer."""

    comment: Comment
    alert: Alert | None
    answer: Reply | None
    reactions: Counts
    regard: Counts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuthorHistory:
    """The newest first; `people`: who wrote the notes; `reactions`: what this reader has put on others' messages."""

    alert_id: int
    comment_id: int | None
    author: Author
    episodes: list[Episode]
    notes: list[AuthorNote]
    people: dict[int, Person]
    reactions: Counts


class Remembering:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def history(self, person_id: int, alert_id: int, comment_id: int | None = None) -> AuthorHistory:
        """`comment_id`: of the reader who said that one of a storm's comments.

        Raises:
            Refused: `no_author`: the alert is about no single comment.
        """
        async with self.office.store.read() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id, Right.SEE)
            author = await _author(unit, alert, comment_id)
            said = await unit.inbox.comments_by(alert.workspace_id, author.id, 0, SHOWN)
            notes = await unit.inbox.author_notes(alert.workspace_id, author.id, SHOWN)
            people = await unit.people.persons({note.by for note in notes})
            episodes = [await _episode(unit, comment) for comment in said]
            reactions = await unit.reactions.by(alert.workspace_id, author.id)
            return AuthorHistory(alert.id, comment_id, author, episodes, notes, {p.id: p for p in people}, reactions)

    async def add_note(self, person_id: int, alert_id: int, text: str, comment_id: int | None = None) -> AuthorNote:
        """A note for the team; the reader never sees it.

        Raises:
            Refused: `reader_note_wanted`; `note_too_long` (have, limit); `no_author`.
        """
        text = " ".join(text.split())
        if not text:
            raise Refused("reader_note_wanted")
        if len(text) > LONGEST_NOTE:
            raise Refused("note_too_long", have=len(text), limit=LONGEST_NOTE)
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id, Right.ANSWER)
            author = await _author(unit, alert, comment_id)
            note = AuthorNote(0, alert.workspace_id, author.id, person_id, self.office.now, text)
            return await unit.inbox.add_author_note(note)


async def _author(unit: Unit, alert: Alert, comment_id: int | None) -> Author:
    """Of that comment, if it is one of the alert's; else of the alert's own."""
    if alert.comment_id is None:
        raise Refused("no_author")
    comment = await unit.inbox.comment(comment_id or alert.comment_id)
    if comment.alert_id != alert.id and comment.id != alert.comment_id:
        raise Refused("no_author")
    return comment.author


async def _episode(unit: Unit, comment: Comment) -> Episode:
    reactions = await unit.reactions.to(comment.source_id, comment.external_id)
    if comment.alert_id is None:
        return Episode(comment, None, None, reactions)
    replies = await unit.replies.of_alert(comment.alert_id)
    sent = [r for r in replies if r.comment_id == comment.id and r.state is ReplyState.SENT]
    alert = await unit.inbox.alert(comment.alert_id)
    if not sent:
        return Episode(comment, alert, None, reactions)
    regard = await unit.reactions.to_answers(alert.id)
    return Episode(comment, alert, sent[-1], reactions, regard.get(sent[-1].id, {}))
