"""Characters of symbol fonts, which files store under private codes: what a person sees instead of them."""

UNKNOWN = "\ufffd"
UNKNOWN_SYMBOL = "文件中有无法识别的字符（多为符号字体），已用“�”代替。"

# By the font and the low byte of the code. Other codes below 0x40 are those of ASCII in the font Symbol.
_SHOWN = {
    "symbol": {
        0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "*", 0x2D: "-", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "◆", 0xA8: "□", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}  # fmt: skip


def in_font(text: str, font: str | None) -> str:
    """The text as shown in a font: private codes of symbol fonts become what they look like, unknown ones `UNKNOWN`."""
    if max(text, default="") < "\uf000" and (font is None or "symbol" not in font.lower()):
        return text
    name = (font or "").strip("'\" ").lower()
    name = "symbol" if name == "opensymbol" else name  # which stands for it where that font is not there
    if name == "symbol":  # web pages write its codes as they are: ³ for ≥
        text = "".join(_SHOWN[name].get(ord(one), one) if "\xa0" <= one <= "\xff" else one for one in text)
    if not any("\uf000" <= character <= "\uf0ff" for character in text):
        return text
    return "".join(_shown(character, name) if "\uf000" <= character <= "\uf0ff" else character for character in text)


def _shown(character: str, font: str) -> str:
    code = ord(character) & 0xFF
    known = _SHOWN.get(font, {})
    if font == "symbol" and 0x20 <= code < 0x40 and code not in known:
        return chr(code)
    return known.get(code, UNKNOWN)
