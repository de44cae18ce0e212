"""The town on disk."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp

from bot.sandbox.keeping import open_town, row
from bot.sandbox.town import Town
from tests.sandbox.busy_day import busy_day
from tests.sandbox.samples import PNG
from tests.town import pull


async def test_everything_is_there_again(tmp_path: Path) -> None:
    town = open_town(tmp_path)
    bot = town.add_bot("desk_bot")
    editor = town.add_person("Editor", "editor", language_code="ru")
    editor.start(bot, "claim")
    channel = editor.create_channel("Roastery", "roastery")
    group = editor.create_group("Talk")
    editor.link_discussion(channel, group)
    editor.promote(channel, bot, can_post_messages=True)
    sent = (
        await town.call(bot.token, "sendPhoto", {"chat_id": channel.id, "photo": "attach://a"}, {"a": ("a.png", PNG)})
    ).result
    poll = editor.send_poll(bot, "Which?", ["One", "Two"])
    waiting = [update.body for update in town.mailbox(bot).waiting]
    await town.close()

    again = open_town(tmp_path)
    account, person = again.bots[bot.id], again.people[editor.id]
    chat = person.chat_with(account)
    assert [m.text for m in again.messages(chat)] == ["/start claim", ""]
    assert again.chats[channel.id].members[bot.id].may("can_post_messages")
    assert again.chats[channel.id].last().show() == channel.last().show()
    assert chat.last().show() == poll.show()
    assert again.copies[channel.id, channel.last().id].is_automatic_forward
    file = again.files.by_id[sent["photo"][-1]["file_id"]]
    assert again.files.read(file) == PNG
    assert await pull(again, account) == waiting
    person.say(account, "More")
    (update,) = await pull(again, account)
    assert update["update_id"] == waiting[-1]["update_id"] + 1
    assert chat.last().id == poll.id + 1
    await again.close()

    third = open_town(tmp_path)
    assert third.mailbox(third.bots[bot.id]).waiting == []
    await third.close()


def all_rows(town: Town) -> dict[str, Any]:
    """Everything that a town keeps."""
    things: list[Any] = [town.counters, *town.people.values(), *town.bots.values(), *town.polls.values()]
    chats = [*town.chats.values(), *town.private.values()]
    things += [*chats, *(message for chat in chats for message in chat.messages.values()), *town.files.by_path.values()]
    for box in town.mailboxes.values():
        things += [box, *box.waiting]
    return {f"{thing.KIND} {thing.key}": json.loads(json.dumps(row(thing))) for thing in things}


async def test_a_busy_day_is_kept_whole(tmp_path: Path) -> None:
    town = open_town(tmp_path)
    await busy_day(town)
    before = all_rows(town)
    await town.close()
    again = open_town(tmp_path)
    assert all_rows(again) == before
    assert again.copies.keys() == town.copies.keys()
    await again.close()


async def served(folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    """A server process on this folder, and its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox", "--port", "0", "--data", str(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    return process, line.split()[3]


async def test_kill_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    town = open_town(tmp_path)
    bot = town.add_bot("desk_bot")
    person = town.add_person("Editor")
    person.start(bot)
    await town.close()
    answered: list[int] = []
    for _ in range(2):
        process, url = await served(tmp_path)
        async with aiohttp.ClientSession() as session:
            send = f"{url}/bot{bot.token}/sendMessage"
            before = len(answered)
            enough = asyncio.Event()

            async def write(
                send: str = send,
                session: aiohttp.ClientSession = session,
                before: int = before,
                enough: asyncio.Event = enough,
            ) -> None:
                while True:
                    async with session.post(send, json={"chat_id": person.id, "text": "x"}) as answer:
                        answered.append((await answer.json())["result"]["message_id"])
                        if len(answered) >= before + 30:
                            enough.set()

            task = asyncio.create_task(write())
            await enough.wait()
            process.send_signal(signal.SIGKILL)
            await process.wait()
            await asyncio.gather(task, return_exceptions=True)
    assert len(set(answered)) == len(answered)
    again = open_town(tmp_path)
    chat = again.people[person.id].chat_with(again.bots[bot.id])
    assert set(answered) <= set(chat.messages)
    await again.close()
