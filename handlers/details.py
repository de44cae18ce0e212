"""What the picture cannot hold: each peak with its post, its link and its reason, as a rich message; where Telegram
takes none, as a plain one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from aiogram.types import InputRichMessage, LinkPreviewOptions, Message, ReplyParameters

from desk.errors import NeedsLogin, Rejected
from desk.measuring import engagement, rate_of
from desk.model.people import Right
from desk.model.stats import Peak, Piece, Report
from desk.reporting import Behind, Statement
from handlers.charting import amounts
from handlers.charting.composing import RIGHT_TO_LEFT, Composer
from handlers.join_lines import join_rows
from handlers.poll_lines import option_rows, poll_head, polls_without_votes
from handlers.traffic import visit_rows, visits_figure
from handlers.voice_lines import voice_rows, voices_unknown
from handlers.who import Who
from handlers.words import Html, safe

MOST_SEEN = 5
MOST_POLLS = 3
MOST_PLAIN = 3_900
"""Characters of the plain message; Telegram takes 4,096 (Bot API, sendMessage)."""
TITLE = 60
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Listing:
    """Something told by rows: a head, then what and how much."""

    head: Html
    rows: tuple[tuple[Html, str], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The words of both messages: a head, the figures, the peaks with their reasons, the posts seen most, notes."""

    head: Html
    figures: tuple[tuple[str, str, str], ...]  # what, how much, how it changed
    peaks: tuple[tuple[Html, tuple[Html, ...]], ...]
    seen: tuple[tuple[Html, str, str], ...]  # post, views, engagement
    lists: tuple[Listing, ...]
    notes: tuple[Html, ...]


async def send_details(who: Who, statement: Statement, under: Message) -> None:
    """Below the picture, as an answer to it."""
    story = Teller(who, statement, await who.desk.reporting.behind(who.id, statement)).story()
    chat, topic = under.chat.id, under.message_thread_id if under.is_topic_message else None
    below = ReplyParameters(message_id=under.message_id, allow_sending_without_reply=True)
    try:
        await who.bot.send_rich_message(chat, rich(who, story), message_thread_id=topic, reply_parameters=below)
    except (Rejected, NeedsLogin):  # a server that does not know the method says "Not Found", as to a wrong token
        text = classic(who, story)
        await who.bot.send_message(
            chat, text, message_thread_id=topic, reply_parameters=below, link_preview_options=NO_PREVIEW
        )


