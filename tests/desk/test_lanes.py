"""Lanes: in order within one, side by side between them, failures told and nothing lost by them."""

import asyncio

import pytest

from desk.lanes import Lanes


async def test_a_lane_that_hangs_delays_no_other() -> None:
    lanes, hang, done = Lanes(), asyncio.Event(), list[str]()

    async def slow() -> None:
        await hang.wait()
        done.append("slow")

    async def quick(name: str) -> None:
        done.append(name)

    lanes.add(1, slow)
    lanes.add(1, lambda: quick("after slow"))
    lanes.add(2, lambda: quick("other"))
    await asyncio.sleep(0)
    assert done == ["other"]
    hang.set()
    await lanes.settled()
    assert done == ["other", "slow", "after slow"]


async def test_a_failure_is_told_once_and_the_rest_is_done() -> None:
    lanes, done = Lanes(), list[str]()

    async def fails() -> None:
        raise ValueError("broken")

    async def works() -> None:
        done.append("done")

    lanes.add(1, fails)
    lanes.add(1, works)
    with pytest.raises(ValueError, match="broken"):
        await lanes.settled()
    assert done == ["done"]
    await lanes.settled()
