"""Files into which nothing is written: signed ones, and those that somebody has protected from changes."""

from jixiao_lint.office.parts import Parts
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.readers.outline import Node

_SIGNED = "文件有数字签名，写入会使签名失效，没有写；请在没有签名的原稿上批注"
_DOCUMENT = "文件设有编辑限制，没有写；请在 Word 的“审阅”→“限制编辑”里停止保护后再试"
_PASSWORD = "文件设有修改密码，没有写；请取消修改密码后再试"
_BOOK = "工作簿设有结构保护，没有写；请在“审阅”里撤销工作簿保护后再试"
_SHEET = "工作表“{name}”设有保护，没有写；请在“审阅”里撤销工作表保护后再试"
_OFF = (None, "0", "false", "off")


def refuse_signed(parts: Parts) -> None:
    """Raise RefusedError for a file with a digital signature: a change would make it void."""
    if any(name.startswith("_xmlsignatures/") for name in parts.names):
        raise RefusedError(_SIGNED)


def refuse_protected_document(parts: Parts) -> None:
    """Raise RefusedError for a Word document that is protected, or may be changed with a password only."""
    name = parts.related(parts.main, "settings")
    if name is None:
        return
    for node in parts.outline(name).kids:
        if node.name == "documentProtection" and _on(node, "enforcement"):
            raise RefusedError(_DOCUMENT)
        if node.name == "writeProtection" and _has_password(node):
            raise RefusedError(_PASSWORD)


def refuse_protected_book(root: Node) -> None:
    """Raise RefusedError for a workbook whose sheets may not be changed. `root` is that of the workbook."""
    protection, sharing = root.child("workbookProtection"), root.child("fileSharing")
    if protection is not None and _on(protection, "lockStructure"):
        raise RefusedError(_BOOK)
    if sharing is not None and _has_password(sharing):
        raise RefusedError(_PASSWORD)


def refuse_protected_sheet(root: Node, name: str) -> None:
    """Raise RefusedError for a sheet that is protected. `root` is that of the sheet."""
    protection = root.child("sheetProtection")
    if protection is not None and _on(protection, "sheet"):
        raise RefusedError(_SHEET.format(name=name))


def _on(node: Node, attribute: str) -> bool:
    return node.attributes.get(attribute) not in _OFF


def _has_password(node: Node) -> bool:
    keys = ("hash", "hashValue", "cryptProviderType", "reservationPassword", "algorithmName")
    return any(node.attributes.get(key) for key in keys)
