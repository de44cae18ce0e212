"""Files of web counters: letters, separators, names of columns, numbers and days as they come; what is uncertain is not
guessed."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.deciphering import MOST_ROWS, decipher
from desk.errors import Refused
from desk.model.visits import Deciphered, Fault

TODAY = date(2026, 11, 28)
MONDAY = date(2026, 11, 23)


def read(text: str, encoding: str = "utf-8") -> Deciphered:
    return decipher(text.encode(encoding), TODAY)


def only(file: Deciphered) -> tuple[date, str, str, str, int]:
    assert file.faults == ()
    [visit] = file.visits
    return visit.day, *visit.tags, visit.visits


FULL = (MONDAY, "telegram", "social", "autumn-sale", 1234)


@pytest.mark.parametrize(
    "text",
    [
        "date,utm_source,utm_medium,utm_campaign,visits\n2026-11-23,telegram,social,autumn-sale,1234\n",
        'Date;UTM Source;UTM Medium;UTM Campaign;Sessions\n23.11.2026;telegram;social;autumn-sale;"1 234"\n',
        "day\tsource\tmedium\tcampaign\tusers\n20261123\ttelegram\tsocial\tautumn-sale\t1'234\n",
        "sep=;\nDatum;Source;Medium;Campaign;Besuche\n23.11.26;telegram;social;autumn-sale;1.234\n",
        'date,Session source / medium,campaign,visits\n2026-11-23,telegram / social,autumn-sale,"1,234.00"\n',
        "Date,Landing page + query string,Sessions\n2026-11-23,/menu?size=250&utm_source=telegram&utm_medium=social"
        "&utm_campaign=autumn-sale,1234\n",
        "# a title\n# of the counter\n\nDate,Source,Medium,Campaign,Sessions,Users\n"
        "2026-11-23T00:00,telegram,social,autumn-sale,1234,900\n",
    ],
    ids=["plain", "semicolon", "tab", "spreadsheet", "pair", "page", "title"],
)
def test_counters_write_the_same_in_many_ways(text: str) -> None:
    assert only(read(text)) == FULL


@pytest.mark.parametrize(
    "day",
    [
        *("2026-11-23", "2026/11/23", "20261123", "23.11.2026", "23.11.26", "23/11/2026", "2026-11-23 00:00:00"),
        *("23 Nov 2026", "Nov 23, 2026", "November 23 2026", "23 ноября 2026", "23 нояб. 2026 г."),
        *("23. November 2026", "23 de nov de 2026"),
    ],
)
def test_days_are_written_in_many_ways(day: str) -> None:
    assert only(read(f"date;visits\n{day};5\n"))[0] == MONDAY


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_known_by_its_name(month: int) -> None:
    day = date(2025, month, 9)
    for language in ("en", "ru", "de", "es"):
        for width in ("MMMM", "MMM"):
            written = format_date(day, f"d {width} y", locale=language)
            assert only(read(f"date;visits\n{written};5\n"))[0] == day, written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_letters_come_in_many_ways(encoding: str) -> None:
    file = read("Дата визита;UTM Source;UTM Campaign;Визиты\n2026-11-23;telegram;осень;7\n", encoding)
    assert only(file) == (MONDAY, "telegram", "", "осень", 7)


def test_lines_of_the_same_day_and_tags_are_added_up_and_totals_are_left_out() -> None:
    file = read(
        "date,source,visits,page\n2026-11-23,telegram,5,/a\n2026-11-23,telegram,6,/b\n2026-11-24,(not set),1,/\n"
        "Total,,12,\n,,12,Grand total\n"
    )
    assert [(v.day.day, v.source, v.visits) for v in file.visits] == [(23, "telegram", 11), (24, "", 1)]
    assert (file.rows, file.left_out, file.faults) == (3, 2, ())


def test_columns_without_a_name_are_no_fault() -> None:
    assert only(read("date,visits,,\n2026-11-23,5,,ok\n"))[4] == 5


def test_a_cell_of_any_length_is_read_at_once() -> None:
    """No pattern may take the square of its length."""
    long = "1" + " " * 100_000 + "T"
    file = read(f"date,visits\n{long},5\n2026-11-23,{long}\n{'/' * 100_000},5\n")
    assert [fault.code for fault in file.faults] == ["not_a_date", "not_a_number", "not_a_date"]


def test_a_day_with_no_visits_is_known_to_have_none() -> None:
    assert only(read("date,visits\n2026-11-23,0\n")) == (MONDAY, "", "", "", 0)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (",5", "no_date"),
        ("31.02.2026,5", "not_a_date"),
        ("soon,5", "not_a_date"),
        ("2026-11-29,5", "in_future"),
        ("2026-11-23,", "not_a_number"),
        ("2026-11-23,2.5", "not_a_number"),
        ("2026-11-23,-3", "not_a_number"),
        ("2026-11-23,1e9", "not_a_number"),
        ("2026-11-23,99999999", "too_large"),
        ("2026-11-23,1,234", "too_many_cells"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(line: str, code: str) -> None:
    file = read(f"date,visits\n2026-11-23,4\n{line}\n")
    assert [(fault.line, fault.code) for fault in file.faults] == [(3, code)]


def test_a_quotation_mark_that_only_another_separator_would_open_does_no_harm() -> None:
    file = read('date,page,visits\n2026-11-23,a;"b,4\n' + "2026-11-23,c,1\n" * 20_000)
    assert only(file)[4] == 20_004


def test_a_quotation_mark_that_nothing_closes_is_refused() -> None:
    with pytest.raises(Refused) as no:
        read('date,page,visits\n2026-11-23,"a,4\n' + "2026-11-23,c,1\n" * 20_000)
    assert no.value.code == "visits_open_quote"


def test_a_line_break_inside_quotes_does_not_shift_the_numbers_of_lines() -> None:
    file = read('date,page,visits\n2026-11-23,"a\nb",4\n2026-11-23,c,x\n')
    assert file.faults == (Fault(4, "not_a_number", "x"),)


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (("13/11/2026", "05/11/2026"), (date(2026, 11, 13), date(2026, 11, 5))),
        (("11/13/2026", "11/05/2026"), (date(2026, 11, 13), date(2026, 11, 5))),
        (("11/01/2026", "11/02/2026", "11/03/2026"), (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3))),
        (("01/12/2026",), (date(2026, 1, 12),)),  # the first of December is still to come
        (("07-07-26",), (date(2026, 7, 7),)),
    ],
    ids=["day first", "month first", "days in a row", "not in the future", "the same"],
)
def test_the_file_says_whether_day_or_month_comes_first(days: tuple[str, ...], read_as: tuple[date, ...]) -> None:
    file = read("date,visits\n" + "".join(f"{day},1\n" for day in days))
    assert file.faults == ()
    assert file.days == tuple(sorted(read_as))


def test_orders_that_contradict_each_other_are_faults() -> None:
    file = read("date,visits\n13/11/2026,1\n14/11/2026,1\n11/15/2026,1\n")
    assert [(fault.line, fault.code) for fault in file.faults] == [(4, "not_a_date")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "visits_empty"),
        (b" \n", "visits_empty"),
        (b"date,visits\n", "visits_empty"),
        (b"date,visits\nTotal,5\n# the end\n", "visits_empty"),
        (b"\xff\xfe", "visits_empty"),
        (b"PK\x03\x04rest", "visits_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03", "visits_no_text"),
        (b"name,price\nCoffee,5\n", "visits_no_columns"),
        (b"date,visits\n03/04/2026,5\n", "visits_day_order"),
        (b"x" * 5_000_001, "visits_too_large"),
        (b"date,visits\n" + b"2026-11-23,1\n" * (MOST_ROWS + 1), "visits_too_many"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_files_are_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as no:
        decipher(data, TODAY)
    assert no.value.code == code


_CELLS = st.text(max_size=12) | st.sampled_from(
    ("date", "visits", "utm_source", "page", "2026-11-23", "11/12/2026", "23 Nov 2026", "1,234", "-", "Total", '"', "#")
)
_FILES = st.lists(st.lists(_CELLS, max_size=5), max_size=12)


@settings(max_examples=300, deadline=None)
@given(_FILES, st.sampled_from(",;\t"), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-be")))
def test_whatever_a_file_holds_it_is_read_or_refused(rows: list[list[str]], mark: str, encoding: str) -> None:
    text = "date,visits\n".replace(",", mark) + "\n".join(mark.join(row) for row in rows)
    _read_or_refused(text.encode(encoding, "ignore"))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_read_or_refused(data: bytes) -> None:
    _read_or_refused(data)
    _read_or_refused(b"date,visits\n2026-11-23,1\n" + data)


def _read_or_refused(data: bytes) -> None:
    try:
        file = decipher(data, TODAY)
    except Refused as no:
        assert no.code.startswith("visits_")
        return
    assert file.visits or file.faults
    assert all(visit.visits >= 0 and visit.day <= TODAY for visit in file.visits)
    assert all(fault.line > 1 for fault in file.faults)


def test_tags_that_are_too_long_are_cut_to_what_is_kept() -> None:
    file = read(f"date,source,campaign,visits\n2026-11-23,{'s' * 99},{'c' * 199},1\n")
    assert tuple(map(len, file.visits[0].tags)) == (64, 0, 128)
