"""The schema of target files in the real yaml-language-server: what an editor that speaks LSP shows.

`npm install yaml-language-server` in some folder, then `python tests/editor_schema.py FOLDER`. Node is not needed by `make test`:
there the schema is held against the reader and the vocabulary (test_schema.py); this shows that an editor makes of it what we mean.
"""

import json
import subprocess
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

_WORKSPACE = "工作区"


class Editor:
    """The part of an editor that asks the server about one text."""

    def __init__(self, server: Path, schema: str) -> None:
        """Start the server and hand it the schema."""
        self._process = subprocess.Popen(
            ["node", str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._numbers = count(1)
        self._settings = {"yaml": {"schemas": {schema: "*.yaml"}, "validate": True, "completion": True}}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": self._settings}})

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """What the server says is wrong with a text."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self._receive()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri:
                found: list[dict[str, Any]] = params["diagnostics"]
                return found

    def complete(self, uri: str, line: int, character: int) -> list[str]:
        """The labels that are offered at a place."""
        position = {"line": line, "character": character}
        answer = self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        return [item["label"] for item in answer["items"]]

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request, and wait for its answer."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = _there(self._process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; a question of the server is answered on the way."""
        stream, length = _there(self._process.stdout), 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(stream.read(length))
        if "id" in message and "method" in message:
            asks_settings = message["method"] == "workspace/configuration"
            wanted = message["params"]["items"] if asks_settings else []
            answer = [self._settings.get(item["section"]) for item in wanted] if asks_settings else None
            self._send({"id": message["id"], "result": answer})
        return message


_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
}


def _there(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def main(folder: str) -> None:
    """Ask the server what a writer of target files would see, and say what is missing."""
    server = Path(folder) / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    made = subprocess.run([sys.executable, "-m", "jixiao_lint", "schema", "target"], capture_output=True, check=True)
    with TemporaryDirectory() as place:
        schema = Path(place) / "target.schema.json"
        schema.write_bytes(made.stdout)
        editor = Editor(server, schema.as_uri())
        try:
            _try(editor)
        finally:
            editor.close()


def _try(editor: Editor) -> None:
    right = "项目名称: 甲\n指标:\n- 一级指标: 产出指标\n  三级指标: 次数\n  指标值: ≥1次\n"
    _expect("a right file has no complaint", [], editor.open("file:///right.yaml", right))
    wrong = editor.open("file:///wrong.yaml", right.replace("三级指标", "三级指示"))
    _expect("an unknown key is reported", True, any("三级指示" in each["message"] for each in wrong))
    lacking = editor.open("file:///lacking.yaml", "项目名称: 甲\n指标:\n- 三级指标: 次数\n")
    _expect("a missing key is reported", True, any("指标值" in each["message"] for each in lacking))
    editor.open("file:///levels.yaml", "项目名称: 甲\n指标:\n- 一级指标: \n")
    levels = editor.complete("file:///levels.yaml", 2, 8)
    _expect("the levels are offered", True, {"产出指标", "效益指标", "满意度指标", "成本指标"} <= set(levels))
    editor.open("file:///units.yaml", "项目名称: 甲\n指标:\n- 计量单位: \n")
    units = editor.complete("file:///units.yaml", 2, 8)
    _expect("the units are offered", set(), {"万元", "平方米", "人次", "小时"} - set(units))
    editor.open("file:///rows.yaml", "项目名称: 甲\n指标:\n- \n")
    rows = editor.complete("file:///rows.yaml", 2, 2)
    _expect("a whole row is offered", True, any(label.startswith("一条指标") for label in rows))
    _expect("and so are its keys", True, {"一级指标", "指标值"} <= set(rows))


def _expect(what: str, wanted: object, found: object) -> None:
    if wanted != found:
        sys.exit(f"not so: {what}: {found}")
    print(f"ok: {what}")


if __name__ == "__main__":
    main(sys.argv[1])
