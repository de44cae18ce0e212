"""Is this comment negative? Offline, in eight languages, in about a tenth of a millisecond.

>>> from desk.mood import judge
>>> judge("Паке́т не пришёл, никто не отвечает").label
<Label.NEGATIVE: 'negative'>
"""

from desk.mood.judging import Label, Mood, Reason, judge
from desk.mood.lessons import NOTHING, Lessons, correct

__all__ = ["NOTHING", "Label", "Lessons", "Mood", "Reason", "correct", "judge"]
