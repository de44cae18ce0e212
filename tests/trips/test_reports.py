"""Reports come once: where no picture can be drawn, and where clocks change while the desk is restarted."""

from __future__ import annotations

from datetime import UTC, datetime

from desk.errors import Refused
from desk.model.stats import Span
from handlers.charting.pictures import DrawnHere
from handlers.charting.sheet import Sheet
from tests.day import Day

HOUR = 3600.0
DAY = 24 * HOUR
MINUTE = 60.0


class WornOut(DrawnHere):
    """Draws only after it has failed so many times."""

    def __init__(self, failures: int) -> None:
        super().__init__()
        self.failures = failures
        self.asked = 0

    async def draw(self, sheet: Sheet) -> bytes:
        self.asked += 1
        if self.asked <= self.failures:
            raise Refused("picture_failed")
        return await super().draw(sheet)


async def a_week_goes_by(day: Day, failures: int) -> WornOut:
    """A report for Monday at nine is due, and nothing draws it."""
    await day.desk.timetabling.add(day.owner.id, 0, 540, Span.WEEK)
    drawing = day.app.notifier.painter.drawing = WornOut(failures)
    await day.goes_on(7 * DAY - 2 * HOUR)
    return drawing


def told(day: Day) -> list[str]:
    return [m.text for m in day.chat(day.owner).messages.values() if "against the 7 days before" in m.text]


async def test_a_picture_that_cannot_be_drawn_is_tried_again_and_comes_once(day: Day) -> None:
    drawing = await a_week_goes_by(day, failures=2)
    assert (drawing.asked, told(day)) == (1, [])
    for _ in range(4):
        await day.goes_on(60)
    assert drawing.asked == 3
    assert len(told(day)) == 1
    assert "photo" in day.last(day.owner).content


async def test_after_the_last_try_the_report_comes_in_words_with_the_reason(day: Day) -> None:
    drawing = await a_week_goes_by(day, failures=10**6)
    await day.says(day.editor, "/plan")  # the others are served meanwhile
    assert day.sees(day.editor) != "/plan"
    for _ in range(9):
        await day.goes_on(60)
    assert drawing.asked == 5
    [text] = told(day)
    assert "photo" not in day.last(day.owner).content
    assert text.endswith("The picture could not be drawn in 5 tries. /stats tries again.")
    assert "Followers: 3" in text
    await day.restart()
    await day.goes_on(5 * DAY)
    assert len(told(day)) == 1


async def test_what_is_tried_again_outlives_a_restart(day: Day) -> None:
    await a_week_goes_by(day, failures=10**6)
    await day.restart()
    await day.goes_on(MINUTE)
    assert len(told(day)) == 1
    assert "photo" in day.last(day.owner).content


async def reaches(day: Day, at: datetime) -> None:
    await day.goes_on((at - day.now).total_seconds())


async def test_an_hour_that_is_skipped_and_one_that_comes_twice_each_bring_one_report(day: Day) -> None:
    """Athens: 3:30 on Sundays; on 28 March 2027 three o'clock is four, on 31 October 2027 it is 3:30 twice."""
    await day.desk.timetabling.add(day.owner.id, 6, 210, Span.WEEK)
    await reaches(day, datetime(2027, 3, 27, 12, tzinfo=UTC))
    before = len(told(day))
    await reaches(day, datetime(2027, 3, 28, 0, 59, tzinfo=UTC))
    assert len(told(day)) == before
    await day.restart()
    await reaches(day, datetime(2027, 3, 28, 1, 0, tzinfo=UTC))  # 4:00, the first minute after the gap
    assert len(told(day)) == before + 1
    await day.restart()
    await reaches(day, datetime(2027, 4, 3, tzinfo=UTC))
    assert len(told(day)) == before + 1
    await reaches(day, datetime(2027, 10, 30, tzinfo=UTC))
    before = len(told(day))
    await reaches(day, datetime(2027, 10, 31, 0, 30, tzinfo=UTC))  # 3:30, for the first time
    assert len(told(day)) == before + 1
    await day.restart()
    await reaches(day, datetime(2027, 10, 31, 1, 30, tzinfo=UTC))  # 3:30 again
    await reaches(day, datetime(2027, 11, 6, tzinfo=UTC))
    assert len(told(day)) == before + 1
