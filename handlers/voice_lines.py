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
    """Each with its posts, its share of all views and the views of a post; or why there are none."""
    return tuple((_name(composer.say, share), _told(composer, share)) for share in report.shares)


def _name(say: Voice, share: Share) -> Html:
    """Roastery, 14 posts"""
    if share.posts is None:
        return safe(share.name)
    return say("details-voice-name", name=share.name, posts=share.posts)


def _told(composer: Composer, share: Share) -> str:
    """39 % · 4,177 a post · since 19 Nov"""
    say = composer.say
    if share.share.value is None:
        return composer.why(share.share)
    parts = [amounts.percent(share.share.value, say.language, 0)]
    if share.each.value is not None:
        views = round(share.each.value)
        parts.append(say.plain("details-voice-each", count=views, views=amounts.whole(views, say.language)))
    if share.since is not None:
        since = share.since.astimezone(say.zone).date()
        parts.append(say.plain("details-voice-since", day=amounts.day_and_month(since, say.language)))
    return " · ".join(parts)
