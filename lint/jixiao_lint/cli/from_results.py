"""What a scan has found, in the place of files that a command would check itself."""

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.scan_library import library
from jixiao_lint.group import Member
from jixiao_lint.result import FileResult


def files_of(address: str, *, keeps_tables: bool = False) -> tuple[FileResult, ...]:
    """Every file of the results. Raises Failure where they cannot be read, or the scan is not finished."""
    with library():
        from jixiao_lint.scan.rebuilt import file_results
        from jixiao_lint.scan.results import opened

        results = opened(address)
        if results.missing or not results.is_judged:
            raise Failure(f"{address} 的扫描还没有做完，请再运行一次 jixiao scan")
        return tuple(file_results(results, keeps_tables=keeps_tables))


def members_of(address: str) -> tuple[Member, ...]:
    """Every table of the results, with its file. Raises Failure as `files_of`."""
    with library():
        from jixiao_lint.scan.rebuilt import members
        from jixiao_lint.scan.results import opened

        return tuple(members(opened(address)))
