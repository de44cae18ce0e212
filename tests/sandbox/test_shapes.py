"""What the town says has the shapes of the Bot API."""

from bot.sandbox.town import Town
from tests.sandbox.busy_day import ALL, busy_day


async def test_busy_day(town: Town) -> None:
    updates = await busy_day(town)
    assert {name for update in updates for name in update} == {"update_id", *ALL}
