"""What a card tells of a publication that is out: how often it was seen, what readers did, how its poll stands."""

from __future__ import annotations

from datetime import datetime, timedelta

from desk.model.publication import Publication, PublicationState
from desk.model.stats import Snapshot
from desk.model.votes import Votes
from desk.viewing import PostView
from handlers.charting import amounts
from handlers.poll_lines import option_rows
from handlers.words import Voice

MOST_OPTIONS = 5
"""Lines for the options of all polls of a card together."""
OPTION = 40
TOO_SOON = timedelta(minutes=1)
"""So long a receipt is silent about votes that nobody can have given yet."""


def number_lines(view: PostView, publication: Publication, say: Voice, now: datetime) -> list[str]:
    """Nothing where nothing is known; votes alone are missed aloud, for a poll is asked for their sake."""
    if publication.state is not PublicationState.PUBLISHED:
        return []
    lines = []
    if known := view.numbers.get(publication.id):
        lines += _seen(known, say, now)
    if view.content.poll is not None:
        lines += _poll(view, publication, say, now)
    return lines


def _seen(known: Snapshot, say: Voice, now: datetime) -> list[str]:
    parts = []
    if known.views is not None:
        parts.append(say.plain("card-views", count=known.views, shown=amounts.whole(known.views, say.language)))
    if known.reactions is not None:
        shown = amounts.whole(known.reactions, say.language)
        parts.append(say.plain("card-reactions", count=known.reactions, shown=shown))
    if known.forwards is not None:
        shown = amounts.whole(known.forwards, say.language)
        parts.append(say.plain("card-forwards", count=known.forwards, shown=shown))
    return [say("card-numbers", when=_when(known.at, say, now), numbers=", ".join(parts))] if parts else []


def _poll(view: PostView, publication: Publication, say: Voice, now: datetime) -> list[str]:
    standing = view.votes.get(publication.id)
    if standing is None:
        return [say("card-votes-unknown")]
    votes = standing.votes
    if votes.closed:
        head = say("card-votes-closed", count=votes.voters, shown=amounts.whole(votes.voters, say.language))
    elif votes.voters:
        when = _when(standing.at, say, now)
        head = say("card-votes", when=when, count=votes.voters, shown=amounts.whole(votes.voters, say.language))
    else:
        out_at = publication.published_at or publication.due_at
        return [say("card-votes-none")] if now - out_at >= TOO_SOON else []
    return [head, *_options(votes, say, max(1, MOST_OPTIONS // len(view.votes)))] if votes.voters else [head]


def _options(votes: Votes, say: Voice, most: int) -> list[str]:
    """In the poll's order; of many only those that lead."""
    rows = option_rows(say, votes)
    leading = sorted(range(len(rows)), key=lambda place: (-votes.options[place][1], place))[:most]
    lines: list[str] = [
        say("card-option", option=_short(votes.options[place][0]), votes=rows[place][1]) for place in sorted(leading)
    ]
    if more := len(rows) - len(lines):
        lines.append(say("card-options-more", count=more))
    return lines


def _short(option: str) -> str:
    return option if len(option) <= OPTION else f"{option[:OPTION].rstrip()}…"


def _when(at: datetime, say: Voice, now: datetime) -> str:
    return say.clock(at) if say.same_day(at, now) else say.time(at, now)
