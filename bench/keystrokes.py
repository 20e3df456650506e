"""CPU seconds of the language server for one keystroke in a file of 2,000 rows: taking over the edit, judging, printing.

Part of `make bench`, or `python bench/keystrokes.py [--rows 2000] [--keys 30]`. Measured inside a server process, through its
own handlers, with the whole answer written as the protocol has it; the look at the whole file after a pause stands apart.
"""

import argparse
import asyncio
import gc
import io
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from lsprotocol import types
from tables import write_one_file

from jixiao_lint.config.files import Given
from jixiao_lint.lsp.server import Server
from jixiao_lint.lsp.settings import Settings
from jixiao_lint.options import Options

_ROWS_OF_A_TABLE = 6
# Seconds after the last keystroke; long enough that all keys are typed before.
_PAUSE = 20


class Written:
    """The client's end: what is written is counted and thrown away."""

    def __init__(self) -> None:
        self.bytes = 0
        self.close = io.BytesIO().close

    def write(self, data: bytes) -> None:
        """Take what the server writes."""
        self.bytes += len(data)


async def measure(path: Path, keys: int) -> None:
    """Type characters into a value in the middle of the file and print what each costs."""
    text = path.read_text("utf-8")
    server = Server(Settings(Options(Given(isolated=True)), pause=_PAUSE))
    client = Written()
    protocol: Any = server.protocol.protocol
    protocol.set_writer(client)
    _initialize(protocol, path)
    uri = path.as_uri()
    begin = time.process_time()
    item = types.TextDocumentItem(uri, "yaml", 1, text)
    protocol.workspace.put_text_document(item)
    server.did_open(types.DidOpenTextDocumentParams(item))
    while client.bytes == 0:
        await asyncio.sleep(0.05)
    print(f"| opening, the whole file | {time.process_time() - begin:.3f} |")
    at = text.index("指标值: ", len(text) // 2)
    line, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1 + len("指标值: ")
    costs = []
    for key in range(keys):
        where = types.Position(line, column + key)
        change = types.TextDocumentContentChangePartial(types.Range(where, where), "9")
        document = types.VersionedTextDocumentIdentifier(key + 2, uri)
        message = types.DidChangeTextDocumentParams(document, [change])
        before, begin = client.bytes, time.process_time()
        protocol.workspace.update_text_document(document, change)
        server.did_change(message)
        costs.append(time.process_time() - begin)
        if client.bytes == before:
            raise SystemExit("a keystroke told the client nothing")
    print(f"| one keystroke, middle of {keys} | {median(costs):.3f} |")
    print(f"| one keystroke, dearest of {keys} | {max(costs):.3f} |")
    begin, before = time.process_time(), client.bytes
    while client.bytes == before:
        await asyncio.sleep(0.05)
    print(f"| the whole file after a pause, one table edited | {time.process_time() - begin:.3f} |")
    server.shut_down()


def _initialize(protocol: Any, path: Path) -> None:
    params = types.InitializeParams(types.ClientCapabilities(), root_uri=path.parent.as_uri())
    steps = protocol.lsp_initialize(params)
    try:
        handler, arguments, _ = next(steps)
        handler(*arguments)
        next(steps)
    except StopIteration:
        pass


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--keys", type=int, default=30)
    wanted = parser.parse_args()
    gc.set_threshold(200_000)  # as the command does
    with TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "绩效目标.yaml"
        write_one_file(path, -(-wanted.rows // _ROWS_OF_A_TABLE))
        print(f"### The language server, one YAML file of {wanted.rows} rows\n\n| | CPU s |\n| - | -: |")
        asyncio.run(measure(path, wanted.keys))


if __name__ == "__main__":
    main()
