"""What a command raises when the job cannot be done, and how the system's reasons are put."""

import errno


class Failure(Exception):  # noqa: N818 - what it is, not what went wrong
    """`args[0]` is the sentence for the user; the exit code is 2."""


def why(error: OSError) -> str:
    """The system's reason in the user's words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOSPC: "磁盘空间不足",
    errno.EADDRINUSE: "已经被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.ENAMETOOLONG: "文件名太长",
}
