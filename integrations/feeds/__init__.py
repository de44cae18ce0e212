"""Feeds: RSS, Atom and JSON Feed, by the address of the feed or of the site that has one."""

from integrations.feeds.reader import FeedReader

__all__ = ["FeedReader"]
