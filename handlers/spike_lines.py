"""The figures of a spike, on its card."""

from __future__ import annotations

from desk.model.inbox import Alert
from handlers.words import Html, Voice


def spike_lines(alert: Alert, say: Voice) -> list[Html]:
    """Volume and mood against what is usual; what rose stands first."""
    facts = alert.facts
    volume = say("spike-volume", count=int(facts["count"]), usual=int(facts["usual"]))
    mood = say("spike-mood", share=int(facts["share"]), usual=int(facts["usual_share"]))
    lines = [volume, mood] if facts["volume"] else [mood, volume]
    return [*lines, say("spike-baseline", weeks=int(facts["weeks"]))]
