"""Files that nobody here reads: what is told about them, by what they turned out to be."""

from collections.abc import Callable

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format, known_endings
from jixiao_lint.readers.problem import Unreadable, say
from jixiao_lint.readers.reading import Content, Reading

_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!\x1a", b"7z\xbc\xaf")
_AS_XLSX = "请另存为 docx、xlsx、csv 或 txt 后再检查。"


def _saying(message: str, hint: str) -> Callable[[Content], Reading]:
    def read(_: Content) -> Reading:
        raise Unreadable(message, hint)

    return read


def _read_archive(content: Content) -> Reading:
    """A package under the ending of a document that lacks what makes it one is broken."""
    if content.ending in known_endings():
        message = say("文件不是完整的 {ending}，可能已损坏或不完整，没有读。", ending=content.ending[1:])
        raise Unreadable(message, "请用办公软件打开核对，另存一份再检查。")
    raise Unreadable(
        "这是压缩包，不是文档或表格，没有读。",
        "压缩包里没有可以检查的文件，或者压缩包打不开；请解压后检查里面的文件。",
    )


def _is_ofd(look: Look) -> bool:
    return "OFD.xml" in look.names


def _is_presentation(look: Look) -> bool:
    return look.is_office(r"presentationml\.|ms-powerpoint\.", "ppt/") or "PowerPoint Document" in look.streams


def _is_binary_workbook(look: Look) -> bool:
    return "ms-excel.sheet.binary" in look.main_kind


FORMATS = (
    Format(
        "encrypted",
        _saying("文件有打开密码，没有读。", "请取消密码后再检查。"),
        accepts=lambda look: "EncryptedPackage" in look.streams,
    ),
    Format(
        "ofd",
        _saying("还不会读 OFD 文件。", "请导出为 PDF，或提供 docx、xlsx 原件。"),
        accepts=_is_ofd,
        is_refused=True,
    ),
    Format(
        "presentation",
        _saying("这是演示文稿，没有读。", "请把其中的绩效目标表另存为 docx 或 xlsx 后再检查。"),
        accepts=_is_presentation,
        is_refused=True,
    ),
    Format(
        "xlsb",
        _saying("还不会读 xlsb 文件。", "请另存为 xlsx 后再检查。"),
        accepts=_is_binary_workbook,
        is_refused=True,
    ),
    Format(
        "image",
        _saying("这是图片，没有可以读取的文字。", "请提供 docx、xlsx 或由办公软件导出的 PDF。"),
        accepts=lambda look: look.begins(*_IMAGES),
        is_refused=True,
    ),
    Format(
        "archive",
        _read_archive,
        accepts=lambda look: look.is_package or look.begins(*_ARCHIVES),
        is_refused=True,
        is_last=True,
    ),
    Format(
        "ole",
        _saying("不认识的文件：可能已损坏或不完整，也可能不是文档或表格，没有读。", _AS_XLSX),
        accepts=lambda look: look.is_compound,
        is_refused=True,
        is_last=True,
    ),
)
