"""Watches: the list, a screen for each, made, tried on a text, given other names, switched, deleted."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.matching import SWITCHES, Layer, QueryError
from desk.model.inbox import Severity
from desk.watching import PAGE, WatchPage, WatchView, mark_of
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.places import in_private
from handlers.quoting import cleaned
from handlers.screens import Screen, bring, chosen, home, show
from handlers.taps import WatchTap, watch_actions
from handlers.watch_words import in_words, layer_name, tried, unread
from handlers.who import Who

router = Router(name="watch")
router.message.filter(in_private)
LABEL = 30
SEVERITIES = (Severity.LOW, Severity.NORMAL, Severity.HIGH)


@router.message(Command("watch"))
async def watches(message: Message, who: Who, command: CommandObject) -> None:
    """The list; with a name or a query behind the command, a new watch at once."""
    if command.args:
        await _make(message, who, command.args)
    else:
        await bring(message, _list(await who.desk.watching.listed(who.id, 0), who))


@watch_actions("list")
async def listed(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    page = await who.desk.watching.listed(who.id, max(chosen(int, data.arg or "0"), 0))
    await query.answer()
    await show(query, who, _list(page, who))


def _list(found: WatchPage, who: Who) -> Screen:
    rows = [
        [named(f"{'🔔' if w.on else '🔕'} {w.name}"[:LABEL], WatchTap(do="open", watch=w.id))] for w in found.watches
    ]
    turning = [named("‹", WatchTap(do="list", arg=str(found.page - 1)))] if found.page else []
    if (found.page + 1) * PAGE < found.total:
        turning.append(named("›", WatchTap(do="list", arg=str(found.page + 1))))
    text = who.say("watch-list", count=found.total) if found.total else who.say("watch-none")
    return text, keyboard(*rows, turning, [tap(who.say, "watch-new", WatchTap(do="new"), "success"), home(who)])


@watch_actions("open")
async def open_one(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    await query.answer()
    await _show(query, data.watch, who)


async def _show(query: CallbackQuery, watch_id: int, who: Who) -> None:
    await show(query, who, _opened(await who.desk.watching.opened(who.id, watch_id), who))


def _opened(view: WatchView, who: Who) -> Screen:
    watch, say = view.watch, who.say
    found = in_words(view.parsed, say) if view.parsed else [unread(view.why, say)] if view.why else []
    told = ", ".join(m.person.name for m in view.members if m.person.id in watch.tell)
    lines = [
        say("watch-one", watch=watch.name, state=say.plain("watch-on" if watch.on else "watch-off")),
        say("watch-query", text=watch.query),
        *found,
        say(f"watch-severity-{watch.severity.name.lower()}"),
        *([say("watch-told", names=told)] if told else []),
    ]

    def do(label: str, name: str, style: str | None = None) -> InlineKeyboardButton:
        return tap(say, label, WatchTap(do=name, watch=watch.id), style)

    buttons = [do("watch-test", "test"), do("watch-aliases", "aliases"), do("watch-layers", "layers")]
    buttons += [do("watch-severity", "severity"), do("watch-told", "told"), do("watch-edit", "edit")]
    buttons += [do("watch-off", "off") if watch.on else do("watch-on", "on"), do("watch-delete", "delete", "danger")]
    return "\n".join(lines), keyboard(*in_rows(buttons, 2), [do("watch-list", "list")])


@watch_actions("on", "off")
async def switch(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    await who.desk.watching.switch(who.id, data.watch, data.do == "on")
    await query.answer(who.say.plain("done-watch"))
    await _show(query, data.watch, who)


# Made and rewritten


@watch_actions("new", "edit")
async def ask_for_query(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    if data.watch:
        view = await who.desk.watching.opened(who.id, data.watch)
        text = who.say("ask-watch-query", text=view.watch.query)
    else:
        await who.desk.watching.listed(who.id, 0)
        text = who.say("ask-watch")
    await query.answer()
    await who.ask("watch_query", text, watch=data.watch)


@answer_to("watch_query")
async def query_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await _make(message, who, message.text or "", int(about["watch"]))


async def _make(message: Message, who: Who, typed: str, watch_id: int = 0) -> None:
    """One that cannot be read is asked for again, with the place of the fault and an example."""
    try:
        if watch_id:
            watch = await who.desk.watching.rewrite(who.id, watch_id, typed)
        else:
            watch = await who.desk.watching.add(who.id, typed)
    except QueryError as error:
        await who.ask("watch_query", who.say("watch-unread", why=unread(error, who.say)), watch=watch_id)
        return
    await bring(message, _opened(await who.desk.watching.opened(who.id, watch.id), who))


# Tried


@watch_actions("test")
async def ask_for_text(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    await who.ask("watch_text", who.say("ask-watch-text", watch=view.watch.name), watch=data.watch)


@answer_to("watch_text", files=True)
async def text_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """A comment may be pasted or forwarded, with a picture or without."""
    watch_id = int(about["watch"])
    trial = await who.desk.watching.try_on(who.id, watch_id, message.text or message.caption or "")
    again = tap(who.say, "watch-again", WatchTap(do="test", watch=watch_id))
    back = tap(who.say, "watch-open", WatchTap(do="open", watch=watch_id))
    head = who.say("trial-yes" if trial.match else "trial-no")
    await bring(message, ("\n".join([head, *tried(trial, who.say)]), keyboard([again, back])))


# Other names


@watch_actions("aliases")
async def aliases(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    await show(query, who, _aliases(view, who))


def _aliases(view: WatchView, who: Who) -> Screen:
    several = len({name for name, _, _ in view.others}) > 1
    buttons = []
    for name, other, confirmed in view.others:
        label = f"{other} ({name})" if several else other
        mark = WatchTap(do="alias", watch=view.watch.id, arg=mark_of(name, other))
        buttons.append(named(_ticked(cleaned(label, LABEL, 1), confirmed), mark))
    typed = tap(who.say, "watch-alias-new", WatchTap(do="alias-new", watch=view.watch.id))
    text = who.say("watch-aliases-head" if buttons else "watch-aliases-none", watch=view.watch.name)
    return text, keyboard(*in_rows(buttons, 2), [typed, _back(view.watch.id, who)])


@watch_actions("alias")
async def switch_alias(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    await who.desk.watching.switch_alias(who.id, data.watch, data.arg)
    await aliases(query, data, who)


@watch_actions("alias-new")
async def ask_for_alias(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    await who.ask("watch_alias", who.say("ask-watch-alias", watch=view.watch.name), watch=data.watch)


@answer_to("watch_alias")
async def alias_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    watch = await who.desk.watching.add_alias(who.id, int(about["watch"]), message.text or "")
    await bring(message, _aliases(await who.desk.watching.opened(who.id, watch.id), who))


# Layers, severity, who is told


@watch_actions("layers")
async def layers(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    buttons = [
        named(_ticked(layer_name(n.value, who.say), n.value not in view.watch.off), _layer(data.watch, n))
        for n in SWITCHES
    ]
    text = who.say("watch-layers-head", watch=view.watch.name)
    await show(query, who, (text, keyboard(*in_rows(buttons, 2), [_back(data.watch, who)])))


def _layer(watch_id: int, layer: Layer) -> WatchTap:
    return WatchTap(do="layer", watch=watch_id, arg=layer.value)


@watch_actions("layer")
async def switch_layer(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    await who.desk.watching.switch_layer(who.id, data.watch, chosen(Layer, data.arg))
    await layers(query, data, who)


@watch_actions("severity")
async def severity(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    rows = []
    for level in SEVERITIES:
        label = who.say.plain(f"button-watch-severity-{level.name.lower()}")
        to = WatchTap(do="severe", watch=data.watch, arg=str(int(level)))
        rows.append([named(_ticked(label, level is view.watch.severity), to)])
    text = who.say("watch-severity-head", watch=view.watch.name)
    await show(query, who, (text, keyboard(*rows, [_back(data.watch, who)])))


@watch_actions("severe")
async def set_severity(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    level = chosen(lambda value: Severity(int(value)), data.arg)
    await who.desk.watching.set_severity(who.id, data.watch, level)
    await query.answer(who.say.plain("done-watch"))
    await _show(query, data.watch, who)


@watch_actions("told")
async def told(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    buttons = [
        named(_ticked(cleaned(m.person.name, LABEL, 1), m.person.id in view.watch.tell), _tell(data.watch, m.person.id))
        for m in view.members
    ]
    text = who.say("watch-told-head", watch=view.watch.name)
    await show(query, who, (text, keyboard(*in_rows(buttons, 2), [_back(data.watch, who)])))


def _tell(watch_id: int, person_id: int) -> WatchTap:
    return WatchTap(do="tell", watch=watch_id, arg=str(person_id))


@watch_actions("tell")
async def switch_told(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    await who.desk.watching.switch_told(who.id, data.watch, chosen(int, data.arg))
    await told(query, data, who)


# Deleted


@watch_actions("delete")
async def ask_to_delete(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    view = await who.desk.watching.opened(who.id, data.watch)
    await query.answer()
    yes = tap(who.say, "delete-yes", WatchTap(do="delete-yes", watch=data.watch), "danger")
    no = tap(who.say, "keep", WatchTap(do="open", watch=data.watch))
    await show(query, who, (who.say("question-watch-delete", watch=view.watch.name), keyboard([yes, no])))


@watch_actions("delete-yes")
async def delete(query: CallbackQuery, data: WatchTap, who: Who) -> None:
    await who.desk.watching.delete(who.id, data.watch)
    await query.answer(who.say.plain("done-watch-deleted"))
    await show(query, who, _list(await who.desk.watching.listed(who.id, 0), who))


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label


def _back(watch_id: int, who: Who) -> InlineKeyboardButton:
    return tap(who.say, "back", WatchTap(do="open", watch=watch_id))
