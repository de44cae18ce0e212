"""Delete a reader's comment, ban and restrict its author, and undo the two. Each call may be repeated without harm, so
one that broke off is made again with the press that asked for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk.acting import Office
from desk.errors import Rejected
from desk.model.audit import AuditEntry
from desk.model.inbox import Alert
from desk.model.source import Abilities
from desk.ports.replies import Answering
from desk.responding import Exchange, exchange_for
from desk.settling import closed, keep_alert

RESTRICTED_FOR = timedelta(hours=1)
_Deed = Callable[[Answering, Exchange], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Means:
    """What may be done about a comment at this moment: by the platform, by our rights there, and by what was done."""

    exchange: Exchange
    remove: bool
    ban: bool
    unban: bool
    restrict: bool
    lift: bool

    @property
    def any(self) -> bool:
        return self.remove or self.ban or self.unban or self.restrict or self.lift


def means_of(exchange: Exchange, allowed: Abilities, now: datetime) -> Means:
    """Pure."""
    facts, author = exchange.alert.facts, exchange.comment.author
    banned = bool(facts.get("banned"))
    restricted = float(facts.get("restricted_until", 0)) > now.timestamp()
    person = not author.id.startswith("-")  # who writes as a channel is banned as one, and cannot be restricted
    return Means(
        exchange,
        remove=allowed.remove and exchange.comment.removed_at is None,
        ban=allowed.ban and not banned and bool(author.id),
        unban=allowed.ban and banned,
        restrict=allowed.restrict and person and not banned and not restricted and bool(author.id),
        lift=allowed.restrict and restricted and not banned,
    )


class Moderating:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def means(self, person_id: int, alert_id: int) -> Means:
        """What this person may do about the comment, as the platform says now."""
        there, way = await self._there(person_id, alert_id)
        return means_of(there, await way.allowed(there.source), self.office.now)

    async def delete(self, person_id: int, alert_id: int) -> Alert:
        """Delete the comment; the alert closes. One that is gone already closes it as well."""
        there, way = await self._there(person_id, alert_id)
        await self._intend(there, "delete_comment")
        code = "deleted"
        try:
            await way.remove(there.source, there.comment)
        except Rejected as error:
            if error.code != "comment_gone":
                raise
            code = "gone"
        now = self.office.now
        async with self.office.store.write() as unit:
            comment = await unit.inbox.comment(there.comment.id)
            await unit.inbox.save_comment(replace(comment, removed_at=comment.removed_at or now))
            await closed(unit, await unit.inbox.alert(alert_id), person_id, code, now)
            return await unit.inbox.alert(alert_id)

    async def ban(self, person_id: int, alert_id: int) -> Alert:
        return await self._do(person_id, alert_id, "ban", lambda way, e: way.ban(e.source, e.comment.author), banned=1)

    async def unban(self, person_id: int, alert_id: int) -> Alert:
        return await self._do(
            person_id, alert_id, "unban", lambda way, e: way.unban(e.source, e.comment.author), banned=0
        )

    async def restrict(self, person_id: int, alert_id: int) -> Alert:
        """For an hour the author reads and does not write."""
        until = self.office.now + RESTRICTED_FOR
        return await self._do(
            person_id,
            alert_id,
            "restrict",
            lambda way, e: way.restrict(e.source, e.comment.author, until),
            restricted_until=int(until.timestamp()),
        )

    async def lift(self, person_id: int, alert_id: int) -> Alert:
        return await self._do(
            person_id, alert_id, "lift", lambda way, e: way.lift(e.source, e.comment.author), restricted_until=0
        )

    async def _do(self, person_id: int, alert_id: int, verb: str, deed: _Deed, **facts: int) -> Alert:
        there, way = await self._there(person_id, alert_id)
        await self._intend(there, verb)
        await deed(way, there)
        now = self.office.now
        async with self.office.store.write() as unit:
            alert = await unit.inbox.alert(alert_id)
            alert = replace(alert, facts={**alert.facts, **facts})
            await keep_alert(unit, alert, person_id, verb, alert.state.value, now)
            return alert

    async def _there(self, person_id: int, alert_id: int) -> tuple[Exchange, Answering]:
        async with self.office.store.read() as unit:
            there = await exchange_for(self.office, unit, person_id, alert_id)
        return there, self.office.answering[there.source.kind.value]

    async def _intend(self, there: Exchange, verb: str) -> None:
        """Who asked for it is kept before the call; the press itself is not done before its outcome is."""
        alert, by = there.alert, there.viewer.person.id
        async with self.office.store.write(aside=True) as unit:
            await unit.audit.add(
                AuditEntry(
                    alert.workspace_id, self.office.now, by, f"{verb}_asked", "alert", alert.id, alert.state.value
                )
            )
