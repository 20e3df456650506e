"""What to do with a file of a format that takes no comments of ours."""

# The endings of files that take comments and notes.
WRITABLE = (".docx", ".docm", ".xlsx", ".xlsm")

_AS_WORD = "请用 Word、WPS 或 LibreOffice 另存为 docx 后再批注"
_AS_EXCEL = "请用 Excel、WPS 或 LibreOffice 另存为 xlsx 后再批注"
_ORIGINAL = "请在 Word 或 Excel 原件上批注，或者用 jixiao check 看结果"
_TEXT = "请用 jixiao check 看结果，用 jixiao check --fix 改正"

_INSTEAD = {
    "odt": ("odt 文件", _AS_WORD),
    "doc": ("旧格式的 Word、WPS 文件", _AS_WORD),
    "rtf": ("rtf 文件", _AS_WORD),
    "mht": ("网页文件", _AS_WORD),
    "ods": ("ods 文件", _AS_EXCEL),
    "xls": ("旧格式的 Excel、WPS 表格", _AS_EXCEL),
    "office-xml": ("XML 格式的表格", _AS_EXCEL),
    "html": ("网页文件", _AS_EXCEL),
    "pdf": ("PDF 文件", _ORIGINAL),
    "ofd": ("OFD 文件", _ORIGINAL),
    "image": ("图片", _ORIGINAL),
    "archive": ("压缩包", "请解压后批注里面的文件"),
    "encrypted": ("有打开密码的文件", "请取消密码后再批注"),
    "presentation": ("演示文稿", "请把其中的绩效目标表另存为 docx 或 xlsx 后再批注"),
    "xlsb": ("xlsb 文件", _AS_EXCEL),
    "ole": ("不认识的文件", "请另存为 docx 或 xlsx 后再批注"),
}


def instead(kind: str, path: str) -> str:
    """A sentence: that nothing can be written into a file of this format, and what to do. An ending may lie."""
    what, deed = _INSTEAD.get(kind, ("文本文件", _TEXT))
    if kind not in _INSTEAD and path.lower().endswith(WRITABLE):
        what, deed = "内容不是 docx、xlsx 的文件", "文件可能已损坏或改过扩展名，请用办公软件打开后另存一份"
    return f"{what}里不能写批注；{deed}"
