"""Share of voice in words: under its chart, and in *Details* with everybody's posts beside it."""

from __future__ import annotations

from desk.model.stats import Report, Share, Why
from handlers.charting import amounts
from handlers.charting.composing import Composer
from handlers.words import Html, Voice, safe


def voice_lines(say: Voice, report: Report) -> list[Html]:
    """Our part in a sentence, and who is left out of the whole."""
    ours = next((share.share.value for share in report.shares if share.ours), None)
    lines = [] if ours is None else [say("stats-caption-voice", share=amounts.percent(ours, say.language, 0))]
    return lines + voices_unknown(say, report)


def voices_unknown(say: Voice, report: Report) -> list[Html]:
    """Those whose views are not known, by name."""
    names = [share.name for share in report.shares if share.share.why is Why.NO_VIEWS]
    return [say("stats-voice-unknown", names=", ".join(names))] if names else []


def voice_rows(composer: Composer, report: Report) -> tuple[tuple[Html, str], ...]:
    """Each with its posts and the views of a post, and its share of all views or why there is none."""
    return tuple((safe(_name(composer.say, share)), _told(composer, share)) for share in report.shares)


def _name(say: Voice, share: Share) -> str:
    """@roastery · 14 posts, 4,177 views a post, since 19 Nov"""
    parts = []
    if share.posts is not None:
        parts.append(say.plain("details-voice-posts", posts=share.posts))
    if share.each.value is not None:
        views = round(share.each.value)
        parts.append(say.plain("details-voice-each", count=views, views=amounts.whole(views, say.language)))
    if share.since is not None:
        since = share.since.astimezone(say.zone).date()
        parts.append(say.plain("details-voice-since", day=amounts.day_and_month(since, say.language)))
    return " · ".join(filter(None, (share.name, ", ".join(parts))))


def _told(composer: Composer, share: Share) -> str:
    if share.share.value is None:
        return composer.why(share.share)
    return amounts.percent(share.share.value, composer.language, 0)
