"""Where comments and mentions are read from: the list, adding one by its address, pausing, removing; hooks."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import IntegrationError, Refused
from desk.model.inbox import Source, SourceKind, SourceState
from desk.model.people import Right
from handlers.answers import answer_to
from handlers.buttons import keyboard, named, tap
from handlers.places import in_private
from handlers.quoting import cleaned
from handlers.screens import HERE, Screen, bring, home, show
from handlers.taps import HomeTap, SourceTap, home_actions, source_actions
from handlers.who import Who

router = Router(name="sources")
PAGE = 8
_WAITED_FOR = 60


@router.message(Command("sources"), in_private)
async def sources(message: Message, who: Who) -> None:
    await bring(message, await sources_screen(who))


@home_actions("sources")
async def open_sources(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = await sources_screen(who)
    await query.answer()
    await show(query, who, screen, here=data.arg == HERE)


async def sources_screen(who: Who, page: int = 0) -> Screen:
    found = (await who.desk.sourcing.sources(who.id)).sources
    marked = await who.desk.competing.watched(who.id)
    shown = found[page * PAGE : (page + 1) * PAGE]
    rows = [
        [named(_label(source, who, source.id in marked), SourceTap(do="open", source=source.id))] for source in shown
    ]
    turn = []
    if page:
        turn.append(named("‹", SourceTap(do="page", source=page - 1)))
    if (page + 1) * PAGE < len(found):
        turn.append(named("›", SourceTap(do="page", source=page + 1)))
    say = who.say
    add = [tap(say, "source-add", SourceTap(do="add"), "primary"), tap(say, "source-hook", SourceTap(do="hook"))]
    if SourceKind.CHOTAM.value in who.desk.office.answering:
        add.append(tap(say, "source-chotam", SourceTap(do="chotam")))
    told = say("sources-count", count=len(found)) if found else say("sources-none")
    return "\n".join((say("sources-head"), told)), keyboard(*rows, turn, add, [home(who)])


def _label(source: Source, who: Who, competitor: bool) -> str:
    sign = who.say.plain(f"source-sign-{source.state.value}")
    told = f" {who.say.plain('source-sign-competitor')}" if competitor else ""
    return f"{sign}{told} {cleaned(source.title, 46, 1)}"[:60]


@source_actions("page")
async def turn_page(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    screen = await sources_screen(who, data.source)
    await query.answer()
    await show(query, who, screen)


async def source_screen(who: Who, source: Source) -> Screen:
    say, competitor = who.say, source.id in await who.desk.competing.watched(who.id, source.workspace_id)
    lines: list[str] = [
        say("source-title", title=cleaned(source.title, 60, 1), kind=say.plain(_kind_key(source))),
        say(f"source-state-{source.state.value}"),
    ]
    if source.code:
        key = f"why-source-{source.code.replace('_', '-')}"
        lines.append(say(key if say.knows(key) else "why-source-other"))
    if source.next_at is not None and source.state is not SourceState.PAUSED:
        lines.append(say("source-next", when=say.reader_time(source.next_at, who.now)))
    if source.kind in (SourceKind.FEED, SourceKind.TELEGRAM_WEB):
        lines.append(say("source-address", address=source.address))
    if competitor:
        lines.append(say("source-competitor"))
    return "\n".join(lines), keyboard(
        _acts(who, source),
        _compared(who, source, competitor),
        [tap(say, "back", HomeTap(to="sources", arg=HERE)), home(who)],
    )


def _kind_key(source: Source) -> str:
    return f"source-kind-{source.kind.value.replace('_', '-')}"


def _acts(who: Who, source: Source) -> list[InlineKeyboardButton]:
    say, acts = who.say, []
    if source.state is SourceState.PAUSED:
        acts.append(tap(say, "source-resume", SourceTap(do="resume", source=source.id), "primary"))
    else:
        acts.append(tap(say, "source-pause", SourceTap(do="pause", source=source.id)))
    if source.kind in (SourceKind.HOOK, SourceKind.CHOTAM) and who.here.may(Right.CHANNELS):
        acts.append(tap(say, "source-secret", SourceTap(do="secret", source=source.id)))
    acts.append(tap(say, "source-remove", SourceTap(do="remove", source=source.id), "danger"))
    return acts


def _compared(who: Who, source: Source, competitor: bool) -> list[InlineKeyboardButton]:
    """Public channels alone show their views."""
    if source.kind is not SourceKind.TELEGRAM_WEB:
        return []
    do = "no-competitor" if competitor else "competitor"
    return [tap(who.say, f"source-{do}", SourceTap(do=do, source=source.id))]


@source_actions("competitor", "no-competitor")
async def compare(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    source = await who.desk.competing.mark(who.id, data.source, on=data.do == "competitor")
    await query.answer(who.say.plain(f"done-source-{data.do}"))
    await show(query, who, await source_screen(who, source))


@source_actions("open")
async def open_source(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    source = await who.desk.sourcing.source(who.id, data.source)
    await query.answer()
    await show(query, who, await source_screen(who, source))


@source_actions("pause", "resume")
async def pause(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    state = SourceState.PAUSED if data.do == "pause" else SourceState.ACTIVE
    source = await who.desk.sourcing.set_state(who.id, data.source, state)
    await query.answer(who.say.plain(f"source-state-{state.value}"))
    await show(query, who, await source_screen(who, source))


@source_actions("remove")
async def remove(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    """Asked once: what it has brought stays."""
    source = await who.desk.sourcing.source(who.id, data.source)
    yes = tap(who.say, "source-remove", SourceTap(do="removed", source=source.id), "danger")
    back = tap(who.say, "back", SourceTap(do="open", source=source.id))
    await query.answer()
    await show(query, who, (who.say("source-remove-ask", title=cleaned(source.title, 60, 1)), keyboard([yes, back])))


@source_actions("removed")
async def removed(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    await who.desk.sourcing.set_state(who.id, data.source, SourceState.REMOVED)
    await query.answer(who.say.plain("source-state-removed"))
    await show(query, who, await sources_screen(who))


@source_actions("add")
async def ask_address(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    await query.answer()
    await who.ask("source_address", who.say("ask-source"), who.say.plain("ask-source-hint"))


@answer_to("source_address")
async def address_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """Looking at it takes a moment: the chat says so. What cannot be read is a refusal with its reason."""
    await who.bot.send_chat_action(who.id, "typing", request_timeout=_WAITED_FOR)
    try:
        source = await who.desk.sourcing.add(who.id, message.text or "")
    except IntegrationError as error:
        raise Refused(error.code) from error
    await bring(message, await source_screen(who, source))


@source_actions("hook", "chotam")
async def ask_hook(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    await query.answer()
    await who.ask("hook_name", who.say("ask-hook"), through=data.do)


@answer_to("hook_name")
async def hook_named(message: Message, who: Who, about: dict[str, int | str]) -> None:
    kind = SourceKind(str(about.get("through", SourceKind.HOOK.value)))
    source = await who.desk.sourcing.open_hook(who.id, message.text or "", kind)
    await bring(message, await source_screen(who, source))


@source_actions("secret")
async def secret(query: CallbackQuery, data: SourceTap, who: Who) -> None:
    """Shown to who may connect channels, in private alone; docs/webhook.md says what to do with it."""
    source = await who.desk.sourcing.source(who.id, data.source)
    found = await who.desk.sourcing.hook_secret(who.id, data.source)
    await query.answer()
    path = "chotam" if source.kind is SourceKind.CHOTAM else "hooks"
    text = who.say("source-secret", path=f"/{path}/{source.address}", secret=found)
    await show(query, who, (text, keyboard([tap(who.say, "back", SourceTap(do="open", source=source.id))])))
