"""`jixiao scan` and `jixiao query` as a user runs them: processes of their own, whose libraries are not this process's."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jixiao_lint.scan.query import answer_sql
from jixiao_lint.scan.results import opened

JIXIAO = str(Path(sys.executable).with_name("jixiao"))


def jixiao(*words: str | Path, env: Mapping[str, str] = {}) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [JIXIAO, *map(str, words)], capture_output=True, text=True, env=os.environ | env, check=False, timeout=300
    )


def started(*words: str | Path, env: Mapping[str, str] = {}) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [JIXIAO, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | env,
    )


def rows(results: str | Path, sql: str, env: Mapping[str, str] = {}) -> list[dict[str, Any]]:
    done = jixiao("query", results, "--sql", sql, "--json", env=env)
    assert done.returncode in (0, 2), done.stderr
    answer: list[dict[str, Any]] = json.loads(done.stdout)
    return answer


def everything(results: str | Path) -> dict[str, list[str]]:
    """All rows of all tables, as sorted lines; not in which part they stand, and how they are packed there."""
    left_out = {"files": "file, lines", "tables": "file, packed", "indicators": "file", "findings": "file"}
    found = {}
    for kind, names in left_out.items():
        answer = answer_sql([opened(str(results))], f"SELECT * EXCLUDE ({names}) FROM {kind}")
        assert answer.rows
        found[kind] = sorted(map(repr, answer.rows))
    return found
