"""How many columns a text takes, as the library counts them that is loaded for rarer characters."""

from rich.cells import cell_len

from jixiao_lint.report.columns import measure


def test_every_character_takes_the_columns_that_rich_gives_it() -> None:
    columns = measure(1)
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code <= 0xDFFF]
    assert [one for one in characters if columns(one) != cell_len(one)] == []


def test_a_text_with_a_rarer_character_takes_the_columns_that_rich_gives_it() -> None:
    columns = measure(1)
    for text in ("指标值≥95%", "完成“一件事”……", "e\u0301tude", "合格\ufe0f", "👩\u200d⚕️门诊", "①→②", "ｱ半角", ""):
        assert columns(text) == cell_len(text)
