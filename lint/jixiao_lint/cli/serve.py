"""`jixiao serve`: the page in a browser of this machine, with the speed of the command."""

import os
from argparse import Namespace
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.given import given_options
from jixiao_lint.cli.streams import say, tell

if TYPE_CHECKING:
    from jixiao_lint.web.gate import Door

_NEEDED = ("starlette", "uvicorn", "jinja2", "xlsxwriter")


def run(arguments: Namespace) -> int:
    """Serve until it is ended, by Ctrl+C or by a signal."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise Failure(f"没有安装网页服务要用的 {'、'.join(missing)}，请运行 pip install 'jixiao-lint[web]'")
    from jixiao_lint.rulebook import Rulebook
    from jixiao_lint.web.listen import Listening

    options = given_options(arguments)._replace(jobs=1)
    if options.given.config is None:  # nothing that lies above a temporary folder is a configuration of ours
        options = options._replace(given=options.given._replace(isolated=True))
    rulebook = Rulebook(options)  # a mistake in the options is told before anything is served
    rulebook.chosen(rulebook.choice("样表.csv"))
    places = arguments.jobs or os.cpu_count() or 1
    try:
        listening = Listening(options, arguments.host, arguments.port, places)
    except (OSError, OverflowError) as error:
        reason = why(error) if isinstance(error, OSError) else "没有这个端口"
        raise Failure(f"不能在 {arguments.host} 的端口 {arguments.port} 上服务：{reason}") from error
    with suppress(KeyboardInterrupt):
        _announce(listening.door, opens=arguments.open)
        listening.serve()
    return 0


def _announce(door: "Door", *, opens: bool) -> None:
    say(f"请用浏览器打开（整个网址）：\n  {door.address}\n按 Ctrl+C 结束。文件不保存，查完就从临时文件夹里删掉。\n")
    if not door.is_local:
        tell("jixiao: 别的机器也能打开（网址里的主机写这台机器的 IP 地址），传输不加密；知道整个网址的人都能用")
    if opens:
        import webbrowser

        webbrowser.open(door.address)
