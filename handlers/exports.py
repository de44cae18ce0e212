"""Numbers as files: tables of a report as CSV and XLSX, its pictures as PDF. No cell can be a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.model.stats import Kind
from desk.reporting import Behind, Statement
from handlers.join_lines import way_words
from handlers.reaction_lines import reaction
from handlers.words import Voice

Cell = str | int | float | None
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula (OWASP, CSV injection), in full width too."""
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is the file's and the sheet's; the first row names the columns."""

    name: str
    head: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def guarded(value: Cell) -> Cell:
    """A text that cannot be taken for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return f"'{value}"
    return value


def tables_of(
    statement: Statement, said: Sequence[tuple[datetime, str, str, str, str]], behind: Behind, say: Voice
) -> tuple[Table, ...]:
    """The rows behind a report of the period. Numbers that are not known are empty cells."""
    names = {channel.id: channel.name for channel in statement.channels}
    posts = Table(
        "posts",
        _head(say, "time", "channel", "kind", "label", "title", "link", *_NUMBERS),
        [
            (
                _time(p.at),
                names.get(p.channel_id, ""),
                say.plain(f"stats-kind-{p.kind.value or Kind.OTHER.value}"),
                p.label,
                p.title,
                p.link,
                *(getattr(p, name) for name in _NUMBERS),
            )
            for p in statement.report.pieces
        ],
    )
    counts = statement.numbers.followers
    days = Table(
        "days",
        _head(say, "day", "followers", *_TALLIES),
        [
            (t.day.isoformat(), counts.get(t.day), *(getattr(t, name) for name in _TALLIES))
            for t in statement.numbers.tallies
        ],
    )
    comments = Table(
        "comments",
        _head(say, "time", "source", "author", "text", "mood"),
        [(_time(at), source, author, text, mood) for at, source, author, text, mood in said],
    )
    answers = Table(
        "answers",
        _head(say, "time", "seconds", "in-time", "by"),
        [(_time(a.at), a.seconds, int(a.in_time), a.by) for a in statement.report.answers],
    )
    traffic = (_visits(names, behind, say), _polls(names, behind, say), _joins(names, behind, say))
    return posts, days, comments, answers, *traffic, _reactions(names, behind, say)


def _visits(names: Mapping[int, str], behind: Behind, say: Voice) -> Table:
    """Without a channel: the tags are those of none."""
    return Table(
        "visits",
        _head(say, "day", "channel", "tag", "medium", "campaign", "visits"),
        [
            (v.day.isoformat(), names.get(v.channel_id or 0, ""), v.source, v.medium, v.campaign, v.visits)
            for v in behind.visits
        ],
    )


def _polls(names: Mapping[int, str], behind: Behind, say: Voice) -> Table:
    """A row for each option; votes at an age that was not reached yet are empty."""
    ages = ("1h", "24h", "7d")
    rows: list[tuple[Cell, ...]] = []
    for one in behind.polls:
        known = (_time(one.at), names.get(one.channel_id, ""), one.question)
        for place, (option, votes) in enumerate(one.votes.options):
            aged = (one.aged.get(age, ()) for age in ages)
            at_ages = tuple(votes[place] if place < len(votes) else None for votes in aged)
            rows.append((*known, option, votes, one.votes.voters, int(one.votes.closed), *at_ages))
    head = _head(
        say, "time", "channel", "question", "option", "votes", "voters", "closed", *(f"votes-{a}" for a in ages)
    )
    return Table("polls", head, rows)


def _joins(names: Mapping[int, str], behind: Behind, say: Voice) -> Table:
    return Table(
        "joins",
        _head(say, "day", "channel", "way", "joins"),
        [
            (one.day.isoformat(), names.get(one.channel_id, ""), way_words(say, one.way), one.joins)
            for one in behind.joins
        ],
    )


def _reactions(names: Mapping[int, str], behind: Behind, say: Voice) -> Table:
    """A row for each emoji on each message."""
    rows: list[tuple[Cell, ...]] = [
        (
            _time(one.at),
            names.get(one.channel_id or 0, ""),
            one.place,
            say.plain(f"reacted-on-{one.on.value}"),
            one.text,
            one.link,
            reaction(one.emoji, say),
            one.count,
        )
        for one in behind.reactions
    ]
    head = _head(say, "time", "channel", "source", "reacted-on", "text", "link", "emoji", "reactions")
    return Table("reactions", head, rows)


_NUMBERS = ("views", "reactions", "comments", "forwards", "clicks")
_TALLIES = ("joins", "leaves", "comments", "positive", "negative")


def _head(say: Voice, *names: str) -> tuple[str, ...]:
    return tuple(say.plain(f"column-{name}") for name in names)


def _time(at: datetime) -> str:
    return at.isoformat(" ", "minutes")


def as_csv(table: Table) -> bytes:
    """With a byte order mark, by which spreadsheets know that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (table.head, *table.rows):
        writer.writerow([guarded(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def zipped(tables: Sequence[Table]) -> bytes:
    """A CSV for each table in one archive; the same tables give the same bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(zipfile.ZipInfo(f"{table.name}.csv", _ZIP_TIME), as_csv(table))
    return kept.getvalue()


def workbook(tables: Sequence[Table]) -> bytes:
    """An XLSX with a sheet for each table. Text is written as text, never as a formula or a link."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, table.head, bold)
            for number, row in enumerate(table.rows, 1):
                for column, cell in enumerate(map(guarded, row)):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif cell is not None:
                        sheet.write_number(number, column, cell)
    return kept.getvalue()


def pdf(pictures: Sequence[bytes]) -> bytes:
    """A page for each picture."""
    from PIL import Image

    pages = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    kept = io.BytesIO()
    pages[0].save(kept, "PDF", save_all=True, append_images=pages[1:], resolution=130)
    return kept.getvalue()
