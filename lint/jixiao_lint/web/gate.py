"""Who is let in: pages of this server alone, asked for by its own name, and whoever knows the token."""

import ipaddress
from hmac import compare_digest
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jixiao_grammar.record import Record
from jixiao_lint.web.refusal import refusal

_LOCAL = ("localhost", "127.0.0.1", "::1")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)


class Door(Record):
    """Where the server listens, and the word that opens it."""

    host: str
    port: int
    token: str

    @property
    def address(self) -> str:
        """What is typed into a browser. The token stands behind #, which no browser sends or hands on to another page."""
        here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(
            self.host, self.host
        )  # every address of this machine is none to go to
        host = f"[{here}]" if ":" in here else here
        return f"http://{host}:{self.port}/#{self.token}"

    @property
    def is_local(self) -> bool:
        """True where only this machine gets in."""
        return self.host == "localhost" or (_is_address(self.host) and ipaddress.ip_address(self.host).is_loopback)

    def is_own(self, host: str) -> bool:
        """True for a name of this server. Where other machines are let in, every address is: only a name can be led elsewhere."""
        try:
            asked = urlsplit(f"//{host}")
            name, port = asked.hostname or "", asked.port or 80
        except ValueError:
            return False
        if port != self.port or asked.path or asked.username is not None:
            return False
        return name in (*_LOCAL, self.host) or (not self.is_local and _is_address(name))


class Gate:
    """Looks at each request before anybody else does, and sends safe headers with each answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        """`app` is what lies behind."""
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or have it answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        refused = self._refused(Headers(scope=scope), scope)
        await (self._app if refused is None else refused)(scope, receive, send_safely)

    def _refused(self, headers: Headers, scope: Scope) -> ASGIApp | None:
        if len(headers.getlist("host")) != 1 or not self._door.is_own(headers["host"]):
            return refusal(421, "这个网址不是 jixiao serve 显示的网址")
        if any(not self._is_own_origin(origin) for origin in headers.getlist("origin")):
            return refusal(403, "别的网站不能使用这个服务")
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and scope["path"] != "/":
            return refusal(403, "别的网站不能使用这个服务")
        if scope["path"].startswith("/api/") and not self._knows_the_token(headers):
            return refusal(401, "网址不完整：请用 jixiao serve 显示的整个网址打开（# 后面的也要）")
        return None

    def _is_own_origin(self, origin: str) -> bool:
        scheme, _, host = origin.partition("://")
        return scheme == "http" and self._door.is_own(host)

    def _knows_the_token(self, headers: Headers) -> bool:
        kind, _, token = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and compare_digest(token.strip().encode(), self._door.token.encode())


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
