"""What *Details* tells of polls: the question, who voted, and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from desk.model.stats import Kind, Report
from desk.model.votes import PollResult, Votes
from handlers.charting import amounts
from handlers.words import Html, Voice, safe

QUESTION = 60


def poll_head(say: Voice, poll: PollResult) -> Html:
    """🗳 Light or dark? 34 voted"""
    words = poll.question if len(poll.question) <= QUESTION else f"{poll.question[:QUESTION].rstrip()}…"
    title = Html(f'<a href="{escape(poll.link)}">{escape(words)}</a>') if poll.link else safe(words)
    key = "details-poll-closed" if poll.votes.closed else "details-poll"
    return say(key, title=title, count=poll.votes.voters)


def option_rows(say: Voice, votes: Votes) -> tuple[tuple[Html, str], ...]:
    """Each option in the poll's order, with its votes and their share of those who voted."""
    rows = []
    for place, (option, count) in enumerate(votes.options):
        share = votes.share(place)
        told = amounts.whole(count, say.language)
        if share is not None:
            told = f"{told} · {amounts.percent(share, say.language, 0)}"
        rows.append((safe(option), told))
    return tuple(rows)


def polls_without_votes(report: Report, polls: Sequence[PollResult]) -> int:
    """Polls of the period whose votes nobody tells us: those posted by hand, or before votes were kept."""
    known = {poll.publication_id for poll in polls}
    return sum(piece.kind is Kind.POLL and piece.id not in known for piece in report.pieces)
