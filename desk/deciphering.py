"""Deciphering: the bytes of a web counter's export → visits by day and tags. Counters, spreadsheets and countries
differ in letters, marks, separators and names of columns; what is not certain is refused, never guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import parse_qs, urlsplit

from desk.dating import Written, days_of
from desk.errors import Refused
from desk.model.visits import Deciphered, Fault, Visit

MOST_BYTES = 5_000_000
MOST_ROWS = 50_000
MOST_VISITS = 10_000_000
"""Of one line; a larger number is a slip of the pen."""
LONGEST = {"source": 64, "medium": 64, "campaign": 128}
HEAD_WITHIN = 20
"""Lines in which the names of the columns are looked for; counters write their own title above."""

NAMES: dict[str, tuple[str, ...]] = {
    "day": ("date", "day", "visitdate", "ymsdate", "datum", "tag", "fecha", "дата", "датавизита", "день"),
    "visits": (
        *("visits", "nbvisits", "ymsvisits", "sessions", "besuche", "sitzungen", "visitas", "visites", "sesiones"),
        *("визиты", "сеансы", "сессии", "users", "totalusers", "activeusers", "visitors", "uniquevisitors"),
        *("nbuniqvisitors", "посетители", "пользователи", "besucher", "nutzer"),
    ),
    "source": ("utmsource", "source", "sessionsource", "sessionmanualsource", "ymsutmsource", "источник"),
    "medium": ("utmmedium", "medium", "sessionmedium", "sessionmanualmedium", "ymsutmmedium"),
    "campaign": (
        *("utmcampaign", "campaign", "sessioncampaign", "sessionmanualcampaignname", "campaignname"),
        *("ymsutmcampaign", "кампания"),
    ),
    "pair": ("sourcemedium", "sessionsourcemedium"),
    "page": (
        *("landingpage", "landingpagequerystring", "landingpageurl", "entrypage", "entryurl", "page", "pageurl", "url"),
        *("pagelocation", "ymsstarturl", "страницавхода", "страница"),
    ),
}
"""What counters call their columns, in small letters without marks; of several, the one that stands first here."""
NOTHING = frozenset({"", "-", "—", "(not set)", "(none)", "(direct)", "none", "null", "не определено", "не задано"})
TOTALS = ("total", "grand total", "totals", "итого", "всего", "gesamt", "summe")
_MARKS = re.compile(r"[\W_]+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]0{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]0+)?")
_LOOK = 1_000
"""Bytes by which letters of two bytes are known."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]
    width: int  # with the empty cells at its end


def decipher(data: bytes, today: date) -> Deciphered:
    """The visits of a file, lines with the same day and tags added up, and what of it cannot be read.

    Raises:
        Refused: `visits_empty`, `visits_spreadsheet`, `visits_no_text`, `visits_open_quote`, `visits_too_many` (limit),
            `visits_too_large` (limit, MB), `visits_no_columns` (names), `visits_day_order` (day).
    """
    if len(data) > MOST_BYTES:
        raise Refused("visits_too_large", limit=MOST_BYTES // 1_000_000)
    text = _text(data)
    head, lines = _table(text)
    columns = _columns(head.cells)
    rows, left_out, faults = [], 0, []
    for line in lines:
        if _is_remark(line, columns):
            left_out += 1
        elif len(line.cells) > head.width:
            faults.append(Fault(line.number, "too_many_cells"))
        else:
            rows.append(line)
    if not rows and not faults:
        raise Refused("visits_empty")
    days = days_of([Written(line.number, _cell(line, columns, "day")) for line in rows], today)
    sums: dict[tuple[date, str, str, str], int] = defaultdict(int)
    for line, day in zip(rows, days, strict=True):
        count = _count(_cell(line, columns, "visits"), line.number)
        if isinstance(day, Fault) or isinstance(count, Fault):
            faults.append(day if isinstance(day, Fault) else count)  # type: ignore[arg-type]  # one of them is
            continue
        key = (day, *_tags(line, columns))
        sums[key] += count
        if sums[key] > MOST_VISITS:
            faults.append(Fault(line.number, "too_large", str(sums[key])))
    visits = tuple(Visit(*key, count) for key, count in sorted(sums.items()))
    return Deciphered(visits, len(rows), left_out, tuple(sorted(faults, key=lambda fault: fault.line)))


def _text(data: bytes) -> str:
    """The letters: by the mark at the beginning, else UTF-8 if it can be that, else Windows-1251."""
    if not data.strip():
        raise Refused("visits_empty")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):  # XLSX and other archives; old XLS
        raise Refused("visits_spreadsheet")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, (encoding,))
    high, low = (data[start:_LOOK:2].count(0) for start in (0, 1))
    if high or low:  # UTF-16 without its mark: western letters and digits have a zero beside them
        return _decoded(data, ("utf-16-be" if high > low else "utf-16-le",))
    return _decoded(data, ("utf-8", "cp1251"))


