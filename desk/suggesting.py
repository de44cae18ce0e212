"""*Suggest*: a draft of the answer, by the language model or from the saved replies. It is shown to a person; nothing
goes out without that person's tap, and nothing that leads where no text of ours leads."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.acting import Office
from desk.consulting import Metered
from desk.contacts import strange
from desk.errors import Refused, Stale
from desk.model.content import Content
from desk.model.replies import Reply, SavedReply
from desk.ports import Unit
from desk.prompting import INSTRUCTION, SCHEMA, drafted, question
from desk.responding import Exchange, check_fits, exchange_for, plan_reply, refuse_a_second
from desk.saving import fill, title_of

MOST_SAVED = 100
"""The most used saved replies, among which the fitting ones are looked for."""
_STEM = 5
"""Letters by which two words are taken for the same."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed answer. `strange`: what leads where no text of ours leads, it cannot be sent like this. `saved`: the
    id of the saved reply that it is, None: the model wrote it; `silent`: a model was asked and gave no answer."""

    exchange: Exchange
    text: str
    strange: tuple[str, ...] = ()
    saved: int | None = None
    silent: bool = False

    @property
    def mark(self) -> str:
        """Names the very words, so that no others are sent."""
        return f"{zlib.crc32(self.text.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a draft is made from, read in one look; `ours`: the workspace's own texts."""

    there: Exchange
    post: str
    ours: tuple[str, ...]
    fitting: list[SavedReply]
    asks: bool  # the workspace asks the model
    budget: int


def fitting(saved: Sequence[SavedReply], comment: str, language: str) -> list[SavedReply]:
    """Pure: those of the language, first the ones that share words with the comment, then the most used."""
    said = _stems(comment)
    mine = [one for one in saved if one.language == language]
    return sorted(mine, key=lambda one: (-len(said & _stems(one.text)), -one.used, one.id))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


class Suggesting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def suggest(self, person_id: int, alert_id: int, turn: int = 0) -> Draft:
        """A draft, kept as this person's with the alert. `turn`: how many were not wanted before it.

        Raises:
            Refused: `nothing_to_suggest`; as `desk.responding.exchange_for`.
            Stale: `comment_gone`.
        """
        async with self.office.store.read() as unit:
            matter = await self._matter(unit, person_id, alert_id)
            kept = _kept(matter.there, person_id)
        asked = self.office.model is not None and matter.asks
        earlier = [kept.text] if turn and kept is not None and kept.saved is None else []
        text = await self._ask(matter, earlier) if asked else None
        if text is not None:
            draft = Draft(matter.there, text)
        elif matter.fitting:
            draft = replace(await self._filled(matter, turn), silent=asked)
        else:
            raise Refused("nothing_to_suggest")
        async with self.office.store.write() as unit:
            there = await exchange_for(self.office, unit, person_id, alert_id)
            facts = there.alert.facts | {_key(person_id): json.dumps([draft.text, draft.saved], ensure_ascii=False)}
            await unit.inbox.save_alert(replace(there.alert, facts=facts))
        return replace(draft, strange=strange(draft.text, matter.ours))

    async def shown(self, person_id: int, alert_id: int, mark: str) -> Draft:
        """The draft that this person was shown.

        Raises:
            Stale: `suggestion_gone`: it is another one by now.
        """
        async with self.office.store.read() as unit:
            return await self._shown(unit, person_id, alert_id, mark)

    async def send(self, person_id: int, alert_id: int, mark: str, anyway: bool = False) -> Reply:
        """Answer the reader with what was shown. `anyway`: although somebody else is at it, or was.

        Raises:
            Refused: `suggestion_strange` (what); as `desk.responding.Responding.answer`.
            Stale: `suggestion_gone`, `comment_gone`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            draft = await self._shown(unit, person_id, alert_id, mark)
            there, content = draft.exchange, Content(draft.text)
            if draft.strange:
                raise Refused("suggestion_strange", what=", ".join(draft.strange))
            check_fits(content, there.abilities)
            if not anyway:
                await refuse_a_second(unit, there.alert, person_id)
            if draft.saved is not None:
                used = await unit.replies.saved(there.alert.workspace_id, draft.saved)
                if used is not None:
                    await unit.replies.save_saved(replace(used, used=used.used + 1))
            facts = {name: value for name, value in there.alert.facts.items() if name != _key(person_id)}
            alert = replace(there.alert, facts=facts)
            return await plan_reply(unit, alert, there.comment, person_id, content, now)

    async def _shown(self, unit: Unit, person_id: int, alert_id: int, mark: str) -> Draft:
        matter = await self._matter(unit, person_id, alert_id)
        draft = _kept(matter.there, person_id)
        if draft is None or draft.mark != mark:
            raise Stale("suggestion_gone")
        return replace(draft, strange=strange(draft.text, matter.ours))

    async def _matter(self, unit: Unit, person_id: int, alert_id: int) -> Matter:
        there = await exchange_for(self.office, unit, person_id, alert_id)
        if there.comment.removed_at is not None:
            raise Stale("comment_gone")
        workspace = there.viewer.workspace
        language = there.comment.judgement.language or there.viewer.person.language
        saved, _ = await unit.replies.all_saved(workspace.id, language, 0, MOST_SAVED)
        channels = await unit.channels.of_workspace(workspace.id)
        post = await _post(unit, there)
        rules = await unit.attention.rules(workspace.id)
        said = post.text if post else ""
        led = [*_led_to(post)] if post else []
        ours = (workspace.name, said, *led, *(s.text for s in saved), *(c.name for c in channels))
        return Matter(there, said, ours, fitting(saved, there.comment.text, language), rules.model, rules.budget)

    async def _ask(self, matter: Matter, earlier: Sequence[str]) -> str | None:
        if self.office.model is None:
            return None
        workspace = matter.there.viewer.workspace
        metered = Metered(self.office, self.office.model, workspace.id, matter.budget)
        asked = question(matter.there.comment, workspace.name, matter.post, earlier)
        return drafted(await metered.complete(INSTRUCTION, asked, SCHEMA))

    async def _filled(self, matter: Matter, turn: int) -> Draft:
        saved = matter.fitting[turn % len(matter.fitting)]
        async with self.office.store.read() as unit:
            title = await title_of(unit, matter.there)
        text = fill(saved.text, matter.there.comment.author.name, title)
        check_fits(Content(text), matter.there.abilities)
        return Draft(matter.there, text, saved=saved.id)


def _key(person_id: int) -> str:
    """Among the alert's facts: two people may each have a draft."""
    return f"draft_{person_id}"


def _kept(there: Exchange, person_id: int) -> Draft | None:
    kept = there.alert.facts.get(_key(person_id))
    if kept is None:
        return None
    text, saved = json.loads(str(kept))
    return Draft(there, text, saved=saved)


async def _post(unit: Unit, there: Exchange) -> Content | None:
    """What the comment stands under; None where that is none of ours."""
    if there.comment.publication_id is None:
        return None
    publication = await unit.publications.publication(there.alert.workspace_id, there.comment.publication_id)
    if publication.post_id is None:
        return Content(publication.title)
    return (await unit.posts.revision(publication.post_id, publication.revision)).content


def _led_to(post: Content) -> list[str]:
    """Where the post's words and buttons lead."""
    linked = [str(entity.fact("url") or "") for entity in post.entities]
    return [*linked, *(button.url for row in post.buttons for button in row)]
