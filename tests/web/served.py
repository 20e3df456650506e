"""A real `jixiao serve` of its own process, and what a client does with it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Served(NamedTuple):
    """A server that runs; `folder` is where temporary files of it lie."""

    process: subprocess.Popen[str]
    port: int
    token: str
    folder: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/#{self.token}"

    def ask(self, wish: str, name: str, data: bytes, **headers: str) -> Reply:
        return self.request("POST", f"/api/{wish}?name={quote(name)}", data, **headers)

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        """With the token and an ordinary Host, unless `headers` (in which _ stands for -) say otherwise; "" leaves one out."""
        given = {"Authorization": f"Bearer {self.token}", "Host": f"127.0.0.1:{self.port}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        line = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            line.putrequest(method, path, skip_host=True)
            for name, value in given.items():
                if value:
                    line.putheader(name, value)
            if body is not None:
                line.putheader("Content-Length", str(len(body)))
            line.endheaders(body)
            response = line.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            line.close()

    def left(self) -> list[str]:
        """What lies in the folder of the server, beside the folder itself."""
        return [str(path.relative_to(self.folder)) for path in self.folder.glob("jixiao-*/**/*")]


@contextmanager
def serving(folder: Path, *options: str, start_new_session: bool = False) -> Iterator[Served]:
    """A server whose temporary files lie in `folder`."""
    command = [sys.executable, "-P", "-m", "jixiao_lint", "serve", *options]
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        cwd=folder,
        start_new_session=start_new_session,
    )
    try:
        yield Served(process, *told(process), folder)
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout:
            process.stdout.close()


def told(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The port and the token, from what the command prints."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        address = re.search(r"http://[^ ]*:(\d+)/#(\S+)", line)
        if address:
            process.stdout.readline()
            return int(address[1]), address[2]
    raise AssertionError(said)


def slow_table(rows: int = 100_000) -> bytes:
    """A table so long that it takes more time than any file may."""
    lines = ["项目名称,甲,,", "一级指标,二级指标,三级指标,指标值"]
    lines += [f"产出指标,数量指标,修复第{row}段管网长度,≥{row}公里" for row in range(rows)]
    return "\n".join(lines).encode()
