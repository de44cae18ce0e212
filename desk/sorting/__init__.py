"""What kind of thing a comment is, by its words alone: a question, spam, a flood."""

from desk.sorting.questions import is_question
from desk.sorting.spam import FLOOD, floods, looks_like_spam

__all__ = ["FLOOD", "floods", "is_question", "looks_like_spam"]
