"""Whose turn it is, without a server."""

import asyncio

import pytest

from jixiao_lint.web.turns import FullError, Turns


async def _work(turns: Turns, who: str, began: list[str], until: asyncio.Event) -> None:
    async with turns.turn(who):
        began.append(who)
        await until.wait()


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_one_never_holds_all_places() -> None:
    async def scene() -> list[str]:
        turns, began, end = Turns(3), list[str](), asyncio.Event()
        many = [asyncio.create_task(_work(turns, "一个人", began, end)) for _ in range(10)]
        await _settle()
        one = asyncio.create_task(_work(turns, "另一个", began, end))
        await _settle()
        seen = list(began)
        end.set()
        await asyncio.gather(*many, one)
        return seen

    assert asyncio.run(scene()) == ["一个人", "一个人", "另一个"]


def test_who_holds_the_fewest_is_next() -> None:
    async def scene() -> list[str]:
        turns, began = Turns(3), list[str]()
        soon, later = asyncio.Event(), asyncio.Event()
        begins = (("甲", later), ("乙", later), ("丁", soon), ("甲", later), ("丙", later))
        tasks = []
        for who, until in begins:
            tasks.append(asyncio.create_task(_work(turns, who, began, until)))
            await _settle()
        soon.set()
        await _settle()
        seen = list(began)
        later.set()
        await asyncio.gather(*tasks)
        return seen

    assert asyncio.run(scene()) == ["甲", "乙", "丁", "丙"]


def test_who_goes_while_waiting_or_working_gives_the_place_back() -> None:
    async def scene() -> list[str]:
        turns, began, never = Turns(1), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(_work(turns, who, began, never)) for who in ("甲", "乙", "丙")]
        await _settle()
        tasks[1].cancel()
        await _settle()
        tasks[0].cancel()
        await _settle()
        tasks[2].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return began

    assert asyncio.run(scene()) == ["甲", "丙"]


def test_too_many_are_sent_away() -> None:
    async def scene() -> None:
        turns, began, end = Turns(1), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(_work(turns, "甲", began, end)) for _ in range(501)]
        await _settle()
        with pytest.raises(FullError):
            await _work(turns, "乙", began, end)
        end.set()
        await asyncio.gather(*tasks)
        assert len(began) == 501

    asyncio.run(scene())