def _decoded(data: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise Refused("visits_no_text")


def _table(text: str) -> tuple[_Line, Iterator[_Line]]:
    """The line that names the columns, and those below it; with the separator that makes most of it.

    Raises:
        Refused: `visits_empty`, `visits_no_columns`, `visits_too_many`, `visits_open_quote`.
    """
    best: tuple[int, int, str] | None = None
    for separator in (";", "\t", ","):
        for place, line in enumerate(_first_lines(text, separator)):
            found = _columns(line.cells)
            if "day" in found and "visits" in found and (best is None or len(found) > best[0]):
                best = (len(found), place, separator)
    if best is None:
        first = next((line for line in text.splitlines() if line.strip()), "")
        if not first:
            raise Refused("visits_empty")
        raise Refused("visits_no_columns", names=first.strip()[:50])
    _, place, separator = best
    lines = list(islice(_lines(text, separator), place + MOST_ROWS + 2))
    if len(lines) - place - 1 > MOST_ROWS:
        raise Refused("visits_too_many", limit=MOST_ROWS)
    if not lines[place + 1 :]:
        raise Refused("visits_empty")
    return lines[place], iter(lines[place + 1 :])


def _first_lines(text: str, separator: str) -> list[_Line]:
    """As far as they can be read: what follows another separator may look like a quotation that never ends."""
    found: list[_Line] = []
    with suppress(Refused):
        found.extend(islice(_lines(text, separator), HEAD_WITHIN))
    return found


def _lines(text: str, separator: str) -> Iterator[_Line]:
    """Lines that say anything, with their numbers in the file; cells without what surrounds them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            cells, width = [cell.strip() for cell in row], len(row)
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield _Line(reader.line_num, tuple(cells), width)
    except csv.Error as error:  # a cell of 128 KiB: a quotation mark that nothing closes
        raise Refused("visits_open_quote") from error


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands that we know by its name."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        places.setdefault(_MARKS.sub("", cell.casefold()), place)
    found: dict[str, int] = {}
    for column, names in NAMES.items():
        known = [places[name] for name in names if name in places]
        if known:
            found[column] = known[0]
    return found


def _cell(line: _Line, columns: dict[str, int], name: str) -> str:
    place = columns.get(name)
    return line.cells[place] if place is not None and place < len(line.cells) else ""


def _is_remark(line: _Line, columns: dict[str, int]) -> bool:
    """A comment of the counter, or a sum of what stands there anyway."""
    if line.cells[0].startswith("#"):
        return True
    day = _cell(line, columns, "day").casefold()
    if day:
        return day.startswith(TOTALS)
    return any(cell.casefold() in TOTALS for cell in line.cells)


def _count(written: str, line: int) -> int | Fault:
    """12 · 1,234 · 1.234 · 1 234 · 12.00 are whole numbers; anything else is none."""
    bare = re.sub(r"[\s'’]", "", written)
    if _GROUPED.fullmatch(bare):
        groups = re.split("[.,]", bare)
        whole = "".join(groups[:-1]) if len(groups[-1]) < 3 else "".join(groups)
    elif _PLAIN.fullmatch(bare):
        whole = re.split("[.,]", bare)[0]
    else:
        return Fault(line, "not_a_number", written[:40])
    if len(whole) > 12 or int(whole) > MOST_VISITS:
        return Fault(line, "too_large", written[:40])
    return int(whole)


def _tags(line: _Line, columns: dict[str, int]) -> tuple[str, str, str]:
    """Source, medium and campaign: from their columns, else from the address of the page."""
    given = {name: _cell(line, columns, name) for name in LONGEST}
    source, _, medium = _cell(line, columns, "pair").partition(" / ")
    page = _cell(line, columns, "page")
    asked = _query(page) if "utm" in page.casefold() else {}
    found = []
    for name, longest in LONGEST.items():
        other = {"source": source, "medium": medium}.get(name, "")
        values = (given[name], other, asked.get(f"utm_{name}", ""))
        found.append(next((v.strip() for v in values if v.strip().casefold() not in NOTHING), "")[:longest])
    return found[0], found[1], found[2]


def _query(page: str) -> dict[str, str]:
    try:
        return {name.casefold(): values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    except ValueError:
        return {}
