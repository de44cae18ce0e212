"""How a post goes out: options, channels, label and link buttons; and the buttons that mend what preflight found.

A menu takes the place of the card's buttons; *Back* brings them again.
"""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from desk.model.network import ChannelState
from desk.options import Option, read_buttons
from desk.preflight import Severity
from handlers.answers import answer_to
from handlers.screens import chosen
from handlers.taps import PostTap, post_actions
from handlers.who import Who


@answer_to("label")
async def labelled(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.drafting.set_label(who.id, int(about["post"]), message.text or "")


@answer_to("buttons")
async def buttons_typed(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.drafting.set_buttons(who.id, int(about["post"]), read_buttons(message.text or ""))


@post_actions("options", "channels", "cure_channels")
async def open_menu(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.viewing.glimpse(who.id, data.post)
    await query.answer()
    await turn(query, who, "options" if data.do == "options" else "channels")


async def turn(query: CallbackQuery, who: Who, menu: str = "") -> None:
    """Show this menu under the card, or with "" the card's own buttons."""
    if query.message:
        await who.desk.carding.turn(query.message.chat.id, query.message.message_id, menu)


@post_actions("back")
async def back(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer()
    await turn(query, who)


@post_actions("tune")
async def tune(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.tune(who.id, data.post, data.rev, chosen(Option, data.arg))
    await query.answer(who.say.plain("done-option"))


@post_actions("label")
async def label(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer()
    await turn(query, who)
    await who.ask("label", who.say("ask-label"), post=data.post)


@post_actions("buttons", "cure_buttons")
async def buttons(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer()
    await turn(query, who)
    await who.ask("buttons", who.say("ask-buttons"), post=data.post)


@post_actions("channel")
async def channel(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.choose_channel(who.id, data.post, data.rev, chosen(int, data.arg))
    await query.answer(who.say.plain("done-option"))


@post_actions("cure_two_messages")
async def cure_two_messages(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.tune(who.id, data.post, data.rev, Option.TWO_MESSAGES)
    await query.answer(who.say.plain("done-two-messages"))


@post_actions("cure_drop_buttons")
async def cure_drop_buttons(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.set_buttons(who.id, data.post, (), data.rev)
    await query.answer(who.say.plain("done-buttons-gone"))


@post_actions("cure_silence")
async def cure_silence(query: CallbackQuery, data: PostTap, who: Who) -> None:
    """All advice on this card is advice that nobody here wants."""
    view = await who.desk.viewing.post(who.id, data.post)
    hints = [finding.code for finding in view.findings if finding.severity is Severity.HINT]
    await who.desk.staffing.silence(who.id, view.workspace.id, hints)
    await query.answer(who.say.plain("done-silenced", count=len(hints)))
    await turn(query, who)


@post_actions("cure_check_channel")
async def cure_check_channel(query: CallbackQuery, data: PostTap, who: Who) -> None:
    view = await who.desk.viewing.post(who.id, data.post)
    for blocked in [c for c in view.channels if c.state is ChannelState.BLOCKED]:
        await who.desk.connecting.check(who.id, blocked.id)
    await query.answer(who.say.plain("done-checked"))
    await turn(query, who)