def rich(who: Who, story: Story) -> InputRichMessage:
    say = who.say
    parts = [f"<h3>{story.head}</h3>", _table([tuple(map(safe, row)) for row in story.figures])]
    parts.append(f"<h4>{say('details-peaks')}</h4>")
    if story.peaks:
        items = ("".join(f"<p>{line}</p>" for line in (f"<b>{title}</b>", *lines)) for title, lines in story.peaks)
        parts.append(f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>")
    else:
        parts.append(f"<p>{say('details-peaks-none')}</p>")
    if story.seen:
        head = (say("details-post"), say("column-views"), say("stats-engagement"))
        rows = [(post, safe(views), safe(rate)) for post, views, rate in story.seen]
        parts += [f"<h4>{say('details-seen')}</h4>", _table(rows, head)]
    for listing in story.lists:
        parts += [f"<h4>{listing.head}</h4>", _table([(name, safe(value)) for name, value in listing.rows])]
    parts += [f"<footer>{note}</footer>" for note in story.notes]
    rtl = who.say.language in RIGHT_TO_LEFT
    return InputRichMessage(html="".join(parts), is_rtl=rtl or None, skip_entity_detection=True)


def _table(rows: Sequence[tuple[Html, ...]], head: tuple[Html, ...] = ()) -> str:
    """The first column holds words, the others numbers."""
    first = f"<tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>" if head else ""
    shown = (
        "".join(f'<td align="{"right" if i else "left"}">{cell}</td>' for i, cell in enumerate(row)) for row in rows
    )
    return f"<table striped>{first}{''.join(f'<tr>{row}</tr>' for row in shown)}</table>"


def classic(who: Who, story: Story) -> str:
    """The same in lines; what is too long loses its end, line by line."""
    say = who.say
    lines: list[str] = [story.head]
    lines += [f"{safe(name)}: <b>{safe(value)}</b> {safe(change)}".rstrip() for name, value, change in story.figures]
    lines += ["", f"<b>{say('details-peaks')}</b>"]
    for number, (title, reasons) in enumerate(story.peaks, 1):
        lines += [f"{number}. {title}", *reasons]
    if not story.peaks:
        lines.append(say("details-peaks-none"))
    if story.seen:
        lines += ["", f"<b>{say('details-seen')}</b>"]
        lines += [f"{post} · {safe(views)} · {safe(rate)}" for post, views, rate in story.seen]
    for listing in story.lists:
        lines += ["", f"<b>{listing.head}</b>", *(f"{name}: {safe(value)}" for name, value in listing.rows)]
    lines += story.notes
    while len("\n".join(lines)) > MOST_PLAIN:
        lines.pop()
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Teller:
    """Finds the words of a statement for one person."""

    who: Who
    statement: Statement
    behind: Behind

    @property
    def composer(self) -> Composer:
        return Composer(self.who.say, self.who.now)

    @property
    def report(self) -> Report:
        return self.statement.report

    def story(self) -> Story:
        say, report, composer = self.who.say, self.report, self.composer
        figures = []
        for figure in composer.sheet(report).headlines:
            arrow = {1: "▲ ", -1: "▼ "}.get(figure.way, "")
            figures.append((figure.label, figure.value, f"{arrow}{figure.change or figure.note}"))
        figures.append(visits_figure(say, report))
        lists = [Listing(say("stats-panel-voice"), voice_rows(composer, report))]
        lists += [Listing(say("details-visits"), visit_rows(say, self.statement, self.behind)), *self._polls()]
        notes = [say(f"stats-no-{why.value.removeprefix('no_')}") for why in report.missing]
        notes += voices_unknown(say, report)
        lists.append(Listing(say("details-joins"), join_rows(say, self.statement, self.behind)))
        if silent := polls_without_votes(report, self.behind.polls):
            notes.append(say("details-polls-unknown", count=silent))
        may_import = self.who.member is not None and self.who.member.may(Right.PUBLISH)
        if report.visited.total.value is None and may_import:
            notes.append(say("stats-no-visits"))
        return Story(
            head=say("stats-caption-head", name=report.name, period=composer.subtitle(report)),
            figures=tuple(figures),
            peaks=tuple(self._peak(peak) for peak in report.peaks),
            seen=self._seen(),
            lists=tuple(one for one in lists if one.rows),
            notes=tuple(notes),
        )

    def _peak(self, peak: Peak) -> tuple[Html, tuple[Html, ...]]:
        if peak.piece is None:
            return safe(self.composer.peak(peak)), self._complaints(peak)
        return self._link(peak.piece), self._hit(peak, peak.piece)

    def _hit(self, peak: Peak, piece: Piece) -> tuple[Html, ...]:
        say, language = self.who.say, self.who.say.language
        at = piece.at.replace(tzinfo=self.statement.asked.zone)
        views = piece.views or 0
        lines = [
            say(
                "details-hit",
                views=amounts.whole(views, language),
                times=amounts.tenth(peak.times, language),
                usual=amounts.whole(views / peak.times if peak.times else views, language),
                when=say.time(at, self.who.now),
            )
        ]
        rate, usual = rate_of(piece, None), engagement(self.report.pieces).value
        if rate is not None and usual is not None:
            rates = {"rate": amounts.percent(rate, language), "usual": amounts.percent(usual, language)}
            lines.append(say("details-hit-rate", **rates))
        return tuple(lines)

    def _complaints(self, peak: Peak) -> tuple[Html, ...]:
        """The day's share against the whole period's, and the post of that day that was talked about most."""
        say, language = self.who.say, self.who.say.language
        of_day = [t for t in self.statement.numbers.tallies if t.day == peak.day]
        comments = sum(t.comments or 0 for t in of_day)
        lines: list[Html] = []
        if comments and self.report.negative.value is not None:
            shares = {
                "share": amounts.percent(peak.count / comments, language, 0),
                "usual": amounts.percent(self.report.negative.value, language, 0),
            }
            lines.append(say("details-negative", count=peak.count, comments=comments, **shares))
        talked = [p for p in self.report.pieces if p.at.date() == peak.day and p.comments]
        if talked:
            most = max(talked, key=lambda p: (p.comments or 0, p.id))
            lines.append(say("details-negative-post", title=self._link(most), comments=most.comments or 0))
        return tuple(lines)

    def _polls(self) -> list[Listing]:
        """The newest polls, each with its options."""
        newest = list(reversed(self.behind.polls))[:MOST_POLLS]
        return [Listing(poll_head(self.who.say, one), option_rows(self.who.say, one.votes)) for one in newest]

    def _seen(self) -> tuple[tuple[Html, str, str], ...]:
        language = self.who.say.language
        known = sorted((p for p in self.report.pieces if p.views), key=lambda p: (-(p.views or 0), p.id))
        found = []
        for piece in known[:MOST_SEEN]:
            rate = rate_of(piece, None)
            shown = amounts.NOTHING if rate is None else amounts.percent(rate, language)
            found.append((self._link(piece), amounts.whole(piece.views or 0, language), shown))
        return tuple(found)

    def _link(self, piece: Piece) -> Html:
        title = piece.title.strip() or self.who.say.plain("details-post")
        cut = f"{title[:TITLE].rstrip()}…" if len(title) > TITLE else title
        return Html(f'<a href="{escape(piece.link)}">{escape(cut)}</a>') if piece.link else safe(cut)
