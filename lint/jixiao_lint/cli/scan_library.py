"""What every command that touches results has in common: the libraries may be missing, and what goes wrong is a sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from jixiao_lint.cli.failure import Failure

_MARK = "jixiao-results.json"


@contextmanager
def library() -> Iterator[None]:
    """Inside, the scan may be imported and used. Raises Failure for what a user can do something about."""
    try:
        import jixiao_lint.scan.work  # noqa: F401 - with all the libraries
        from jixiao_lint.scan.problem import ScanError
    except ImportError as error:
        raise Failure(f"扫描要用的 {error.name} 没有安装，请运行：pip install 'jixiao-lint[scan]'") from error
    try:
        yield
    except ScanError as error:
        raise Failure(str(error.args[0])) from error


def is_results(path: str) -> bool:
    """True for a folder that a scan has written; of an address elsewhere only results can be meant."""
    return "://" in path or os.path.exists(os.path.join(path, _MARK))
