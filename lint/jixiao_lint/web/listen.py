"""The server on its port, from the first to the last request."""

import logging
import signal
import socket
import warnings
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
        app = application(Workroom(options, places), self.door, self.end)
        self._server = Server(
            Config(
                app,
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
        )

    def end(self, *_: object) -> None:
        """Let it end, when what was begun has been answered."""
        self._server.should_exit = True

    def serve(self) -> None:
        """Answer until it is ended. Nothing of what is asked is logged."""
        logging.disable(logging.CRITICAL)  # an error's text may hold what is in a file
        for name in ("SIGTERM", "SIGHUP"):  # with a closed window, too, the folder is emptied
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self.end)
        # Interrupted before its loop runs, the server leaves its coroutine unawaited; whoever changed his mind need not hear it.
        warnings.filterwarnings("ignore", r"coroutine .* was never awaited", RuntimeWarning)
        self._server.run(sockets=[self._socket])
