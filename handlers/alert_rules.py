"""Settings of alerts: how long a reader may wait, business and quiet hours, what wakes, how many pushes."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardButton

from desk.model.attention import Hours, Rules
from desk.model.inbox import AlertKind, Severity
from desk.model.people import Right
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.screens import HERE, Screen, chosen, home, of_workspace, show, value_of
from handlers.taps import HomeTap, SettingTap, home_actions, setting_actions
from handlers.who import Who

SLAS = (5, 10, 15, 30, 60, 240)
RATES = (3, 6, 12, 20, 50)
WORKDAYS = (0, 1, 2, 3, 4)
BUSINESS: dict[str, tuple[Hours, ...]] = {
    "always": (),
    "work-9-18": (Hours(WORKDAYS, 540, 1080),),
    "work-8-20": (Hours(WORKDAYS, 480, 1200),),
    "daily-9-18": (Hours(start=540, end=1080),),
    "daily-8-22": (Hours(start=480, end=1320),),
}
QUIET: dict[str, Hours | None] = {
    "never": None,
    "22-8": Hours(start=1320, end=480),
    "23-7": Hours(start=1380, end=420),
    "20-9": Hours(start=1200, end=540),
}


@home_actions("alert_rules")
async def open_rules(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = await rules_screen(who)
    await query.answer()
    await show(query, who, screen, here=data.arg == HERE)


async def rules_screen(who: Who) -> Screen:
    """What holds now; the buttons for those who may change it."""
    member, rules = await who.desk.ruling.rules(who.id)
    say = who.say
    text = "\n".join(
        [
            say("rules-head"),
            say("rules-sla", minutes=int(rules.sla.total_seconds()) // 60),
            say("rules-business", hours=_all(who, rules.business)),
            say("rules-quiet", hours=_one(who, rules.quiet) if rules.quiet else say.plain("rules-never")),
            say("rules-rate", count=rules.rate),
            *(
                say("rules-kind", kind=say.plain(f"alert-kind-{kind.value}"), comes=_comes(who, rules, kind))
                for kind in AlertKind
            ),
        ]
    )
    last = [tap(say, "mutes", _tap(who, "mutes")), tap(say, "back", HomeTap(to="settings", arg=HERE)), home(who)]
    if not member.may(Right.SETTINGS):
        return text, keyboard(last)
    buttons = [tap(say, f"rules-{each}", _tap(who, f"rules-{each}")) for each in ("sla", "business", "quiet", "rate")]
    kinds = [named(say.plain(f"alert-kind-{kind.value}"), _tap(who, "rules-wakes", kind.value)) for kind in AlertKind]
    return text, keyboard(*in_rows(buttons, 2), *in_rows(kinds, 3), last)


def _tap(who: Who, do: str, *value: object) -> SettingTap:
    return SettingTap(do=do, arg=of_workspace(who, *value))


def _one(who: Who, hours: Hours) -> str:
    """`Mon–Fri 09:00–18:00`."""
    if hours.weekdays == WORKDAYS:
        days = who.say.plain("rules-workdays")
    else:
        days = who.say.plain("rules-daily") if len(hours.weekdays) == 7 else ""
    clock = f"{hours.start // 60:02}:{hours.start % 60:02}–{hours.end // 60:02}:{hours.end % 60:02}"
    return f"{days} {clock}".strip()


def _all(who: Who, business: tuple[Hours, ...]) -> str:
    return ", ".join(_one(who, hours) for hours in business) or who.say.plain("rules-always")


def _comes(who: Who, rules: Rules, kind: AlertKind) -> str:
    return who.say.plain(f"severity-{rules.severity[kind.value].name.lower()}")


async def _choose(query: CallbackQuery, who: Who, key: str, buttons: list[InlineKeyboardButton]) -> None:
    await query.answer()
    back = [tap(who.say, "back", HomeTap(to="alert_rules", arg=HERE))]
    await show(query, who, (who.say(key), keyboard(*in_rows(buttons, 2), back)))


async def _done(query: CallbackQuery, who: Who) -> None:
    screen = await rules_screen(who)
    await query.answer(who.say.plain("done-setting"))
    await show(query, who, screen)


@setting_actions("rules-sla")
async def choose_sla(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    buttons = [named(who.say.plain("rules-minutes", minutes=m), _tap(who, "rules-sla-set", m)) for m in SLAS]
    await _choose(query, who, "choose-sla", buttons)


@setting_actions("rules-sla-set")
async def set_sla(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.ruling.set_sla(who.id, chosen(int, value_of(who, data.arg)))
    await _done(query, who)


@setting_actions("rules-rate")
async def choose_rate(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    await _choose(query, who, "choose-rate", [named(str(r), _tap(who, "rules-rate-set", r)) for r in RATES])


@setting_actions("rules-rate-set")
async def set_rate(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.ruling.set_rate(who.id, chosen(int, value_of(who, data.arg)))
    await _done(query, who)


@setting_actions("rules-business")
async def choose_business(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    buttons = [named(_all(who, hours), _tap(who, "rules-business-set", key)) for key, hours in BUSINESS.items()]
    await _choose(query, who, "choose-business", buttons)


@setting_actions("rules-business-set")
async def set_business(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    hours = chosen(BUSINESS.__getitem__, value_of(who, data.arg))
    await who.desk.ruling.set_business(who.id, hours)
    await _done(query, who)


@setting_actions("rules-quiet")
async def choose_quiet(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    never = who.say.plain("rules-never")
    buttons = [named(_one(who, h) if h else never, _tap(who, "rules-quiet-set", key)) for key, h in QUIET.items()]
    await _choose(query, who, "choose-quiet", buttons)


@setting_actions("rules-quiet-set")
async def set_quiet(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    hours = chosen(QUIET.__getitem__, value_of(who, data.arg))
    await who.desk.ruling.set_quiet(who.id, hours)
    await _done(query, who)


@setting_actions("rules-wakes")
async def wakes(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    """One tap turns to the next way of coming: in the digest, without a sound, with a sound."""
    kind = chosen(AlertKind, value_of(who, data.arg))
    _, rules = await who.desk.ruling.rules(who.id)
    await who.desk.ruling.set_severity(who.id, kind, Severity((rules.severity[kind.value] + 1) % len(Severity)))
    await _done(query, who)
