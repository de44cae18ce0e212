"""Passing on: to whom, with which note; and the cards of those who solve it, in whatever chat they are."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import DeskError, IntegrationError, NotFound, Unavailable
from desk.model.attention import Department
from desk.model.content import Content
from desk.model.people import Right
from desk.passing_on import HOURS, NOTE, Targets
from desk.verbs import Desk
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.draft import drop_question
from handlers.errors import sentence
from handlers.places import in_group, is_reply
from handlers.quoting import cleaned, name
from handlers.screens import Screen, chosen, of_workspace, show
from handlers.taps import AlertTap, CaseTap, TeamTap, alert_actions, case_actions
from handlers.who import Who
from handlers.words import Voice, nearest

router = Router(name="cases")


@alert_actions("pass-on")
async def to_whom(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    found = await who.desk.passing_on.targets(who.id, data.alert)
    await query.answer()
    await show(query, who, _targets_screen(found, who), here=False)


def _targets_screen(found: Targets, who: Who) -> Screen:
    """Departments first: they are what one passes on to."""

    def to(label: str, mark: str) -> InlineKeyboardButton:
        return named(label[:24], AlertTap(do="pass-to", alert=found.alert.id, arg=mark))

    buttons = [to(f"🏢 {d.name}", f"d{d.id}") for d in found.departments if d.chat_id is not None]
    buttons += [to(m.person.name or "…", f"m{m.person.id}") for m in found.members]
    last = [tap(who.say, "back", AlertTap(do="keep", alert=found.alert.id))]
    if found.viewer.may(Right.TEAM):
        last.insert(0, tap(who.say, "departments", TeamTap(do="departments", arg=of_workspace(who))))
    return who.say("pass-on-head" if buttons else "pass-on-nobody"), keyboard(*in_rows(buttons, 2), last)


@alert_actions("pass-to")
async def with_a_note(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Asked for a note; a button passes it on without one, and says until when an answer is wanted."""
    found = await who.desk.passing_on.targets(who.id, data.alert)
    _, label = _target(found, data.arg)
    await query.answer()
    now = [
        tap(who.say, "pass-now", AlertTap(do="pass-now", alert=data.alert, arg=f"{data.arg}.{hours}"), hours=hours)
        for hours in HOURS
    ]
    back = tap(who.say, "back", AlertTap(do="pass-on", alert=data.alert))
    await show(query, who, (who.say("ask-case-note", to=name(label), most=NOTE), keyboard(now, [back])))
    if isinstance(query.message, Message):
        await who.expect("case-note", query.message.message_id, alert=data.alert, to=data.arg)


def _target(found: Targets, mark: str) -> tuple[Department | int, str]:
    """Raises NotFound: `member_not_found`, `department_not_found`."""
    kind, number = mark[:1], chosen(int, mark[1:])
    if kind == "d":
        for department in found.departments:
            if department.id == number:
                return department, department.name
        raise NotFound("department_not_found", department=number)
    for member in found.members:
        if member.person.id == number:
            return number, member.person.name
    raise NotFound("member_not_found", person=number)


async def _pass_on(who: Who, alert: int, mark: str, note: str, hours: int | None = None) -> str:
    to, label = _target(await who.desk.passing_on.targets(who.id, alert), mark)
    await who.desk.passing_on.pass_on(who.id, alert, to, note, hours)
    return name(label)


@alert_actions("pass-now")
async def without_a_note(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    mark, _, hours = data.arg.partition(".")
    to = await _pass_on(who, data.alert, mark, "", chosen(int, hours))
    await who.asking.settle(who.bot, who.id, query)
    await query.answer(who.say.plain("done-passed-on", to=to))
    await drop_question(query)


@answer_to("case-note")
async def note_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    to = await _pass_on(who, int(about["alert"]), str(about["to"]), (message.text or "").strip())
    await message.answer(who.say("done-passed-on", to=to))


@alert_actions("case-back")
async def take_back(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.passing_on.take_back(who.id, data.alert)
    await query.answer(who.say.plain("done-case-back"))


@alert_actions("case-tell")
async def tell_reader(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """That somebody is at it, in the reader's own language as far as we speak it."""
    there = await who.desk.responding.exchange(who.id, data.alert)
    words = Voice(nearest(there.comment.judgement.language or who.say.language)).plain("reader-passed-on")
    await who.desk.passing_on.tell_reader(who.id, data.alert, Content(text=words))
    await query.answer(who.say.plain("done-case-told"))


@alert_actions("case-send")
async def send_their_answer(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.passing_on.send_answer(who.id, data.alert)
    await query.answer(who.say.plain("done-answer-now"))


@alert_actions("case-edit")
async def edit_their_answer(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Their words, to be copied, changed and sent."""
    text = await who.desk.passing_on.answer_of(who.id, data.alert)
    await query.answer()
    await who.ask("answer", who.say("ask-case-edit", text=text), alert=data.alert)


# Those who solve it. In a group nobody of them is known to us: the chat is the department.


def _chat(query: CallbackQuery) -> int:
    """Raises NotFound `question_gone`: Telegram does not say any more where that message stands."""
    if query.message is None:
        raise NotFound("question_gone")
    return query.message.chat.id


@case_actions("answer")
async def ask_for_answer(query: CallbackQuery, data: CaseTap, who: Who) -> None:
    chat_id = _chat(query)
    view = await who.desk.solving.case(chat_id, data.case)
    if chat_id != who.id:
        await query.answer(who.say.plain("case-reply-here"), show_alert=True)
        return
    await query.answer()
    await who.ask("case-answer", who.say("ask-case-answer", text=cleaned(view.comment.text)), case=data.case)


@answer_to("case-answer")
async def answer_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.solving.answer(message.chat.id, who.id, int(about["case"]), message.text or "")
    await message.answer(who.say("done-case-answer"))


@case_actions("solved")
async def solved(query: CallbackQuery, data: CaseTap, who: Who) -> None:
    await who.desk.solving.solve(_chat(query), who.id, data.case)
    await query.answer(who.say.plain("done-case-solved"))


@case_actions("not-ours")
async def not_ours(query: CallbackQuery, data: CaseTap, who: Who) -> None:
    await who.desk.solving.refuse(_chat(query), who.id, data.case)
    await query.answer(who.say.plain("done-case-not-ours"))


async def case_answered(message: Message, desk: Desk, say: Voice) -> bool:
    """Whether it is a reply to a case's card. Then it is their answer."""
    replied = message.reply_to_message
    if replied is None or message.from_user is None:
        return False
    case_id = await desk.solving.case_at(message.chat.id, replied.message_id)
    if case_id is None:
        return False
    await desk.solving.answer(message.chat.id, message.from_user.id, case_id, message.text or message.caption or "")
    await message.answer(say("done-case-answer"))
    return True


@router.message(in_group, is_reply)
async def answered_in_group(message: Message, desk: Desk, bot: Bot) -> None:
    replied = message.reply_to_message
    ours = replied is not None and replied.from_user is not None and replied.from_user.id == bot.id
    code = message.from_user.language_code if message.from_user else None
    say = Voice(nearest(code))
    try:
        theirs = ours and await case_answered(message, desk, say)
    except DeskError as error:  # nobody in a department is known to us: the refusal is said here
        if isinstance(error, (IntegrationError, Unavailable)):
            raise
        await message.reply(say("line", text=sentence(say, error, desk.office.now)))
        return
    if not theirs:
        raise SkipHandler
