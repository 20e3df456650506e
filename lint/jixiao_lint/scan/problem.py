"""What goes wrong with a scan as a whole, in a sentence; what goes wrong with a file is a finding about that file."""

import errno


class ScanError(Exception):
    """`args[0]` is the sentence for the user. Nothing that was done before is lost."""


def told(error: BaseException, address: str) -> ScanError:
    """What storage or its library said about an address, as a sentence."""
    if isinstance(error, ScanError):
        return error
    return ScanError(f"{address}：{_reason(error)}")


def _reason(error: BaseException) -> str:
    name = type(error).__name__
    if name in _BY_NAME:
        return _BY_NAME[name]
    if isinstance(error, ImportError):
        return f"读写这种地址要先安装它的库（{error.args[0] if error.args else name}）"
    if isinstance(error, ValueError) and "Protocol not known" in str(error):
        return "不认识这种地址，开头应当是 file://、s3:// 之类"
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0) or _BY_KIND.get(type(error)) or error.strerror or str(error) or name
    return f"{name}：{error}"


_BY_NUMBER = {
    errno.ENOSPC: "磁盘满了；做完的都在，腾出地方以后再运行一次就接着做",
    errno.EDQUOT: "超过了磁盘配额；做完的都在，腾出地方以后再运行一次就接着做",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOENT: "没有这个文件、文件夹或者存储桶",
    errno.ENOTDIR: "路径中有一段不是文件夹",
}
_BY_KIND: dict[type, str] = {
    FileNotFoundError: "没有这个文件、文件夹或者存储桶",
    PermissionError: "没有权限，或者凭据不对",
}
# Exceptions of libraries that may not be installed are known by their names alone.
_BY_NAME = {
    "NoCredentialsError": "没有凭据；请按存储的说明设好（如环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY）",
    "PartialCredentialsError": "凭据不全；请按存储的说明设好",
    "EndpointConnectionError": "连不上这个存储",
    "ClientConnectorError": "连不上这个存储",
    "ConnectTimeoutError": "连不上这个存储",
}
