"""A name is watched: made, tried, given other names; what it finds comes to whom it concerns; people teach the desk."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox.messages import Message
from desk.listening import Said
from desk.model.inbox import AlertKind, AlertState, Author, Severity, Source, SourceKind
from tests.day import Day, open_app

ANGRY = "Third order in a row arrives late and nobody answers! Terrible service, give me my money back"
MILD = "Saw the new grinder at the fair on Friday"


async def comments(day: Day, text: str, who: str = "reader") -> Message:
    root = max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)
    said = day.people[who].say(day.group, text, reply_to=root)
    await day.goes_on()
    return said


async def feed_says(day: Day, text: str, number: int = 1) -> AlertKind | None:
    """An item of a feed; the kind of the alert that it raises."""
    async with day.app.store.write() as unit:
        source = await unit.inbox.find_source(day.workspace_id, SourceKind.FEED, "https://blog.example/rss")
        if source is None:
            since = day.now - timedelta(hours=1)
            address = "https://blog.example/rss"
            source = await unit.inbox.add_source(
                Source(0, day.workspace_id, SourceKind.FEED, address, "Coffee blog", since)
            )
    said = Said(str(number), Author(f"blog{number}", "Coffee blog"), text, day.now, thread_id=str(number))
    comment = await day.desk.listening.take_in(source, said)
    await day.goes_on()
    if comment.alert_id is None:
        return None
    async with day.app.store.read() as unit:
        return (await unit.inbox.alert(comment.alert_id)).kind


async def test_a_watch_is_made_by_its_name_and_tried_on_a_text(day: Day) -> None:
    await day.says(day.owner, "/watch")
    assert "No watches yet" in day.sees(day.owner)
    await day.tap(day.owner, "New watch")
    await day.says(day.owner, "Red Bull")
    assert "Looks for the name “Red Bull”" in day.sees(day.owner)
    await day.tap(day.owner, "Try on a text")
    await day.says(day.owner, "i drink redbull every day")
    assert "It matches by together or apart: redbull" in day.sees(day.owner)
    await day.tap(day.owner, "Another text")
    await day.says(day.owner, "tea is better")
    assert "The text does not say" in day.sees(day.owner)
    await day.says(day.owner, "/watch")
    assert "1 watch" in day.sees(day.owner)
    await day.tap(day.owner, "Red Bull")
    assert "on" in day.sees(day.owner)


async def test_a_query_that_cannot_be_read_is_asked_for_again_and_nothing_is_lost(day: Day) -> None:
    await day.says(day.owner, "/watch (Nike OR Puma")
    assert "The bracket that opens at 1 does not close." in day.sees(day.owner)
    assert "For example: Apple -pie" in day.sees(day.owner)
    await day.says(day.owner, "(Nike OR Puma) -cat")
    assert "Looks for (the name “Nike” or the name “Puma”), but not the name “cat”" in day.sees(day.owner)
    await day.tap(day.owner, "Edit query")
    await day.says(day.owner, '"Nike')
    assert "does not end" in day.sees(day.owner)
    await day.says(day.owner, "Nike")
    assert day.sees(day.owner).count("Looks for the name “Nike”") == 1
    assert (await day.desk.watching.listed(day.owner.id, 0)).total == 1


async def test_other_names_are_ticked_typed_and_taken_away(day: Day) -> None:
    await day.desk.staffing.choose_language(day.editor.id, "ru")
    await day.says(day.owner, "/watch Nike")
    await day.tap(day.owner, "Other names")
    await day.tap(day.owner, "Найк")
    await day.tap(day.owner, "Write one")
    await day.says(day.owner, "Свуш")
    await day.tap(day.owner, "‹ Back")
    assert "“Nike” is also called: Найк, Свуш" in day.sees(day.owner)
    watch = (await day.desk.watching.listed(day.owner.id, 0)).watches[0]
    trial = await day.desk.watching.try_on(day.owner.id, watch.id, "купил найки")
    assert trial.match is not None
    await day.tap(day.owner, "Other names")
    await day.tap(day.owner, "✓ Найк")
    view = await day.desk.watching.opened(day.owner.id, watch.id)
    assert view.watch.aliases == {"Nike": ("Свуш",)}


async def test_layers_severity_and_who_is_told(day: Day) -> None:
    await day.says(day.owner, "/watch Samsung")
    await day.tap(day.owner, "What is forgiven")
    await day.tap(day.owner, "✓ typos")
    await day.tap(day.owner, "‹ Back")
    assert "Switched off: typos" in day.sees(day.owner)
    await day.tap(day.owner, "Try on a text")
    await day.says(day.owner, "my samsng broke")
    assert "It would match by typos (samsng), which is switched off" in day.sees(day.owner)
    await day.tap(day.owner, "‹ The watch")
    await day.tap(day.owner, "How it comes")
    await day.tap(day.owner, "With a sound")
    assert "Its finds come with a sound." in day.sees(day.owner)
    await day.tap(day.owner, "Who is told")
    await day.tap(day.owner, "Reviewer")
    await day.tap(day.owner, "‹ Back")
    assert "Told besides those on duty: Reviewer" in day.sees(day.owner)


async def test_what_a_watch_finds_comes_as_it_wishes_and_is_told_to_whom_it_names(talk: Day) -> None:
    day = talk
    watch = await day.desk.watching.add(day.owner.id, "Samsung")
    await day.desk.watching.set_severity(day.owner.id, watch.id, Severity.HIGH)
    await day.desk.watching.switch_told(day.owner.id, watch.id, day.reviewer.id)
    await comments(day, "Saw the new samsng at the fair on Friday")
    assert "Mention" in day.sees(day.owner)
    assert "watch “Samsung”: samsng" in day.sees(day.owner)
    assert "samsng at the fair" in day.sees(day.reviewer)
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    assert alert.severity is Severity.HIGH
    await day.tap(day.owner, "Why")
    assert "watch “Samsung”, by typos: samsng" in day.sees(day.owner)
    assert "told: Reviewer" in day.sees(day.owner)


async def test_elsewhere_only_what_a_watch_finds_wakes_somebody(day: Day) -> None:
    assert await feed_says(day, ANGRY) is AlertKind.NEGATIVE
    watch = await day.desk.watching.add(day.owner.id, "Apple")
    assert await feed_says(day, ANGRY, 2) is None
    assert await feed_says(day, "We meet at the Apple shop at nine", 3) is AlertKind.MENTION
    assert await feed_says(day, "we picked an apple in the garden", 4) is None
    await day.desk.watching.switch(day.owner.id, watch.id, on=False)
    assert await feed_says(day, ANGRY, 5) is AlertKind.NEGATIVE


async def test_what_another_process_changes_arrives_within_half_a_minute(day: Day) -> None:
    await day.desk.watching.add(day.owner.id, "Samsung")
    other = open_app(day.town, day.clock, day.folder, day.account)
    try:
        assert (await other.desk.judging.judge(day.workspace_id, "my samsung")).watches
        watch = await day.desk.watching.add(day.owner.id, "Nokia")
        day.clock.forward(31)
        [(found, *_)] = (await other.desk.judging.judge(day.workspace_id, "my nokia")).watches
        assert found == watch.id
    finally:
        await other.close()


async def test_a_watch_is_deleted_after_one_question(day: Day) -> None:
    await day.says(day.owner, "/watch Samsung")
    await day.tap(day.owner, "Delete")
    assert "Delete the watch “Samsung”?" in day.sees(day.owner)
    await day.tap(day.owner, "Yes, delete")
    assert "No watches yet" in day.sees(day.owner)
    assert not (await day.desk.judging.judge(day.workspace_id, "my samsung")).watches


async def test_not_negative_teaches_survives_a_restart_and_is_undone_by_its_opposite(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    before = (await day.desk.judging.judge(day.workspace_id, ANGRY)).negative
    await day.tap(day.owner, "Not negative")
    assert "Not negative, says you: the desk has learned it" in day.sees(day.owner)
    taught = (await day.desk.judging.judge(day.workspace_id, ANGRY)).negative
    assert taught < before
    await day.restart()
    assert (await day.desk.judging.judge(day.workspace_id, ANGRY)).negative == taught
    await day.tap(day.owner, "This is negative")
    assert "taken by you" in day.sees(day.owner)
    assert (await day.desk.judging.judge(day.workspace_id, ANGRY)).negative == before


async def test_a_closed_one_can_be_opened_again_and_a_second_press_teaches_nothing(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    card = day.find(day.owner, "Not negative")
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    await day.tap(day.owner, "Not negative", on=card)
    pressed = day.owner.press_forged(day.account, day.chat(day.owner), card.id, f"a:not-negative:{alert.id}:")
    await day.goes_on()
    assert "knows that already" in str(pressed.answer)
    await day.tap(day.owner, "Open again")
    view = await day.desk.showing.alert(day.owner.id, alert.id)
    assert view.alert.state is AlertState.ASSIGNED


async def test_this_is_negative_makes_a_complaint_of_a_question(talk: Day) -> None:
    day = talk
    await comments(day, "When is the sale over?")
    await day.tap(day.owner, "This is negative")
    seen = day.sees(day.owner)
    assert "Negative" in seen
    assert "negative by a person’s word" in seen
    await day.says(day.owner, "/why", reply_to=day.find(day.owner, "Not negative"))
    assert "Rule: complaints come with a sound" in day.sees(day.owner)
    assert "“negative”: Owner" in day.sees(day.owner)


async def test_a_mild_comment_without_a_watch_stays_quiet(talk: Day) -> None:
    day = talk
    before = day.last(day.owner).id
    await comments(day, MILD)
    assert day.last(day.owner).id == before
