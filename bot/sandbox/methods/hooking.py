"""setWebhook, deleteWebhook, getWebhookInfo."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calling import Request
from bot.sandbox.methods.register import plays
from bot.sandbox.updates import Mailbox, mailbox
from bot.sandbox.webhooks import check_webhook

Json = dict[str, Any]


@plays("setWebhook")
async def set_webhook(request: Request) -> bool:
    """From now on updates are posted; an empty address ends that."""
    p = request.p
    box = mailbox(request.town, request.bot)
    if not p["url"]:
        await _end(box, p)
        return True
    check_webhook(p["url"], p.get("secret_token"))
    await box.stop()
    if "allowed_updates" in p:
        box.allowed = list(p["allowed_updates"])
    if p.get("drop_pending_updates"):
        box.drop(list(box.waiting))
    box.webhook = {
        "url": p["url"],
        "secret_token": p.get("secret_token", ""),
        "max_connections": p.get("max_connections", 40),
    }
    request.town.touch(box)
    box.give_way("Conflict: terminated by setWebhook request")
    box.deliver()
    return True


@plays("deleteWebhook")
async def delete_webhook(request: Request) -> bool:
    """Back to getUpdates."""
    await _end(mailbox(request.town, request.bot), request.p)
    return True


async def _end(box: Mailbox, p: Json) -> None:
    await box.stop()
    box.webhook = {}
    if p.get("drop_pending_updates"):
        box.drop(list(box.waiting))
    box.town.touch(box)


@plays("getWebhookInfo")
def get_webhook_info(request: Request) -> Json:
    """How the webhook fares."""
    box = mailbox(request.town, request.bot)
    shown: Json = {
        "url": box.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(box.waiting),
    }
    for name in ("max_connections", "last_error_date", "last_error_message"):
        if name in box.webhook:
            shown[name] = box.webhook[name]
    if box.allowed:
        shown["allowed_updates"] = box.allowed
    return shown
