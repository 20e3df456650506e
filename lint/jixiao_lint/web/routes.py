"""What there is: the page with its scripts, and what can be asked about a file."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jixiao_lint.page.answer import WISHES
from jixiao_lint.page.static_files import StaticFile, static_files
from jixiao_lint.page.template import index
from jixiao_lint.readers.format import converted_endings
from jixiao_lint.web.gate import Door, Gate
from jixiao_lint.web.hand import LostError
from jixiao_lint.web.openapi import description
from jixiao_lint.web.refusal import refusal
from jixiao_lint.web.turns import FullError
from jixiao_lint.web.upload import LARGEST, TooLargeError, TooSlowError, taken_in
from jixiao_lint.web.workroom import Workroom

_Answer = Callable[[Request], Coroutine[Any, Any, Response]]
_LONGEST_NAME = 1000
_AGAIN = {"Retry-After": "2"}


def application(room: Workroom, door: Door, end: Callable[[], None]) -> Gate:
    """The server behind its gate. `end` ends it: where nobody but the user of this machine gets in, the page may ask for that."""

    @asynccontextmanager
    async def opened(app: Starlette) -> AsyncIterator[None]:
        del app
        await room.open()
        try:
            yield
        finally:
            await room.close()

    pages = [
        Route("/", _given(_index(door.is_local))),
        *(Route(f"/{file.name}", _given(file)) for file in static_files()),
    ]
    asks = [Route(f"/api/{wish}", _asked(room, wish), methods=["POST"]) for wish in WISHES]
    told = [
        Route("/api/openapi.json", _told(description(LARGEST))),
        Route("/api/about", _told({"largest": LARGEST, "converted": sorted(converted_endings())})),
    ]
    ends = [Route("/api/end", _ended(end), methods=["POST"])] if door.is_local else []
    return Gate(Starlette(routes=[*pages, *asks, *told, *ends], lifespan=opened), door)


def _index(can_end: bool) -> StaticFile:
    return StaticFile("", "text/html; charset=utf-8", index("server", can_end=can_end).encode())


def _ended(end: Callable[[], None]) -> _Answer:
    async def answer(request: Request) -> Response:
        del request
        end()
        return Response(status_code=204)

    return answer


def _given(file: StaticFile) -> _Answer:
    async def answer(request: Request) -> Response:
        del request
        return Response(file.data, media_type=file.media)

    return answer


def _told(content: dict[str, Any]) -> _Answer:
    async def answer(request: Request) -> Response:
        del request
        return JSONResponse(content)

    return answer


def _asked(room: Workroom, wish: str) -> _Answer:
    async def answer(request: Request) -> Response:
        try:
            return await _worked_out(room, wish, request)
        except TooLargeError:
            return refusal(413, f"文件超过 {LARGEST // 1024 // 1024} MB，没有读")
        except (TooSlowError, ClientDisconnect):
            return refusal(408, "文件没有传完，请再试一次")
        except FullError:
            return refusal(503, "现在排队的文件太多，请过一会儿再试", _AGAIN)
        except LostError:
            return refusal(504, "这个文件用的时间太长，或者检查它的程序中途退出，没有查完")
        except OSError:
            return refusal(507, "临时文件夹写不下了，没有查")

    return answer


async def _worked_out(room: Workroom, wish: str, request: Request) -> Response:
    name = request.query_params.get("name", "")
    if not name or len(name) > _LONGEST_NAME:
        return refusal(400, "请在 name 里写明文件名，检查要靠它认出格式")
    if int(request.headers.get("content-length", "0")) > LARGEST:
        raise TooLargeError
    with room.folder() as folder:
        file = await taken_in(request.stream(), folder, name)
        who = request.headers.get("x-jixiao-visitor") or (request.client.host if request.client else "")
        answer = await _while_wanted(request, room.done(wish, file, who))
    if answer is None:
        return Response(status_code=204)
    return Response(answer, media_type=WISHES[wish].media)


async def _while_wanted(request: Request, work: Coroutine[Any, Any, bytes | None]) -> bytes | None:
    """The answer; the work is stopped when nobody waits for it any more. Raises ClientDisconnect."""
    working = asyncio.create_task(work)
    leaving = asyncio.ensure_future(request.receive())  # all was received: what comes now is that the other side went
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientDisconnect
    finally:
        leaving.cancel()
        working.cancel()
        await asyncio.wait((working, leaving))
