"""Cards that tell something once: a comment, a lost channel, what was missed, who joined, a reminder."""

from __future__ import annotations

from datetime import UTC, datetime

from desk.model.cards import CardKind, Push
from desk.model.people import Right
from desk.model.post import PostState
from desk.verbs import Desk
from handlers.buttons import keyboard, named, tap
from handlers.cards import Card, line_button
from handlers.naming import line_title, title
from handlers.quoting import cleaned
from handlers.taps import ChannelTap, HomeTap, PostTap, SettingTap, SourceTap, TeamTap
from handlers.words import Voice

MISSED_SHOWN = 8


async def render_news(push: Push, desk: Desk, say: Voice) -> tuple[Card | None, int | None]:
    """The card, and the post to whose card it is a reply, if there is one."""
    match push.kind:
        case CardKind.COMMENT:
            return await _comment(push, desk, say)
        case CardKind.REMINDER | CardKind.EXPIRED:
            return await _about_post(push, desk, say)
        case CardKind.CHANNEL:
            return await _channel(push, desk, say), None
        case CardKind.MISSED:
            return await _missed(push, desk, say), None
        case CardKind.JOINED | CardKind.UNREACHABLE:
            return await _person(push, desk, say), None
        case CardKind.SOURCE:
            return await _source(push, desk, say), None
        case CardKind.FROZEN:
            return await _frozen(push, desk, say), None
        case CardKind.DUTY:
            return _duty(push, desk, say), None
    return None, None


async def _comment(push: Push, desk: Desk, say: Voice) -> tuple[Card, int]:
    comment, view, by = await desk.viewing.comment(push.chat_id, push.subject_id)
    text = say("news-comment", by=by.name, title=title(view, say), text=comment.text)
    open_it = tap(say, "open-card", PostTap(do="open", post=view.post.id, rev=0))
    answer = tap(say, "answer", PostTap(do="comment", post=view.post.id, rev=0))
    return Card(text, keyboard([answer, open_it])), view.post.id


async def _about_post(push: Push, desk: Desk, say: Voice) -> tuple[Card | None, int]:
    view = await desk.viewing.post(push.chat_id, push.subject_id)
    now = desk.office.now
    key = "news-reminder" if push.kind is CardKind.REMINDER else "news-expired"
    at = view.post.asked_at
    if push.kind is CardKind.EXPIRED:  # it has no such time any more, or another one
        at = datetime.fromtimestamp(int(push.facts.get("at", 0)), UTC)
    elif at is None or view.post.stage is not PostState.IN_REVIEW:
        return None, view.post.id  # somebody was faster
    card = Card(
        say(key, title=title(view, say), when=say.reader_time(at, now)),
        keyboard([tap(say, "open-card", PostTap(do="open", post=view.post.id, rev=0))]),
    )
    return card, view.post.id


async def _channel(push: Push, desk: Desk, say: Voice) -> Card:
    _, channel = await desk.connecting.channel(push.chat_id, push.subject_id)
    key = f"news-channel-{channel.state.value}"
    check = tap(say, "channel-check", ChannelTap(do="check", channel=channel.id))
    return Card(say(key, channel=channel.name), keyboard([check]))


async def _missed(push: Push, desk: Desk, say: Voice) -> Card | None:
    _, lines = await desk.viewing.missed(push.chat_id, push.subject_id)
    if not lines:
        return None
    now = desk.office.now
    buttons = [
        [line_button(f"{say.clock(line.publication.due_at)} {line_title(line, say)}", line.publication.post_id)]
        for line in lines[:MISSED_SHOWN]
        if line.publication.post_id is not None
    ]
    first = min(line.publication.due_at for line in lines)
    text = say("news-missed", count=len(lines), since=say.reader_time(first, now))
    return Card(text, keyboard(*buttons, [tap(say, "plan", HomeTap(to="plan"))]))


async def _person(push: Push, desk: Desk, say: Voice) -> Card:
    person, role = await desk.viewing.person(push.subject_id)
    name = f"{person.name} (@{person.username})" if person.username else person.name
    role_name = say.plain(f"role-{push.facts.get('role') or (role.value if role else 'editor')}")
    key = "news-joined" if push.kind is CardKind.JOINED else "news-unreachable"
    return Card(say(key, name=name, role=role_name), keyboard([tap(say, "team", HomeTap(to="team"))]))


async def _source(push: Push, desk: Desk, say: Voice) -> Card | None:
    source = await desk.sourcing.source(push.chat_id, push.subject_id)
    if not source.failures:
        return None  # it answers again
    open_it = tap(say, "open-card", SourceTap(do="open", source=source.id))
    return Card(say("news-source", title=cleaned(source.title, 60, 1)), keyboard([open_it]))


def _duty(push: Push, desk: Desk, say: Voice) -> Card | None:
    duty = tap(say, "duty", TeamTap(do="duty", arg=str(push.workspace_id)))
    keys = keyboard([tap(say, "inbox", HomeTap(to="inbox")), duty])
    facts = {"by": push.facts.get("by", ""), "count": int(push.facts.get("open", 0))}
    if "back" in push.facts:
        return Card(say("news-duty-back", **facts), keys)
    until, now = datetime.fromtimestamp(int(push.facts.get("until", 0)), UTC), desk.office.now
    if until <= now:
        return None  # it was over before the phone could be reached
    return Card(say("news-duty", until=say.reader_time(until, now), **facts), keys)


async def _frozen(push: Push, desk: Desk, say: Voice) -> Card:
    member, _ = await desk.freezing.frozen(push.chat_id, push.workspace_id)
    facts = push.facts
    frozen = bool(facts.get("frozen"))
    if frozen and not facts.get("by"):
        text = say("news-restored", count=int(facts.get("count", 0)))
    else:
        key = ("news-frozen" if frozen else "news-unfrozen") + ("-channel" if facts.get("channel") else "")
        text = say(key, by=facts.get("by", ""), channel=facts.get("channel", ""), count=int(facts.get("count", 0)))
    buttons = []
    if frozen and member.may(Right.FREEZE):
        buttons.append(
            named(say.plain("button-unfreeze"), SettingTap(do="unfreeze", arg=f"{push.workspace_id}.0"), "success")
        )
    return Card(text, keyboard([*buttons, tap(say, "plan", HomeTap(to="plan"))]))
