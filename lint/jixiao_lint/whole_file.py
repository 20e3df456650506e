"""Files written whole or not at all, and never over what somebody changed meanwhile."""

import os
import stat


class NotWrittenError(Exception):
    """`args[0]` says why a file was left as it was."""


def write_whole(path: str | os.PathLike[str], data: bytes, *, instead_of: bytes | None = None) -> None:
    """Write a file so that it is complete and on the disk, or as it was before.

    A link stays one: the file that it leads to is written. With `instead_of`, what was read, the file must still hold that.
    Raises OSError, and NotWrittenError where writing would do more than change the content: the file has other names, or is
    read-only, or somebody else's.
    """
    try:
        before = os.stat(path)
    except FileNotFoundError:
        before = None
    if before is not None and _is_stream(path, before):
        if instead_of is not None:
            raise NotWrittenError("不是普通的文件")
        _write_stream(path, data)
        return
    real = os.path.realpath(path)
    if before is not None:
        _refuse(real, before)
    _replace(real, data, before, instead_of)


def _is_stream(path: str | os.PathLike[str], state: os.stat_result) -> bool:
    """True for a device or a pipe, and for what the system shows as a file of an open stream."""
    return not stat.S_ISREG(state.st_mode) or os.path.abspath(path).startswith(("/dev/", "/proc/"))


def _write_stream(path: str | os.PathLike[str], data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)


def _refuse(path: str, state: os.stat_result) -> None:
    """Raise NotWrittenError where a new file in the place of the old one would not be the same to everybody."""
    if state.st_nlink > 1:
        raise NotWrittenError("这个文件还有别的名字（硬链接），改写以后它们就不再是同一个文件")
    if hasattr(os, "geteuid") and state.st_uid != os.geteuid():
        raise NotWrittenError("这个文件属于别的用户")
    if not state.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise NotWrittenError("这个文件是只读的")


def _replace(path: str, data: bytes, before: os.stat_result | None, instead_of: bytes | None) -> None:
    from secrets import token_hex

    folder = os.path.dirname(path)
    temporary = os.path.join(folder, f".jixiao-{token_hex(8)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)
        if before is not None:
            os.chmod(temporary, stat.S_IMODE(before.st_mode))
        if instead_of is not None and _held_by(path) != instead_of:
            raise NotWrittenError("文件在检查以后又被改过，请再运行一次")
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    _sync(folder)


def _held_by(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _sync(folder: str) -> None:
    """Let the new name outlive a power cut, where the system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError:  # some file systems of other machines cannot
            pass
        finally:
            os.close(handle)
