"""Membership and administrator rights."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

COMMON_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages",
)  # fmt: skip
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
ALL_RIGHTS = (*COMMON_RIGHTS, *CHANNEL_RIGHTS, *GROUP_RIGHTS, "is_anonymous")
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
PRESENT = ("creator", "administrator", "member")


class Member:
    """One account's standing in one chat.

    `status` is creator, administrator, member, restricted, left or kicked; `rights` holds an administrator's rights;
    `permissions` what a restricted one may do; `until` when a restriction or ban ends (0: never).
    """

    __slots__ = ("custom_title", "in_chat", "permissions", "rights", "status", "until")

    def __init__(
        self,
        status: str,
        rights: Json | None = None,
        permissions: Json | None = None,
        until: int = 0,
        custom_title: str | None = None,
        in_chat: bool = True,
    ) -> None:
        self.status = status
        self.rights = rights or {}
        self.permissions = permissions or {}
        self.until = until
        self.custom_title = custom_title
        self.in_chat = in_chat  # a restricted account may have left

    @property
    def present(self) -> bool:
        """Is the account in the chat?"""
        return self.status in PRESENT or (self.status == "restricted" and self.in_chat)

    @property
    def administers(self) -> bool:
        """Owner or administrator."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Has the account this administrator right?"""
        return self.status == "creator" or (self.status == "administrator" and bool(self.rights.get(right)))

    def row(self) -> Json:
        """For keeping."""
        return {name: getattr(self, name) for name in self.__slots__}

    def copy(self) -> Member:
        """As it stands now: the "old" of a chat member update."""
        return Member(**self.row())

    def show(self, user: Json, is_channel: bool) -> Json:
        """The Bot API's `ChatMember…` object."""
        shown: Json = {"user": user, "status": self.status}
        if self.status == "creator":
            shown["is_anonymous"] = bool(self.rights.get("is_anonymous"))
        elif self.status == "administrator":
            shown["can_be_edited"] = False
            shown["is_anonymous"] = bool(self.rights.get("is_anonymous"))
            for right in (*COMMON_RIGHTS, *(CHANNEL_RIGHTS if is_channel else GROUP_RIGHTS)):
                shown[right] = bool(self.rights.get(right))
        elif self.status == "restricted":
            shown["is_member"] = self.in_chat
            shown["until_date"] = self.until
            shown |= {name: bool(self.permissions.get(name)) for name in PERMISSIONS}
        elif self.status == "kicked":
            shown["until_date"] = self.until
        if self.custom_title and self.administers:
            shown["custom_title"] = self.custom_title
        return shown
