"""Cards and pictures on their way: sent so that they arrive; drawn or known to Telegram, changed in place, kept."""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from aiogram import Bot
from aiogram.methods import SendMessage
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from desk.errors import Refused, Rejected
from desk.model.cards import Push
from desk.verbs import Desk
from handlers.captions import caption_of
from handlers.cards import Card, plain_card
from handlers.charting.composing import Composer
from handlers.charting.pictures import Drawing
from handlers.charting.sheet import Sheet
from handlers.words import Voice, safe

NAME = "numbers.png"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
CHAT_CLOSED = ("blocked", "gone", "no_rights", "topic_gone", "topic_closed")
"""Refusals that are about the chat, whatever is sent there."""

log = structlog.get_logger("sending")


async def send_card(
    bot: Bot, chat_id: int, card: Card, topic: int | None = None, reply_to: int | None = None, quiet: bool = False
) -> int:
    """The number of the new message. A card that Telegram does not take as it is comes in plain words: better a plain
    one than none.

    Raises:
        IntegrationError: the chat takes nothing, or nobody knows.
    """
    reply = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True) if reply_to else None
    call = SendMessage(
        chat_id=chat_id,
        text=card.text,
        message_thread_id=topic,
        reply_markup=card.keyboard,
        reply_parameters=reply,
        disable_notification=quiet or None,
        link_preview_options=NO_PREVIEW,
    )
    try:
        return (await bot(call)).message_id
    except Rejected as error:
        if error.code in CHAT_CLOSED:
            raise
        log.warning("card refused", chat=chat_id, code=error.code)
    plain = plain_card(card)
    call = call.model_copy(update={"text": plain.text, "reply_markup": plain.keyboard, "parse_mode": None})
    return (await bot(call)).message_id


class Painter:
    """Sends the picture of a sheet; one that Telegram keeps is neither drawn nor uploaded again."""

    def __init__(self, bot: Bot, desk: Desk, drawing: Drawing | None) -> None:
        self.bot = bot
        self.desk = desk
        self.drawing = drawing

    async def _picture(self, sheet: Sheet, anew: bool = False) -> str | BufferedInputFile:
        if not anew and (kept := await self.desk.reporting.picture(sheet.digest, self.bot.id)):
            return kept
        return BufferedInputFile(await self.png(sheet), NAME)

    async def png(self, sheet: Sheet) -> bytes:
        """Raises Refused: `picture_failed`."""
        if self.drawing is None:
            raise Refused("picture_failed")
        return await self.drawing.draw(sheet)

    async def _keep(self, sheet: Sheet, sent: Message | bool) -> None:
        if isinstance(sent, Message) and sent.photo:
            await self.desk.reporting.keep_picture(sheet.digest, self.bot.id, sent.photo[-1].file_id)

    async def send(
        self,
        chat_id: int,
        sheet: Sheet,
        caption: str,
        markup: InlineKeyboardMarkup | None = None,
        topic: int | None = None,
    ) -> None:
        """A new message."""
        picture = await self._picture(sheet)
        try:
            sent = await self.bot.send_photo(
                chat_id, picture, message_thread_id=topic, caption=caption, reply_markup=markup
            )
        except Rejected:
            if not isinstance(picture, str):
                raise
            picture = await self._picture(sheet, anew=True)  # Telegram knows the file no more
            sent = await self.bot.send_photo(
                chat_id, picture, message_thread_id=topic, caption=caption, reply_markup=markup
            )
        await self._keep(sheet, sent)

    async def change(self, message: Message, sheet: Sheet, caption: str, markup: InlineKeyboardMarkup) -> None:
        """Another picture in the same message; below it, where that message can be changed no more."""
        picture = await self._picture(sheet)
        try:
            sent = await message.edit_media(InputMediaPhoto(media=picture, caption=caption), reply_markup=markup)
        except Rejected as error:
            if error.code != "not_modified":
                await self.send(message.chat.id, sheet, caption, markup)
            return
        await self._keep(sheet, sent)


async def send_report(painter: Painter, push: Push, say: Voice, topic: int | None = None) -> None:
    """What a timetable sends: the picture with its caption; late, it says so.

    Raises:
        NotFound: the timetable was removed.
        Refused: `picture_failed`.
    """
    text, sheet = await _report(painter.desk, push, say)
    await painter.send(push.chat_id, sheet, text, topic=topic)


async def send_words(painter: Painter, push: Push, say: Voice, tries: int, topic: int | None = None) -> None:
    """The same without its picture, and why there is none.

    Raises:
        NotFound: the timetable was removed.
    """
    text, sheet = await _report(painter.desk, push, say)
    figures = (f"{safe(h.label)}: <b>{safe(h.value)}</b> {safe(h.change or h.note)}".rstrip() for h in sheet.headlines)
    lines = [text, "", *figures, "", say("report-no-picture", tries=tries)]
    await painter.bot.send_message(
        push.chat_id, "\n".join(lines), message_thread_id=topic, link_preview_options=NO_PREVIEW
    )


async def _report(desk: Desk, push: Push, say: Voice) -> tuple[str, Sheet]:
    """The caption and the picture of what is due."""
    now = desk.office.now
    timetable = await desk.timetabling.timetable(push.workspace_id, push.subject_id)
    at = datetime.fromtimestamp(int(push.facts["at"]), UTC)
    await desk.counting.refresh(push.workspace_id)
    statement = await desk.reporting.report_for(timetable, at)
    composer = Composer(say, now)
    text = caption_of(composer, statement.report)
    if push.facts.get("late"):
        text = f"{text}\n{say('report-late', when=say.time(at, now))}"
    return text, composer.sheet(statement.report)
