"""The server on its port, from the first to the last request."""

import logging
import signal
import socket
from secrets import token_urlsafe

from uvicorn import Config, Server

from jixiao_lint.options import Options
from jixiao_lint.web.gate import Door
from jixiao_lint.web.routes import application
from jixiao_lint.web.workroom import Workroom

_MOST_CONNECTIONS = 1000
_SECONDS_TO_END = 2


class Listening:
    """A server that has its port, and has not begun."""

    def __init__(self, options: Options, host: str, port: int, places: int) -> None:
        """Take the port, or any where it is 0. Raises OSError where it cannot be had."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, port), family=family)
        self.door = Door(host, self._socket.getsockname()[1], token_urlsafe(24))
        self._app = application(Workroom(options, places), self.door)

    def serve(self) -> None:
        """Answer until a signal ends it. Nothing of what is asked is logged."""
        config = Config(
            self._app,
            http="h11",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
        logging.disable(logging.CRITICAL)  # an error's text may hold what is in a file
        server = Server(config)

        def end(*_: object) -> None:
            server.should_exit = True

        for name in ("SIGTERM", "SIGHUP"):  # with a closed window, too, the folder is emptied
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), end)
        server.run(sockets=[self._socket])
