"""`jixiao serve` as a browser and as a program meet it: a real server, and nothing that it keeps."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from jixiao_lint.page.answer import WISHES
from web.served import Reply, Served, serving, slow_table

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "fixtures" / "samples").iterdir())
WORD = ROOT / "fixtures" / "samples" / "targets.docx"
CSV = ROOT / "fixtures" / "samples" / "targets.csv"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("serve")) as server:
        yield server


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_format_gives_the_report_of_the_command(served: Served, sample: Path, tmp_path: Path) -> None:
    shutil.copy(sample, tmp_path)
    command = [
        sys.executable,
        "-P",
        "-m",
        "jixiao_lint",
        "check",
        sample.name,
        "--isolated",
        "--level",
        "info",
        "--json",
    ]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
    assert served.ask("report", sample.name, sample.read_bytes()).body.decode() == told.decode()


def test_what_is_shown_is_what_was_found(served: Served) -> None:
    answer = served.ask("answer", WORD.name, WORD.read_bytes()).json()
    report = served.ask("report", WORD.name, WORD.read_bytes()).json()
    (file,) = answer["files"]
    shown = len(file["about"]) + sum(remark["count"] for remark in file["remarks"])
    shown += sum(len(cell["reasons"]) for table in file["tables"] for cell in table["cells"])
    assert shown == len(report["findings"]) > 0


def test_copies_are_files_of_their_kind_or_nothing(served: Served) -> None:
    for wish in ("annotated", "opinion", "work-list"):
        names = ZipFile(BytesIO(served.ask(wish, WORD.name, WORD.read_bytes()).body)).namelist()
        assert "[Content_Types].xml" in names
    clean = ROOT / "fixtures" / "ok" / "信息系统运维.yaml"
    assert served.ask("fixed", clean.name, clean.read_bytes()).status == 204
    assert served.ask("annotated", CSV.name, CSV.read_bytes()).status == 204


def test_files_in_an_archive_are_shown_one_by_one(served: Served) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.write(WORD, "一/目标.docx")
        archive.write(CSV, "二/目标.csv")
    files = served.ask("answer", "都在这里.zip", packed.getvalue()).json()["files"]
    assert [(file["name"], len(file["tables"])) for file in files] == [
        ("都在这里.zip!一/目标.docx", 12),
        ("都在这里.zip!二/目标.csv", 12),
    ]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:{port}@evil.example"}, 421),
        ({"Host": ""}, 400),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Authorization": ""}, 401),
        ({"Authorization": "Bearer "}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Bearer 令牌"}, 401),
        ({"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Host": "localhost:{port}"}, 200),
    ],
)
def test_only_its_own_pages_and_who_knows_the_token_get_in(
    served: Served, headers: dict[str, str], status: int
) -> None:
    given = {name: value.format(port=served.port).encode().decode("latin-1") for name, value in headers.items()}
    reply = served.ask("report", CSV.name, CSV.read_bytes(), **given)
    assert reply.status == status
    assert (b"findings" in reply.body) == (status == 200)


def test_foreign_names_do_not_even_get_the_page(served: Served) -> None:
    assert served.request("GET", "/", Host="evil.example").status == 421
    assert served.request("GET", "/page.js", Origin="http://evil.example").status == 403
    assert served.request("GET", "/", Authorization="").status == 200


def test_safe_headers_on_every_answer(served: Served) -> None:
    for reply in (served.request("GET", "/"), served.request("GET", "/none"), served.ask("answer", "a.csv", b"")):
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in reply.headers
        assert "server" not in reply.headers


def test_a_name_leads_nowhere_else(served: Served) -> None:
    outside = served.folder / "escape.csv"
    for name in (
        "../../escape.csv",
        "..\\escape.csv",
        str(outside),
        ".",
        "..",
        "a\0.csv",
        "长" * 300 + ".csv",
        "~$a.csv",
    ):
        assert served.ask("report", name, CSV.read_bytes()).status == 200
    assert not outside.exists()
    assert served.left() == []


def test_too_large_and_nameless_files_are_told_in_a_sentence(served: Served) -> None:
    with begun(served, "a.csv", "Content-Length: 60000000") as line:
        reply = line.makefile("rb").read()
    assert reply.startswith(b"HTTP/1.1 413 ")
    assert "文件超过 50 MB，没有读" in reply.decode()
    assert served.ask("report", "", b"a").status == 400
    assert served.left() == []


def test_a_file_without_a_length_is_cut_off_where_it_is_too_large(served: Served) -> None:
    piece = b"%x\r\n" % 1_000_000 + b"a" * 1_000_000 + b"\r\n"
    with begun(served, "a.csv", "Transfer-Encoding: chunked") as line:
        with suppress(OSError):  # the server does not wait for the rest
            for _ in range(60):
                line.sendall(piece)
        reply = line.makefile("rb").read(12)
    assert reply == b"HTTP/1.1 413"
    assert served.left() == []


def test_who_goes_takes_his_file_along(served: Served) -> None:
    """Of a file for which nobody waits any more nothing is left, and nothing works on it."""
    bomb = slow_table()
    with begun(served, "很长.csv", f"Content-Length: {len(bomb)}") as line:
        line.sendall(bomb)
        wait_until(lambda: bool(served.left()))
        time.sleep(1)
    wait_until(lambda: served.left() == [])
    begins = time.monotonic()
    assert served.ask("report", CSV.name, CSV.read_bytes()).status == 200
    assert time.monotonic() - begins < 10


def test_half_a_file_is_not_kept(served: Served) -> None:
    with begun(served, "半.csv", "Content-Length: 1000") as line:
        line.sendall(b"a" * 500)
        wait_until(lambda: bool(served.left()))
    wait_until(lambda: served.left() == [])


def test_answers_are_what_the_description_says(served: Served) -> None:
    described = served.request("GET", "/api/openapi.json").json()
    assert set(described["paths"]) == {f"/api/{wish}" for wish in (*WISHES, "about", "openapi.json", "end")}
    answer = served.ask("answer", WORD.name, WORD.read_bytes()).json()
    schema = {**described["components"]["schemas"]["Answer"], "components": described["components"]}
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
    answer["files"][0]["tables"][0]["cells"][0]["reasons"][0]["severity"] = 3
    assert not Draft202012Validator(schema).is_valid(answer)
    problem = {**described["components"]["schemas"]["Problem"]}
    Draft202012Validator(problem).validate(served.ask("report", "", b"a").json())


def test_nobody_waits_more_than_its_share(tmp_path: Path) -> None:
    """Twenty at once, one of them with a file that takes all the time there is: it is told, and the others are not held up."""
    with serving(tmp_path, "--file-seconds", "6") as served, ThreadPoolExecutor(20) as clients:

        def ask(number: int) -> tuple[int, float, Reply]:
            data = slow_table() if number == 0 else CSV.read_bytes()
            reply = served.ask("report", f"{number}.csv", data, X_Jixiao_Visitor=str(number))
            return number, time.monotonic(), reply

        replies = list(clients.map(ask, range(20)))
        assert served.left() == []
    bomb, *others = replies
    assert [found["code"] for found in bomb[2].json()["findings"]] == ["FIL008"]
    assert {reply.status for _, _, reply in others} == {200}
    assert len({tuple(found["message"] for found in reply.json()["findings"]) for _, _, reply in others}) == 1
    assert max(ended for _, ended, _ in others) < bomb[1]


def test_one_who_asks_for_everything_leaves_room_for_another(tmp_path: Path) -> None:
    with serving(tmp_path, "-j", "2", "--file-seconds", "2") as served, ThreadPoolExecutor(8) as clients:
        bombs = [
            clients.submit(served.ask, "report", f"{number}.csv", slow_table(), X_Jixiao_Visitor="one")
            for number in range(4)
        ]
        wait_until(lambda: len(served.left()) >= 2)
        replies = [served.ask("report", CSV.name, CSV.read_bytes(), X_Jixiao_Visitor="another") for _ in range(3)]
        assert [reply.status for reply in replies] == [200, 200, 200]
        assert sum(bomb.done() for bomb in bombs) < 3


def test_the_page_may_end_it(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        assert served.request("POST", "/api/end", b"", Authorization="").status == 401
        assert served.request("GET", "/api/end").status == 405
        assert served.request("POST", "/api/end", b"").status == 204
        assert served.process.wait(20) == 0
    assert list(tmp_path.iterdir()) == []


def test_where_others_get_in_nobody_ends_it_for_them(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0") as served:
        assert served.request("POST", "/api/end", b"").status == 404
        assert b'id="end"' not in served.request("GET", "/").body
        assert served.ask("report", CSV.name, CSV.read_bytes(), Host=f"10.0.0.1:{served.port}").status == 200
        assert served.ask("report", CSV.name, CSV.read_bytes(), Host=f"led.elsewhere:{served.port}").status == 421


@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_nothing_is_left_and_nothing_was_told_when_it_ends(tmp_path: Path, end: str) -> None:
    with serving(tmp_path) as served, ThreadPoolExecutor(1) as clients:
        served.ask("answer", "保密的名字.csv", CSV.read_bytes())
        served.ask("answer", "保密的名字.docx", "PK\x03\x04保密的内容".encode())
        served.ask("answer", "保密的名字.csv", b"a", Origin="null")
        lost = clients.submit(served.ask, "answer", "保密的名字.csv", slow_table())
        wait_until(lambda: bool(served.left()))
        served.process.send_signal(getattr(signal, end))
        assert served.process.wait(20) == 0
        with suppress(OSError, HTTPException):
            assert lost.result().status >= 500
        assert served.process.stdout
        assert served.process.stdout.read() == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("moment", [0.0, 0.2, 0.5, 1.0])
def test_who_changes_his_mind_at_once_sees_no_traceback(tmp_path: Path, moment: float) -> None:
    """Ctrl+C goes to every process of the terminal."""
    with serving(tmp_path, start_new_session=True) as served:
        time.sleep(moment)
        os.killpg(served.process.pid, signal.SIGINT)
        assert served.process.wait(20) == 0
        assert served.process.stdout
        assert served.process.stdout.read() == ""
    assert list(tmp_path.iterdir()) == []


def test_even_when_it_is_killed_the_folder_is_emptied(tmp_path: Path) -> None:
    with serving(tmp_path) as served, ThreadPoolExecutor(1) as clients:
        clients.submit(served.ask, "answer", "很长.csv", slow_table())
        wait_until(lambda: bool(served.left()))
        served.process.kill()
        served.process.wait()
        wait_until(lambda: list(tmp_path.iterdir()) == [], seconds=40)


def test_the_folder_is_closed_to_others(served: Served) -> None:
    assert served.ask("report", CSV.name, CSV.read_bytes()).status == 200
    (folder,) = served.folder.glob("jixiao-serve-*")
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--port", "{port}"), "不能在 127.0.0.1 的端口 {port} 上服务：已经被别的程序占用"),
        (("--port", "70000"), "0 到 65535 的整数"),
        (("--host", "203.0.113.1"), "本机没有这个地址"),
        (("--select", "没有这条"), "没有这条"),
    ],
)
def test_what_cannot_be_served_is_told(served: Served, options: tuple[str, ...], told: str) -> None:
    words = [option.format(port=served.port) for option in options]
    command = [sys.executable, "-P", "-m", "jixiao_lint", "serve", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert told.format(port=served.port) in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_extra_the_words_to_type_are_told(tmp_path: Path) -> None:
    script = (
        "import sys, importlib.util as util; real = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'starlette' else real(name, *more)\n"
        "from jixiao_lint.cli import main; sys.exit(main(['serve']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, "pip install 'jixiao-lint[web]'" in done.stderr) == (2, True)


def test_no_other_command_loads_a_server() -> None:
    script = (
        "import sys; from jixiao_lint.cli import main; main(['check', sys.argv[1], '-q'])\n"
        "print(sorted({'starlette', 'uvicorn', 'jinja2', 'anyio', 'asyncio'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(CSV)], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"


@contextmanager
def begun(served: Served, name: str, length: str) -> Iterator[socket.socket]:
    """A request of which the head has been sent."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as line:
        head = (
            f"POST /api/report?name={quote(name)} HTTP/1.1",
            f"Host: 127.0.0.1:{served.port}",
            f"Authorization: Bearer {served.token}",
            "Connection: close",
            length,
        )
        line.sendall("\r\n".join((*head, "", "")).encode())
        yield line


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)
