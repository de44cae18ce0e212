"""Brings cards to people: takes waiting pushes, renders what is true now, sends or edits, and keeps the copies."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from aiogram import Bot

from desk.alerting import COUNTS_APART, GATHERED
from desk.errors import DeskError, IntegrationError, NeedsLogin, NotFound, NotSent, Refused, Rejected, SlowDown
from desk.model.cards import CardCopy, CardKind, Priority, Push
from desk.model.content import Content
from desk.ports import Network
from desk.verbs import Desk
from desk.viewing import PostView
from handlers.alert_cards import alert_card
from handlers.cards import Card, post_card, replaced_card
from handlers.case_cards import case_card
from handlers.charting.pictures import Drawing
from handlers.clock_cards import digest_card, warning_card
from handlers.middleware import voice_for
from handlers.news import render_news
from handlers.sending import CHAT_CLOSED, NO_PREVIEW, Painter, send_card, send_report, send_words
from handlers.war_room import open_war_room
from handlers.words import Voice

BATCH = 200
MOST_TRIES = 12
"""Of a push that may have been delivered each time; what is known not to have been waits as long as it takes."""
PICTURE_TRIES = 5
PICTURE_REST = timedelta(seconds=30)
"""Before the second try of a report's picture; then twice as long each time, 7.5 minutes in all."""

log = structlog.get_logger("notify")


