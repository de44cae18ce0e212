"""What Telegram accepts. Source: Bot API 10.3, descriptions of the send methods and of InlineKeyboardMarkup."""

from desk.model.content import MediaKind
from desk.model.network import Limits

_SEEN = frozenset({MediaKind.PHOTO, MediaKind.VIDEO})

LIMITS = Limits(
    network="telegram",
    text=4096,
    caption=1024,
    album=(2, 10),
    album_groups=(_SEEN, frozenset({MediaKind.DOCUMENT}), frozenset({MediaKind.AUDIO})),
    poll_options=(1, 12),
    poll_question=300,
    poll_option=100,
    buttons_in_row=8,
    buttons=100,
    button_label=64,
    captioned=frozenset(MediaKind) - {MediaKind.VIDEO_NOTE, MediaKind.STICKER},
)
