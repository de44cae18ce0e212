"""Webhooks: updates are posted to the bot, in order, each until it is taken.

Telegram posts several at a time; one at a time is the strictest order that it may show.
"""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.errors import bad

if TYPE_CHECKING:
    from bot.sandbox.accounts import BotAccount
    from bot.sandbox.town import Town
    from bot.sandbox.updates import Mailbox

Json = dict[str, Any]
PORTS = (None, 80, 88, 443, 8443)
SECRET = re.compile(r"[A-Za-z0-9_\-]{1,256}$")
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds between attempts, doubling
PATIENCE = ClientTimeout(total=60)


def check_webhook(url: str, secret: str | None) -> None:
    """Raises ApiError 400. Plain http is fine on this machine, as with a Bot API server of one's own."""
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost")
    if not parts.hostname:
        raise bad("invalid webhook URL specified")
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and parts.port not in PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if secret is not None and not SECRET.match(secret):
        raise bad("secret token contains unallowed characters")


class Delivery:
    """Posts the updates of one mailbox while it has a webhook."""

    def __init__(self, town: Town, bot: BotAccount, box: Mailbox) -> None:
        self.town = town
        self.bot = bot
        self.box = box
        self.pause = FIRST_PAUSE
        self.task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; needs a running loop."""
        if self.task is None:
            self.task = asyncio.get_running_loop().create_task(self.run())

    async def stop(self) -> None:
        """End; an update under way will be posted again."""
        if self.task is not None:
            self.task.cancel()
            with suppress(asyncio.CancelledError):
                await self.task
            self.task = None

    async def run(self) -> None:
        """Until stopped."""
        async with ClientSession(timeout=PATIENCE) as session:
            while True:
                self.box.expire()
                if not self.box.waiting:
                    self.box.news.clear()
                    await self.box.news.wait()
                    continue
                update = self.box.waiting[0]
                trouble = await self.post(session, update.body)
                if trouble is None:
                    self.box.drop([update])
                    self.pause = FIRST_PAUSE
                else:
                    self.box.webhook |= {"last_error_date": int(self.town.now()), "last_error_message": trouble}
                    self.town.touch(self.box)
                    await asyncio.sleep(self.pause)
                    self.pause = min(self.pause * 2, LONGEST_PAUSE)
                self.town.keep()

    async def post(self, session: ClientSession, body: Json) -> str | None:
        """Post one update; None when it was taken, else what went wrong. A method in the answer is carried out."""
        hook = self.box.webhook
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret_token"]} if hook.get("secret_token") else {}
        try:
            async with session.post(hook["url"], json=body, headers=headers) as answer:
                text = await answer.text()
                if not 200 <= answer.status < 300:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except ClientError as error:
            return f"Connection failed: {type(error).__name__}"
        with suppress(ValueError):
            called = json.loads(text) if text.startswith("{") else {}
            if name := called.pop("method", None):
                await self.town.call(self.bot.token, name, called)
        return None