class Notifier:
    """Each chat in its order, many chats at once. A push that cannot be delivered now waits; the newest state wins."""

    def __init__(self, desk: Desk, bot: Bot, network: Network, drawing: Drawing | None = None) -> None:
        self.desk = desk
        self.bot = bot
        self.painter = Painter(bot, desk, drawing)
        self.network = network
        self.counted: dict[int, datetime] = {}
        """When a figure last went up on an alert's card in a chat; forgotten with the process."""

    async def run_once(self, alerts: bool | None = None) -> int:
        """Deliver what is due: alerts alone, all but them, or everything. How many were due."""
        now = self.desk.office.now
        async with self.desk.office.store.glance() as unit:
            due = await unit.pushes.due(now, BATCH, alerts)
        lanes: dict[int, list[Push]] = defaultdict(list)
        for push in due:
            lanes[push.chat_id].append(push)
        await asyncio.gather(*(self._lane(lane) for lane in lanes.values()))
        return len(due)

    async def next_due(self) -> datetime | None:
        async with self.desk.office.store.glance() as unit:
            return await unit.pushes.next_due()

    async def _lane(self, lane: Sequence[Push]) -> None:
        for push in lane:
            try:
                await self._deliver_somewhere(push)
            except Rejected as error:
                await self._give_up(push, error)
            except IntegrationError as error:
                await self._later(push, error)
                return

    async def _deliver_somewhere(self, push: Push) -> None:
        """Where the team's topic is gone, into the group itself."""
        try:
            await self._deliver(push)
        except Rejected as error:
            if error.code not in ("topic_gone", "topic_closed") or push.person_id is not None:
                raise
            await self.desk.staffing.topic_gone(push.workspace_id)
            await self._deliver(push)

    async def _topic(self, push: Push) -> int | None:
        """The topic of the team's group where its cards stand."""
        if push.person_id is not None:
            return None
        async with self.desk.office.store.glance() as unit:
            workspace = await unit.people.workspace(push.workspace_id)
        return workspace.team_topic_id if workspace.team_chat_id == push.chat_id else None

    async def _deliver(self, push: Push) -> None:
        if push.kind is CardKind.POST:
            await self._deliver_post(push)
            return
        if push.kind is CardKind.ALERT:
            await self._deliver_alert(push)
            return
        if push.kind is CardKind.DIGEST:
            await self._deliver_digest(push)
            return
        if push.kind is CardKind.WARNING:
            await self._deliver_warning(push)
            return
        if push.kind is CardKind.CASE:
            await self._deliver_case(push)
            return
        if push.kind is CardKind.REPORT:
            await self._deliver_report(push)
            return
        if push.kind is CardKind.WAR_ROOM:
            await open_war_room(self.bot, self.desk, push, await self._voice(push))
            await self._done(push)
            return
        card, reply_to = await self._news(push)
        if card is not None:
            await self._send(push, card, reply_to=reply_to)
        await self._done(push)

    async def _deliver_report(self, push: Push) -> None:
        """A picture that cannot be drawn is tried again, with growing pauses; after the last the words come alone."""
        say, topic = await self._voice(push), await self._topic(push)
        with suppress(NotFound):  # its timetable was removed meanwhile
            try:
                await send_report(self.painter, push, say, topic)
            except Refused:
                if push.tries < PICTURE_TRIES - 1:
                    async with self.desk.office.store.write() as unit:
                        await unit.pushes.postpone(push, self.desk.office.now + PICTURE_REST * 2**push.tries)
                    return
                await send_words(self.painter, push, say, PICTURE_TRIES, topic)
        await self._done(push)

    async def _news(self, push: Push) -> tuple[Card | None, int | None]:
        say = await self._voice(push)
        try:
            card, post_id = await render_news(push, self.desk, say)
        except (NotFound, Refused):
            return None, None  # it is gone, or the person may not see it any more
        if post_id is None:
            return card, None
        copies = await self._copies(push.chat_id, post_id)
        return card, copies[-1].message_id if copies else None

    async def _voice(self, push: Push) -> Voice:
        async with self.desk.office.store.read() as unit:
            if push.person_id is not None:
                member = await unit.people.member(push.person_id, push.workspace_id)
                person = member.person if member else await unit.people.person(push.person_id)
                return voice_for(person, member) if person else Voice()
            members = await unit.people.members(push.workspace_id)
        return voice_for(members[0].person, members[0]) if members else Voice()

    async def _copies(self, chat_id: int, subject_id: int, kind: CardKind = CardKind.POST) -> list[CardCopy]:
        async with self.desk.office.store.read() as unit:
            return [c for c in await unit.pushes.copies(kind, subject_id) if c.chat_id == chat_id]

    async def _deliver_alert(self, push: Push) -> None:
        """A new message when it rings, or else the copy that stands is edited; the older one goes."""
        if await self._counts_too_soon(push):
            return
        copies = await self._copies(push.chat_id, push.subject_id, CardKind.ALERT)
        try:
            if push.person_id is None:
                view = await self.desk.showing.alert_for_team(push.subject_id)
            else:
                view = await self.desk.showing.alert(push.person_id, push.subject_id)
        except (NotFound, Refused):
            await self._done(push, retired=copies)
            return
        await self._stand(push, copies, alert_card(view, await self._voice(push), self.desk.office.now))

    async def _counts_too_soon(self, push: Push) -> bool:
        """Figures that go up on the cards of a chat take turns; what rings or was decided never waits for them."""
        if push.ring or push.priority is not Priority.FOLLOW:
            return False
        now = self.desk.office.now
        turn = self.counted.get(push.chat_id, now - COUNTS_APART) + COUNTS_APART
        if turn <= now:
            self.counted[push.chat_id] = now
            return False
        async with self.desk.office.store.write() as unit:
            await unit.pushes.rest(push, turn)
        return True

    async def _deliver_digest(self, push: Push) -> None:
        copies = await self._copies(push.chat_id, push.subject_id, CardKind.DIGEST)
        try:
            if push.person_id is None:
                view = await self.desk.showing.digest_for_team(push.workspace_id)
            else:
                view = await self.desk.showing.digest(push.person_id, push.workspace_id)
        except (NotFound, Refused):
            await self._done(push, retired=copies)
            return
        if not view.total and not copies:
            await self._done(push)
            return
        await self._stand(push, copies, digest_card(view, await self._voice(push)))

    async def _deliver_case(self, push: Push) -> None:
        copies = await self._copies(push.chat_id, push.subject_id, CardKind.CASE)
        try:
            view = await self.desk.solving.case(push.chat_id, push.subject_id)
        except NotFound:
            await self._done(push, retired=copies)
            return
        await self._stand(push, copies, case_card(view, await self._voice(push), self.desk.office.now))

    async def _deliver_warning(self, push: Push) -> None:
        """It answers the alert's card, if that stands in the chat. What was answered meanwhile needs none."""
        with suppress(NotFound, Refused):
            view = await self.desk.showing.alert(push.chat_id, push.subject_id)
            card = warning_card(view, await self._voice(push), self.desk.office.now)
            if card is not None:
                copies = await self._copies(push.chat_id, push.subject_id, CardKind.ALERT)
                reply_to = copies[-1].message_id if copies else None
                await self._send(push, card, reply_to=reply_to, quiet=bool(push.facts.get("quiet")))
        await self._done(push)

    async def _stand(self, push: Push, copies: Sequence[CardCopy], card: Card) -> None:
        """A new message when it rings or none stands there; else the newest copy is edited."""
        if push.ring or not copies:
            message_id = await self._send(push, card, quiet=bool(push.facts.get("quiet")))
            made = CardCopy(
                0, push.kind, push.subject_id, push.workspace_id, push.chat_id, message_id, push.person_id,
                shown=card.digest,
            )  # fmt: skip
            await self._done(push, made=made, retired=copies)
            for copy in copies:
                await self._take_away(copy, card, keep_preview=False)
            return
        await self._edit_copy(push, copies, card, card.digest)

    async def _deliver_post(self, push: Push) -> None:
        copies = await self._copies(push.chat_id, push.subject_id)
        try:
            if push.person_id is None:
                view = await self.desk.viewing.post_for_team(push.subject_id)
            else:
                view = await self.desk.viewing.post(push.person_id, push.subject_id)
        except (NotFound, Refused):
            await self._done(push, retired=copies)
            return
        say = await self._voice(push)
        if push.ring or not copies:
            await self._show_new(push, view, say, copies)
        else:
            await self._follow(push, view, say, copies)

    async def _card(self, view: PostView, say: Voice, menu: str) -> Card:
        choices = await self.desk.viewing.choices(view.workspace.id) if menu == "channels" else ()
        return post_card(view, say, self.desk.office.now, menu, choices)

    async def _show_new(
        self, push: Push, view: PostView, say: Voice, old: Sequence[CardCopy], quiet: bool = False
    ) -> None:
        """The preview (unless the same one stands there already) and the card below it."""
        menu = old[-1].menu if quiet else ""
        card, look = await self._card(view, say, menu), _look(view.as_sent)
        shown = next((c for c in reversed(old) if c.preview_hash == look), None)
        preview_ids = shown.preview_ids if shown else await self._preview(view.as_sent, push)
        # right below its preview the card needs no pointer to it; in a group somebody may write between the two
        points = shown is not None or push.person_id is None
        first = next((i for part in preview_ids for i in part), None) if points else None
        message_id = await self._send(push, card, reply_to=first, quiet=quiet)
        copy = CardCopy(
            id=0,
            kind=push.kind,
            subject_id=push.subject_id,
            workspace_id=push.workspace_id,
            chat_id=push.chat_id,
            message_id=message_id,
            person_id=push.person_id,
            preview_ids=preview_ids,
            preview_hash=look,
            shown=card.digest,
            menu=menu,
        )
        await self._done(push, made=copy, retired=old)
        for other in old:
            await self._take_away(other, replaced_card(view, say), keep_preview=other is shown)

    async def _preview(self, content: Content, push: Push) -> tuple[tuple[int, ...], ...]:
        """The post itself, by the very calls that will publish it; without a sound of its own."""
        ids, topic = [], await self._topic(push)
        for part in replace(content, silent=True).parts():
            try:
                sent = await self.network.publish(part, push.chat_id, topic)
            except Rejected as error:
                if error.code in CHAT_CLOSED:
                    raise
                return ()  # the card's findings say what Telegram does not take
            ids.append(sent.ids)
        return tuple(ids)

    async def _take_away(self, copy: CardCopy, card: Card, keep_preview: bool) -> None:
        """The old copy goes, with its preview unless that one lives on; where it cannot, it tells that it is old."""
        previewed = () if keep_preview else copy.preview_ids
        try:
            await self.network.remove(copy.chat_id, [*(i for part in previewed for i in part), copy.message_id])
        except IntegrationError:
            with suppress(IntegrationError):  # its buttons are judged by the desk anyway
                await self._edit(copy, card)

    async def _follow(self, push: Push, view: PostView, say: Voice, copies: Sequence[CardCopy]) -> None:
        """The newest copy shows the newest state in place."""
        copy, look = copies[-1], _look(view.as_sent)
        if copy.preview_hash != look and not await self._amend_preview(copy, view.as_sent):
            await self._show_new(push, view, say, copies, quiet=True)
            return
        card = await self._card(view, say, copy.menu)
        await self._edit_copy(push, copies, card, card.digest, look)

    async def _edit_copy(self, push: Push, copies: Sequence[CardCopy], card: Card, digest: str, look: str = "") -> None:
        """The newest copy as the card is now; one that is gone or locked is followed no more."""
        copy = copies[-1]
        try:
            if copy.shown != digest:
                await self._edit(copy, card)
        except Rejected as error:
            if error.code not in ("message_gone", "message_locked"):
                raise
            await self._done(push, retired=copies)
            return
        await self._done(push, changed=replace(copy, shown=digest, preview_hash=look))

    async def _amend_preview(self, copy: CardCopy, content: Content) -> bool:
        parts = content.parts()
        if len(parts) != len(copy.preview_ids):
            return False
        try:
            for part, ids in zip(parts, copy.preview_ids, strict=True):
                await self.network.amend(part, copy.chat_id, ids)
        except (Refused, Rejected):
            return False
        return True

    async def _send(self, push: Push, card: Card, reply_to: int | None = None, quiet: bool = False) -> int:
        return await send_card(self.bot, push.chat_id, card, await self._topic(push), reply_to, quiet)

    async def _edit(self, copy: CardCopy, card: Card) -> None:
        try:
            await self.bot.edit_message_text(
                card.text,
                chat_id=copy.chat_id,
                message_id=copy.message_id,
                reply_markup=card.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except Rejected as error:
            if error.code != "not_modified":
                raise

    async def _done(
        self,
        push: Push,
        made: CardCopy | None = None,
        changed: CardCopy | None = None,
        retired: Sequence[CardCopy] = (),
    ) -> None:
        async with self.desk.office.store.write() as unit:
            for copy in retired:
                await unit.pushes.retire_copy(copy.id)
            if made is not None:
                await unit.pushes.add_copy(made)
            if changed is not None:
                await unit.pushes.save_copy(changed)
            again_at = self.desk.office.now + GATHERED if push.kind is CardKind.DIGEST else None
            await unit.pushes.done(push, again_at)

    async def _give_up(self, push: Push, error: DeskError) -> None:
        """The chat does not take it. A person who blocked the bot is noted, and the keepers are told once."""
        if error.code in ("blocked", "gone") and push.person_id is not None:
            await self.desk.staffing.set_reachable(push.person_id, reachable=False)
        log.warning("push given up", kind=push.kind.value, subject=push.subject_id, code=error.code)
        async with self.desk.office.store.write() as unit:
            await unit.pushes.drop(push)

    async def _later(self, push: Push, error: IntegrationError) -> None:
        wait = error.after if isinstance(error, SlowDown) else min(2.0 ** min(push.tries, 8), 300)
        async with self.desk.office.store.write() as unit:
            if push.tries >= MOST_TRIES and not isinstance(error, (NotSent, NeedsLogin)):
                await unit.pushes.drop(push)
            else:
                await unit.pushes.postpone(push, self.desk.office.now + timedelta(seconds=wait))


def _look(content: Content) -> str:
    """Equal for contents whose previews look alike."""
    return replace(content, silent=True, pinned=False, protected=False, lost=(), origin="").hash
