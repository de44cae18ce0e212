"""Cards on request: bring one to a person's chat, or open and close a menu under it."""

from __future__ import annotations

from desk.acting import Office, post_for
from desk.model.cards import CardKind, Priority, Push
from desk.model.people import Right


class Carding:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def bring(self, person_id: int, post_id: int) -> None:
        """The post's card, newest at the bottom of the person's private chat."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.SEE)
            push = Push(
                chat_id=person_id,
                person_id=member.person.id,
                kind=CardKind.POST,
                subject_id=post.id,
                workspace_id=post.workspace_id,
                ring=True,
                priority=Priority.ANSWER,
            )
            await unit.pushes.push(push, now)

    async def turn(self, chat_id: int, message_id: int, menu: str = "") -> None:
        """Show a menu under the card in that message, or with "" the card's own buttons again."""
        async with self.office.store.write() as unit:
            copy = await unit.pushes.copy_at(chat_id, message_id)
            if copy is not None:
                await unit.pushes.open_menu(copy.id, menu)
                push = Push(
                    chat_id=chat_id,
                    person_id=copy.person_id,
                    kind=copy.kind,
                    subject_id=copy.subject_id,
                    workspace_id=copy.workspace_id,
                    priority=Priority.ANSWER,
                )
                await unit.pushes.push(push, self.office.now)
