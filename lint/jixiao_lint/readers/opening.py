"""From a path to bytes, for whatever lies there: looked at before it is opened, and no more of it than a file may have."""

import errno
import os
import stat

from jixiao_lint.file_path import FilePath
from jixiao_lint.readers import limits
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say
from jixiao_lint.result import Fault

# The system's reasons in the user's words, and whose fault they are.
_REASONS = {
    errno.ENOENT: ("没有这个文件或文件夹", Fault.HERE),
    errno.ENOTDIR: ("路径中有一段不是文件夹", Fault.HERE),
    errno.EACCES: ("没有权限，或者正被别的程序占用", Fault.HERE),
    errno.EPERM: ("没有权限", Fault.HERE),
    errno.ELOOP: ("是首尾相接的链接", Fault.FILE),
    errno.ENAMETOOLONG: ("文件名太长", Fault.FILE),
    errno.EISDIR: ("这是一个文件夹", Fault.FILE),
}


def opened(path: FilePath) -> bytes:
    """The bytes of a file. Raises Unreadable for what is no regular file, is too large, or cannot be opened."""
    try:
        _refuse(os.stat(path))
        # A pipe that took the file's place since does not hold us up.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as stream:
            size = _refuse(os.fstat(handle))
            data = stream.read(size + 1)  # to ask for all that a file may have costs more than to read a small one
            if len(data) > size:
                data += stream.read(limits.FILE_BYTES + 1 - len(data))
    except OSError as error:
        raise not_opened(path, error) from error
    except ValueError as error:  # a zero byte in the name
        raise Unreadable("打不开：文件名里有不能用的字符。", "", Kind.NOT_OPENED) from error
    if len(data) > limits.FILE_BYTES:
        raise too_large()
    return data


def too_large() -> Unreadable:
    """What is raised for a file that is larger than any that is read."""
    size = limits.FILE_BYTES // 1024 // 1024
    return beyond_limit(say("文件超过 {size} MB，没有读。", size=size))


def _refuse(what: os.stat_result) -> int:
    """The size of what is no reason to refuse. Raises Unreadable."""
    if stat.S_ISDIR(what.st_mode):
        raise Unreadable("这是一个文件夹，打不开。", "", Kind.NOT_OPENED, Fault.HERE)
    if not stat.S_ISREG(what.st_mode):
        raise Unreadable(
            "这是管道、设备之类的东西，不是文件，没有读。", "要检查程序的输出，请用 - 表示标准输入。", Kind.NOT_OPENED
        )
    if what.st_size > limits.FILE_BYTES:
        raise too_large()
    return what.st_size


def not_opened(path: FilePath, error: OSError) -> Unreadable:
    """What is raised for a file or folder that the system does not let us read."""
    reason, fault = _REASONS.get(error.errno or 0, (error.strerror or str(error), Fault.HERE))
    if error.errno == errno.ENOENT and os.path.islink(path):
        reason, fault = "链接指向的文件不在了", Fault.FILE
    return Unreadable(say("打不开：{reason}。", reason=reason), "", Kind.NOT_OPENED, fault)
