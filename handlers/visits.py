"""Visits by a file of a web counter: /visits, the question for the file, and what became of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from aiogram import Router
from aiogram.exceptions import AiogramError
from aiogram.filters import Command
from aiogram.types import Document, Message
from aiohttp import ClientError

from desk.deciphering import MOST_BYTES
from desk.errors import NotSent, Refused
from desk.model.visits import Fault, Imported
from handlers.answers import answer_to
from handlers.buttons import keyboard, tap
from handlers.charting import amounts
from handlers.dates import day_heading
from handlers.places import in_private
from handlers.screens import Screen, bring, home
from handlers.taps import HomeTap
from handlers.who import Who
from handlers.words import Html

router = Router(name="visits")
router.message.filter(in_private)
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls")
"""Names of files that may be meant; a spreadsheet is told how it becomes a CSV."""
MOST_FAULTS, MOST_STRANGERS, MOST_CHANNELS = 5, 3, 10


def is_table(message: Message) -> bool:
    return message.document is not None and (message.document.file_name or "").casefold().endswith(TABLES)


@router.message(Command("visits"))
async def visits(message: Message, who: Who) -> None:
    """Under a file, or as a reply to one: that file. Alone: what is known, and the question for a file."""
    replied = message.reply_to_message
    document = message.document or (replied.document if replied else None)
    if document is not None:
        await _import(message, who, document)
        return
    member, known = await who.desk.importing.known(who.id)
    say = who.say
    lines: list[str] = [say("visits-head", workspace=member.workspace.name)]
    if known.first is None or known.last is None:
        lines.append(say("visits-none"))
    else:
        lines.append(say("visits-known", days=known.days, span=_span(who, known.first, known.last)))
    await who.ask("visits", "\n".join([*lines, say("ask-visits")]))


@answer_to("visits", fitting=is_table)
async def given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    if message.document is None:
        raise Refused("visits_file_wanted")
    await _import(message, who, message.document)


async def _import(message: Message, who: Who, document: Document) -> None:
    if (document.file_size or 0) > MOST_BYTES:
        raise Refused("visits_too_large", limit=MOST_BYTES // 1_000_000)
    imported = await who.desk.importing.visits(who.id, await _content(who, document))
    await bring(message, _broken(who, imported) if imported.file.faults else _kept(who, imported))


async def _content(who: Who, document: Document) -> bytes:
    """Raises NotSent where the file does not come: the message is taken up again later."""
    file = BytesIO()
    try:
        await who.bot.download(document, destination=file)
    except (AiogramError, ClientError, TimeoutError) as error:
        raise NotSent("no_connection") from error
    return file.getvalue()


def _kept(who: Who, imported: Imported) -> Screen:
    say, file = who.say, imported.file
    lines: list[str] = [say("visits-done")]
    lines.append(say("visits-lines", rows=file.rows, days=len(file.days), span=_span(who, file.days[0], file.days[-1])))
    if imported.replaced:
        lines.append(say("visits-replaced", days=imported.replaced))
    if file.left_out:
        lines.append(say("visits-left-out", rows=file.left_out))
    lines += ["", say("visits-total", visits=_amount(who, imported.total)), *_by_channel(who, imported)]
    if None in imported.by_channel:
        lines += ["", say("visits-strange-hint")]
    return "\n".join(lines), keyboard([tap(say, "stats", HomeTap(to="stats")), home(who)])


def _by_channel(who: Who, imported: Imported) -> list[Html]:
    say, sums = who.say, imported.by_channel
    of_channels = [(sums[c.id], c.name) for c in imported.channels if c.id in sums]
    lines = [
        say("visits-row", name=name, visits=_amount(who, count))
        for count, name in sorted(of_channels, key=lambda row: (-row[0], row[1]))[:MOST_CHANNELS]
    ]
    if None in sums:
        known = [" / ".join(part for part in tags if part) for tags in imported.strangers]
        named = [tags for tags in known if tags][:MOST_STRANGERS]
        key = "visits-row-strange-named" if named else "visits-row-strange"
        facts = {"tags": ", ".join(named)} if named else {}
        lines.append(say(key, visits=_amount(who, sums[None]), **facts))
    return lines


def _broken(who: Who, imported: Imported) -> Screen:
    say, faults = who.say, imported.file.faults
    lines = [say("visits-broken", lines=len(faults)), *(_fault(who, fault) for fault in faults[:MOST_FAULTS])]
    if len(faults) > MOST_FAULTS:
        lines.append(say("visits-more", lines=len(faults) - MOST_FAULTS))
    return "\n".join([*lines, "", say("visits-mend")]), keyboard([home(who)])


def _fault(who: Who, fault: Fault) -> Html:
    return who.say(f"visits-fault-{fault.code.replace('_', '-')}", line=fault.line, value=fault.value)


def _span(who: Who, first: date, last: date) -> str:
    """23–29 November; of one day Mon 23 Nov."""
    today = who.now.astimezone(who.say.zone).date()
    if first == last:
        return day_heading(first, who.say.language, today)
    return amounts.stretch(first, last, who.say.language, today)


def _amount(who: Who, visits: int) -> str:
    return amounts.whole(visits, who.say.language)
